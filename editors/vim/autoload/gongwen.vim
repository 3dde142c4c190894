" What a buffer of gongwen has in every Vim, whichever client runs the server.

let s:markers = ['.gongwen.json', '.gongwen', '.git']

" The command of the server with the options that a client needs.
function! gongwen#command(...) abort
  return [g:gongwen_executable, 'lsp'] + a:000
endfunction

" The nearest folder upwards that marks a workspace, else the folder of the file.
function! gongwen#root(...) abort
  let l:folder = fnamemodify(bufname(a:0 ? a:1 : '%'), ':p:h')
  let l:place = l:folder
  while 1
    for l:marker in s:markers
      if !empty(glob(l:place . '/' . l:marker, 1))
        return l:place
      endif
    endfor
    let l:parent = fnamemodify(l:place, ':h')
    if l:parent ==# l:place
      return l:folder
    endif
    let l:place = l:parent
  endwhile
endfunction

" Called once for each buffer that the server looks after.
function! gongwen#buffer() abort
  call gongwen#clients#buffer()
endfunction

" The text of the buffer through `gongwen SUBCOMMAND`, and what the program says beside it; no lines and a message if that
" fails. Apart, whatever 'shellredir' does: what it says is no text of the draft.
function! s:filter(arguments) abort
  let l:said = tempname()
  let l:command = join(map([g:gongwen_executable] + a:arguments, 'shellescape(v:val)'))
  let l:lines = systemlist(l:command . ' 2>' . shellescape(l:said), getline(1, '$'))
  let l:words = filereadable(l:said) ? readfile(l:said) : []
  call delete(l:said)
  " 1 is "findings", not a failure.
  if v:shell_error > 1
    echohl WarningMsg | echomsg 'gongwen: ' . join(l:words) | echohl None
    return [[], []]
  endif
  return [l:lines, l:words]
endfunction

" Fills the location list with the outline of the buffer as it stands, saved or not.
function! gongwen#outline() abort
  let [l:lines, l:words] = s:filter(['outline', '--format', 'json', '-'])
  if empty(l:lines)
    return
  endif
  let l:items = s:flatten(json_decode(join(l:lines, "\n")).sections, 0, [])
  let l:here = 1
  for l:index in range(len(l:items))
    let l:here = l:items[l:index].lnum <= line('.') ? l:index + 1 : l:here
  endfor
  let l:list = {'title': '大纲', 'items': l:items, 'idx': l:here, 'quickfixtextfunc': 'gongwen#outline_line'}
  call setloclist(0, [], ' ', l:list)
  lopen
  " What the section holds is seen below it.
  setlocal scrolloff=3
endfunction

" Headings and items with what stands inside them: 首先 … 其次, 一是 … 二是.
function! s:flatten(sections, depth, items) abort
  for l:section in a:sections
    let l:text = repeat('　', a:depth) . l:section.ordinal . l:section.heading
    call add(a:items, {'bufnr': bufnr('%'), 'lnum': l:section.line, 'col': 1, 'text': l:text})
    for l:series in filter(copy(get(l:section, 'series', [])), 'v:val.inline')
      for l:member in l:series.members
        let l:text = repeat('　', a:depth + 1) . l:member.ordinal . l:member.text
        call add(a:items, {'bufnr': bufnr('%'), 'lnum': l:member.line, 'col': 1, 'text': l:text})
      endfor
    endfor
    call s:flatten(l:section.children, a:depth + 1, a:items)
  endfor
  return a:items
endfunction

" Only the heading: the file and the column are noise in an outline.
function! gongwen#outline_line(info) abort
  let l:items = getloclist(a:info.winid, {'id': a:info.id, 'items': 1}).items
  return map(range(a:info.start_idx - 1, a:info.end_idx - 1), 'l:items[v:val].text')
endfunction

" Puts in the place of the draft what `gongwen SUBCOMMAND` makes of it; what the program says beside it.
function! s:replace(arguments) abort
  let [l:lines, l:words] = s:filter(a:arguments)
  if !empty(l:lines) && l:lines !=# getline(1, '$')
    let l:view = winsaveview()
    call setline(1, l:lines)
    if line('$') > len(l:lines)
      call deletebufline('%', len(l:lines) + 1, '$')
    endif
    call winrestview(l:view)
  endif
  return map(l:words, 'substitute(v:val, "^<stdin>：\\|^\\s\\+\\|：$", "", "g")')
endfunction

" Every list counted afresh; references go along, and those that were left are named.
function! gongwen#renumber() abort
  let l:words = s:replace(['renumber', '-'])
  let l:left = filter(copy(l:words), 'v:val =~# "没有改"')
  redraw
  " What was left is to be read, and the line below is the client's.
  let l:words = join(l:words[:0] + l:left, '；')
  call call(empty(l:left) ? 'gongwen#clients#tell' : 'gongwen#clients#show', [l:words])
endfunction

" Without a bang: what the client offers at the cursor. With a bang: every fix that is certain, in the whole buffer.
function! gongwen#fix(everywhere) abort
  if !a:everywhere
    call gongwen#clients#fix()
    return
  endif
  let l:words = s:replace(['fix', '-'])
  " 已改正 1 处; 还有 2 处要自己决定： has its places in the list of the client.
  let l:heads = filter(copy(l:words), 'v:val =~# "处\\|没有可"')[:1]
  redraw
  echomsg join(map(l:heads, 'substitute(v:val, "^<stdin>：\\|^\\s\\+\\|：$", "", "g")'), '，')
endfunction
