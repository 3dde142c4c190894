" Completion through ALE's connection, at the columns that the server names.
"
" ALE's own omnifunc drops every item that does not begin with the letters typed, which is what pinyin does.

" A completion must never hold up typing for longer than this, in milliseconds.
let s:patience = 500

function! s:ask() abort
  let l:buffer = bufnr('')
  let l:linters = filter(copy(ale#linter#Get(&filetype)), {_, linter -> linter.name ==# 'gongwen'})
  if empty(l:linters)
    return []
  endif
  " The text first: a custom request does not bring it along.
  call ale#lsp_linter#StartLSP(l:buffer, l:linters[0],
  \ {linter, details -> ale#lsp#NotifyForChanges(details.connection_id, details.buffer)})
  let l:reply = {}
  let l:params = {
  \ 'textDocument': {'uri': ale#path#ToFileURI(expand('%:p'))},
  \ 'position': {'line': line('.') - 1, 'character': col('.') - 1},
  \ 'context': {'triggerKind': 1},
  \}
  call ale#lsp_linter#SendRequest(l:buffer, 'gongwen', [0, 'textDocument/completion', l:params],
  \ {answer -> extend(l:reply, {'result': get(answer, 'result', [])})})
  let l:waited = 0
  while !has_key(l:reply, 'result') && l:waited < s:patience
    sleep 2m
    let l:waited += 2
  endwhile
  let l:result = get(l:reply, 'result', [])
  return type(l:result) is v:t_dict ? get(l:result, 'items', []) : type(l:result) is v:t_list ? l:result : []
endfunction

let s:offered = []

function! gongwen#ale#omnifunc(findstart, base) abort
  if !a:findstart
    return s:offered
  endif
  let l:items = sort(s:ask(), {a, b -> a.sortText ==# b.sortText ? 0 : a.sortText ># b.sortText ? 1 : -1})
  let l:start = col('.') - 1
  for l:item in l:items
    let l:start = min([l:start, s:start_of(l:item)])
  endfor
  " An item that begins later than the others takes the text between along.
  let s:offered = map(l:items, {_, item -> {
  \ 'word': strpart(getline('.'), l:start, s:start_of(item) - l:start) . s:text_of(item),
  \ 'abbr': item.label,
  \ 'menu': get(item, 'detail', ''),
  \ 'dup': 1,
  \}})
  return empty(s:offered) ? -3 : l:start
endfunction

function! s:text_of(item) abort
  return has_key(a:item, 'textEdit') ? a:item.textEdit.newText : get(a:item, 'insertText', a:item.label)
endfunction

" Columns are bytes: the linter asked for that.
function! s:start_of(item) abort
  return has_key(a:item, 'textEdit') ? a:item.textEdit.range.start.character : col('.') - 1
endfunction
