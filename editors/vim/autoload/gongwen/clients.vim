" One block per LSP client: how it is recognised, how it hears of the server, what it needs for Chinese text.

" [name, a file that only this client has]. Full clients come before ALE, which many install beside one.
let s:known = [
\ ['coc', 'autoload/coc.vim'],
\ ['vim-lsp', 'autoload/lsp/omni.vim'],
\ ['lsp', 'autoload/lsp/offset.vim'],
\ ['ycm', 'autoload/youcompleteme.vim'],
\ ['ale', 'autoload/ale/lsp.vim'],
\]

" The client in use; '' if there is none.
function! gongwen#clients#name() abort
  if !exists('g:gongwen_client')
    let g:gongwen_client = ''
    for [l:name, l:file] in s:known
      if !empty(globpath(&runtimepath, l:file, 1))
        let g:gongwen_client = l:name
        break
      endif
    endfor
  endif
  return g:gongwen_client
endfunction

function! gongwen#clients#register() abort
  let l:name = gongwen#clients#name()
  if l:name ==# 'coc'
    call s:register_coc()
  elseif l:name ==# 'vim-lsp'
    autocmd gongwen User lsp_setup call s:register_vim_lsp()
  elseif l:name ==# 'lsp'
    autocmd gongwen User LspSetup call s:register_lsp()
  elseif l:name ==# 'ycm'
    call s:register_ycm()
  elseif l:name ==# 'ale'
    call s:register_ale()
  endif
endfunction

" ALE finds ale_linters/ by itself, but enables nothing in plain text unless told to.
function! s:register_ale() abort
  let g:ale_linters = get(g:, 'ale_linters', {})
  for l:filetype in g:gongwen_filetypes
    if l:filetype ==# 'text' && !has_key(g:ale_linters, l:filetype)
      let g:ale_linters[l:filetype] = ['gongwen']
    endif
  endfor
  autocmd gongwen BufWritePost .gongwen.json call gongwen#ale#tell_settings(expand('<afile>'))
endfunction

" coc.nvim: UTF-16 and whole-run edits, as the server does by default.
function! s:register_coc() abort
  let l:command = gongwen#command()
  call coc#config('languageserver.gongwen', {
  \ 'command': l:command[0],
  \ 'args': l:command[1:],
  \ 'filetypes': g:gongwen_filetypes,
  \ 'rootPatterns': ['.gongwen.json', '.gongwen', '.git'],
  \ 'initializationOptions': g:gongwen_settings,
  \ 'settings': {'gongwen': g:gongwen_settings},
  \})
endfunction

" vim-lsp counts code points and does not say so: 𠮷 and emoji are one to it and two in UTF-16.
function! s:register_vim_lsp() abort
  call lsp#register_server({
  \ 'name': 'gongwen',
  \ 'cmd': {server_info -> gongwen#command('--position-encoding', 'utf-32')},
  \ 'allowlist': g:gongwen_filetypes,
  \ 'root_uri': {server_info -> lsp#utils#path_to_uri(gongwen#root())},
  \ 'initialization_options': g:gongwen_settings,
  \ 'workspace_config': {'gongwen': g:gongwen_settings},
  \})
endfunction

" yegappan/lsp negotiates the encoding.
function! s:register_lsp() abort
  let l:command = gongwen#command()
  call LspAddServer([{
  \ 'name': 'gongwen',
  \ 'filetype': g:gongwen_filetypes,
  \ 'path': l:command[0],
  \ 'args': l:command[1:],
  \ 'initializationOptions': g:gongwen_settings,
  \ 'workspaceConfig': {'gongwen': g:gongwen_settings},
  \}])
endfunction

" YouCompleteMe leaves text and Markdown alone unless told otherwise, and opens a list of a server's items by itself
" only after what stands in g:ycm_semantic_triggers: here two 汉字 or marks.
function! s:register_ycm() abort
  let g:ycm_language_server = get(g:, 'ycm_language_server', []) + [{
  \ 'name': 'gongwen',
  \ 'cmdline': gongwen#command(),
  \ 'filetypes': g:gongwen_filetypes,
  \ 'project_root_files': ['.gongwen.json', '.gongwen', '.git'],
  \}]
  let g:ycm_semantic_triggers = get(g:, 'ycm_semantic_triggers', {})
  let g:ycm_filetype_blacklist = get(g:, 'ycm_filetype_blacklist', {})
  for l:filetype in g:gongwen_filetypes
    if !has_key(g:ycm_semantic_triggers, l:filetype)
      let g:ycm_semantic_triggers[l:filetype] = ['re![^\x00-\x7F]{2}']
    endif
    if has_key(g:ycm_filetype_blacklist, l:filetype)
      call remove(g:ycm_filetype_blacklist, l:filetype)
    endif
  endfor
endfunction

" ALE counts bytes, says nothing about itself, and inserts an item at the cursor whatever range the item names. So the
" server is told: byte columns, and items that hold only what is still missing.
function! gongwen#clients#define_ale(filetype) abort
  if gongwen#clients#name() !=# 'ale' || index(g:gongwen_filetypes, a:filetype) < 0
    return
  endif
  call ale#linter#Define(a:filetype, {
  \ 'name': 'gongwen',
  \ 'lsp': 'stdio',
  \ 'language': a:filetype,
  \ 'executable': {buffer -> g:gongwen_executable},
  \ 'command': '%e lsp --position-encoding utf-8',
  \ 'project_root': {buffer -> gongwen#root(buffer)},
  \ 'initialization_options': {buffer -> extend({'client': 'ale', 'positionEncoding': 'utf-8'}, g:gongwen_settings)},
  \ 'lsp_config': {buffer -> {'gongwen': g:gongwen_settings}},
  \})
endfunction

" Buffer by buffer: <C-x><C-o> asks the server.
function! gongwen#clients#buffer() abort
  let l:name = gongwen#clients#name()
  if l:name ==# 'ale'
    setlocal omnifunc=gongwen#ale#omnifunc
    " ALE puts the rule's English name first; it is of use only for settings.
    if get(g:, 'ale_echo_msg_format', '%code: %%s') ==# '%code: %%s'
      let b:ale_echo_msg_format = '%s%（code）%'
    endif
    augroup gongwen_ale
      autocmd! * <buffer>
      autocmd InsertEnter <buffer> call gongwen#ale#hold()
      " <C-c> ends insertion without InsertLeave.
      autocmd InsertLeave,CursorMoved,CursorHold <buffer> call gongwen#ale#release()
      autocmd TextChangedI,TextChangedP <buffer> call gongwen#ale#typed()
    augroup END
  elseif l:name ==# 'vim-lsp'
    setlocal omnifunc=lsp#complete
    augroup gongwen_vim_lsp
      autocmd! * <buffer>
      autocmd BufReadPost <buffer> call timer_start(0, {-> gongwen#clients#resend()})
    augroup END
  endif
  if s:opens_list()
    call gongwen#popup#enable()
  endif
  if maparg('<CR>', 'i') ==# ''
    if l:name ==# 'ale'
      inoremap <buffer> <expr> <CR> gongwen#clients#enter()
    elseif l:name ==# 'ycm'
      " Mapped on: YouCompleteMe opens its list anew behind a <C-y> that is not its own.
      imap <buffer> <expr> <CR> gongwen#clients#take()
    endif
  endif
  if l:name ==# 'ale' && get(g:, 'gongwen_keys', 1)
    for l:key in filter(['o', 'O'], {_, key -> maparg(key, 'n') ==# ''})
      execute 'nnoremap <buffer> <expr>' l:key 'gongwen#clients#open("' . l:key . '")'
    endfor
  endif
  call s:greet()
endfunction

" After :e! vim-lsp takes the draft for open already, and sends nothing until it is changed: Vim tells of no change.
function! gongwen#clients#resend() abort
  if exists('#lsp#TextChanged')
    doautocmd <nomodeline> lsp TextChanged
  endif
endfunction

" Whether our plugin opens the list: where the writer says so, else in gongwen's own files. The other clients do it
" themselves.
function! s:opens_list() abort
  return index(['ale', 'vim-lsp'], gongwen#clients#name()) >= 0
  \ && get(g:, 'gongwen_autocomplete', &filetype ==# 'gongwen')
endfunction

function! s:has_chosen() abort
  return pumvisible() && complete_info(['selected']).selected >= 0
endfunction

" Enter takes the chosen item; else it is a line break.
function! gongwen#clients#take() abort
  return s:has_chosen() ? "\<C-y>" : "\<CR>"
endfunction

" The same, and behind a line break the server may write a number.
function! gongwen#clients#enter() abort
  if s:has_chosen()
    return "\<C-y>"
  endif
  call timer_start(0, 'gongwen#ale#enter')
  return pumvisible() ? "\<C-e>\<CR>" : "\<CR>"
endfunction

" A line of its own below or above, which goes on with the items as behind Enter. Several at once stay empty.
function! gongwen#clients#open(key) abort
  if v:count1 == 1
    call timer_start(0, 'gongwen#ale#enter')
  endif
  return a:key
endfunction

let s:titles = {'coc': 'coc.nvim', 'vim-lsp': 'vim-lsp', 'lsp': 'yegappan/lsp', 'ycm': 'YouCompleteMe', 'ale': 'ALE'}

" One line on the first draft of a session: which client was found, and how to begin.
function! s:greet() abort
  if exists('s:has_greeted') || !get(g:, 'gongwen_hint', 1)
    return
  endif
  let s:has_greeted = 1
  let l:name = gongwen#clients#name()
  if l:name ==# ''
    let l:parts = ['公文：没有 LSP 插件（Debian 的 ALE 要 packadd! ale）', '；可用 :GongwenOutline', '、:GongwenFix!']
  elseif !executable(gongwen#command()[0])
    let l:parts = ['公文：找不到程序 ' . gongwen#command()[0], '；请放进 PATH，或设 g:gongwen_executable']
  else
    " YouCompleteMe opens the list itself.
    let l:list = s:opens_list() || l:name ==# 'ycm' ? '停顿出候选' : '<C-x><C-o> 补全'
    let l:parts = ['公文（' . s:titles[l:name] . '）：' . l:list . '，<C-n> 选', '；:GongwenFix 修改', '；:GongwenOutline 大纲']
  endif
  " Later, in one line: beside the message of the file that was read it would ask for Enter.
  call timer_start(200, {-> s:say(l:parts)})
endfunction

" As many parts as fit: Vim would cut the middle out of a longer line.
function! s:say(parts) abort
  let l:line = ''
  for l:part in a:parts
    if empty(l:line) || strwidth(l:line . l:part) <= v:echospace
      let l:line .= l:part
    endif
  endfor
  redraw
  echomsg l:line
endfunction

" What the client offers at the cursor.
function! gongwen#clients#fix() abort
  let l:name = gongwen#clients#name()
  if l:name ==# 'ale'
    call gongwen#ale#fix()
  elseif l:name ==# 'vim-lsp' || l:name ==# 'lsp'
    LspCodeAction
  elseif l:name ==# 'coc'
    call CocActionAsync('codeAction', 'cursor')
  elseif l:name ==# 'ycm'
    YcmCompleter FixIt
  else
    echomsg 'gongwen: 没有找到 LSP 插件；:GongwenFix! 不需要插件'
  endif
endfunction

" Renames the 提法 at the cursor throughout.
function! gongwen#clients#rename() abort
  let l:name = gongwen#clients#name()
  if l:name ==# 'ale'
    call gongwen#ale#rename()
  elseif l:name ==# 'vim-lsp' || l:name ==# 'lsp'
    LspRename
  elseif l:name ==# 'coc'
    call CocActionAsync('rename')
  elseif l:name ==# 'ycm'
    let l:new = input('通篇改为：', expand('<cword>'))
    redraw
    if !empty(l:new)
      execute 'YcmCompleter RefactorRename' l:new
    endif
  else
    call gongwen#clients#tell('没有找到 LSP 插件')
  endif
endfunction

" Lists where the place at the cursor is spoken of.
function! gongwen#clients#references() abort
  let l:name = gongwen#clients#name()
  if l:name ==# 'ale'
    call gongwen#ale#references()
  elseif l:name ==# 'vim-lsp'
    LspReferences
  elseif l:name ==# 'lsp'
    LspShowReferences
  elseif l:name ==# 'coc'
    call CocActionAsync('jumpReferences')
  elseif l:name ==# 'ycm'
    YcmCompleter GoToReferences
  else
    call gongwen#clients#tell('没有找到 LSP 插件')
  endif
endfunction

function! gongwen#clients#tell(words) abort
  let l:words = '公文：' . a:words
  " Behind a menu, which has lifted the text, a message would ask for Enter, as one that is longer than the line does.
  redraw
  if strwidth(l:words) > v:echospace
    call gongwen#clients#show(a:words)
  else
    echohl WarningMsg | echomsg l:words | echohl None
  endif
endfunction

" Above the last line for a while: there a client writes what it has to say about the cursor.
function! gongwen#clients#show(words) abort
  let l:place = {'line': max([1, &lines - &cmdheight - 3]), 'col': 1, 'time': 12000, 'highlight': 'WarningMsg'}
  call popup_notification('公文：' . a:words, l:place)
endfunction
