" Plays a writer in Vim, with ALE or YouCompleteMe: reads job.json in the current folder, writes result.json, quits.

let s:job = json_decode(join(readfile('job.json'), "\n"))
let s:result = {'completions': [], 'diagnostics': [], 'outline': [], 'seeds': [], 'enters': [], 'undone': [], 'opened': [], 'errors': []}
" The scenes that ask for a list do so themselves; and the hint of the first draft is no error.
let g:gongwen_autocomplete = 0
let g:gongwen_hint = 0
" YouCompleteMe says something of its own before each message of the server; two in one line would ask for Enter.
set cmdheight=3

function! s:await(what, condition) abort
  for l:step in range(1000)
    if a:condition()
      return 1
    endif
    sleep 10m
  endfor
  call add(s:result.errors, 'waited in vain for ' . a:what)
  return 0
endfunction

function! s:text() abort
  return join(getline(1, '$'), "\n")
endfunction

function! s:open(file) abort
  execute 'silent edit!' a:file
  if s:job.client ==# 'ycm'
    call s:await('ycmd', {-> py3eval('ycm_state.IsServerReady() and ycm_state.NativeFiletypeCompletionUsable()')})
  endif
endfunction

" ---- completion

let s:scene = {}
let s:labels = []
let s:tries = 0
" The keys that ask for a list.
let s:ask = s:job.client ==# 'ycm' ? "\<C-Space>" : "\<C-x>\<C-o>"
" The key that takes the chosen row: Enter is another one in our plugin, and may not break the line.
let s:take = s:job.client ==# 'ycm' ? "\<CR>" : "\<C-y>"

" Runs in insert mode, again and again, until the list is there or patience ends.
function! s:pick(timer) abort
  let s:tries += 1
  if mode() !~# 'i'
    return
  endif
  let s:labels = pumvisible()
  \ ? map(copy(complete_info(['items']).items), {_, item -> empty(item.abbr) ? item.word : item.abbr}) : []
  let l:wanted = index(s:labels, s:scene.label)
  if l:wanted >= 0
    call timer_stop(a:timer)
    call feedkeys(repeat("\<C-n>", l:wanted + 1) . s:take . "\<Esc>", 't')
  elseif !pumvisible() && s:tries % 50 == 0 && s:tries < 300
    " A server that just starts on a busy machine may not answer in time: the writer asks again.
    call feedkeys(s:ask, 't')
  elseif s:tries > 300
    call timer_stop(a:timer)
    call add(s:result.errors, 'no ' . s:scene.label . ' in ' . s:scene.name)
    call feedkeys("\<C-e>\<Esc>", 't')
  endif
endfunction

function! s:complete(scene) abort
  call s:open(a:scene.file)
  setlocal completeopt=menuone,noselect
  let s:scene = a:scene
  let s:labels = []
  let s:tries = 0
  call cursor(a:scene.line, len(a:scene.before) + 1)
  let l:start = len(a:scene.before) >= len(getline(a:scene.line)) ? 'A' : 'i'
  call timer_start(20, function('s:pick'), {'repeat': -1})
  call feedkeys(l:start . a:scene.typed, 't')
  call feedkeys(s:ask, 't')
  call feedkeys('', 'x!')
  call add(s:result.completions, {'name': a:scene.name, 'labels': s:labels, 'text': s:text()})
endfunction

" ---- diagnostics

" ALE: byte columns, the end is the last byte. YouCompleteMe: byte columns, the end lies behind the last byte.
function! s:found() abort
  if s:job.client ==# 'ale'
    return map(copy(ale#engine#GetLoclist(bufnr(''))), {_, item -> {
    \ 'code': get(item, 'code', ''),
    \ 'line': item.lnum,
    \ 'covered': strpart(getline(item.lnum), item.col - 1, item.end_col - item.col + 1),
    \}})
  endif
  return map(copy(py3eval('[diagnostic for diagnostic in ycm_state.CurrentBuffer()._diag_interface._diagnostics]')),
  \ {_, item -> {
  \ 'code': matchstr(item.text, '\[\zs[a-z-]\+\ze\]$'),
  \ 'line': item.location_extent.start.line_num,
  \ 'covered': strpart(getline(item.location_extent.start.line_num), item.location_extent.start.column_num - 1,
  \   item.location_extent.end.column_num - item.location_extent.start.column_num),
  \}})
endfunction

function! s:diagnostics(scene) abort
  call s:open(a:scene.file)
  call s:await('diagnostics of ' . a:scene.file, {-> len(s:found()) >= a:scene.count})
  call add(s:result.diagnostics, {'name': a:scene.name, 'found': s:found()})
endfunction

" ---- a fix

function! s:fix(scene) abort
  call s:open(a:scene.file)
  call s:await('diagnostics of ' . a:scene.file, {-> len(s:found()) > 0})
  let l:before = s:text()
  call cursor(a:scene.line, 1)
  if s:job.client ==# 'ale'
    " What :ALECodeAction does, with the first action chosen for the writer.
    call ale#codefix#Execute(0, {data, actions -> empty(actions) ? 0 : ale#codefix#ApplyLSPCodeAction(data, actions[0][1])})
  else
    " A writer who is asked takes the first answer.
    py3 from ycm import vimsupport; vimsupport.SelectFromList = lambda prompt, items: 0
    YcmCompleter FixIt
  endif
  call s:await('a fix', {-> s:text() !=# l:before})
  let s:result.fixed = s:text()
endfunction

function! s:fix_all(file) abort
  call s:open(a:file)
  GongwenFix!
  let s:result.fixedAll = s:text()
endfunction

" ---- a reference followed, and a rule switched off

function! s:reference(scene) abort
  call s:open(a:scene.file)
  call cursor(a:scene.line, len(a:scene.before) + 1)
  if s:job.client ==# 'ale'
    ALEGoToDefinition
  else
    YcmCompleter GoTo
  endif
  call s:await('the place that is named', {-> line('.') == a:scene.target})
  let s:result.referenceLine = line('.')
endfunction

function! s:choose(data, actions, title) abort
  for l:action in filter(copy(a:actions), {_, action -> stridx(string(action), a:title) >= 0})
    call ale#codefix#ApplyLSPCodeAction(a:data, l:action[1])
  endfor
endfunction

function! s:rule_off(scene) abort
  call s:open(a:scene.file)
  call s:await('diagnostics of ' . a:scene.file, {-> len(s:found()) > 0})
  call cursor(a:scene.line, 7)
  if s:job.client ==# 'ale'
    call ale#codefix#Execute(0, {data, actions -> s:choose(data, actions, a:scene.action)})
  else
    let g:drive_action = a:scene.action
    py3 import vim
    py3 vimsupport.SelectFromList = lambda prompt, items: next(i for i, it in enumerate(items) if vim.eval('g:drive_action') in it)
    YcmCompleter FixIt
  endif
  let s:result.isSilenced = s:await('silence', {-> empty(s:found())}) ? v:true : v:false
endfunction

" ---- explained, listed, renamed, gone on to: by the commands that the README names

" What stands in the window that the client opened beside the draft; it is closed again.
function! s:beside(what, window) abort
  let l:Found = {-> filter(range(1, winnr('$')), {_, number -> a:window(number)})}
  call s:await(a:what, {-> !empty(l:Found())})
  let l:lines = empty(l:Found()) ? [] : getbufline(winbufnr(l:Found()[0]), 1, '$')
  only
  return l:lines
endfunction

function! s:lookup(scene) abort
  call s:open(a:scene.file)
  call s:await('diagnostics of ' . a:scene.file, {-> len(s:found()) > 0})
  let l:draft = bufnr('')
  let l:IsPreview = {number -> getwinvar(number, '&previewwindow') || getbufvar(winbufnr(number), '&filetype') =~# 'preview'}
  call cursor(a:scene.heading, 1)
  execute s:job.client ==# 'ale' ? 'ALEHover' : 'YcmCompleter GetHover'
  let l:told = {'hover': join(s:beside('an explanation', l:IsPreview), "\n")}
  call cursor(a:scene.line, len(a:scene.before) + 1)
  call setqflist([])
  GongwenReferences
  call s:await('references', {-> !empty(getqflist())})
  let l:told.references = map(getqflist(), {_, item -> item.lnum})
  if s:job.client ==# 'ale' && (&buftype !=# 'quickfix' || stridx(s:text(), '要落实“三个到位”') < 0)
    call add(s:result.errors, 'the list of references is not open, or has no text')
  endif
  cclose
  only
  execute 'buffer' l:draft
  call cursor(1, 1)
  if s:job.client ==# 'ale'
    ALENextWrap
  else
    YcmDiags
    execute "normal! \<CR>"
    only
  endif
  let l:told.finding = line('.')
  let l:before = s:text()
  call cursor(a:scene.line, len(a:scene.before) + 1)
  if s:job.client ==# 'ale'
    call feedkeys("\<C-u>" . a:scene.name . "\<CR>", 't')
    ALERename
  else
    execute 'YcmCompleter RefactorRename' a:scene.name
  endif
  call s:await('another name', {-> s:text() !=# l:before})
  only
  let l:told.renamed = s:text()
  let s:result.lookup = l:told
endfunction

function! s:outline(scene) abort
  call s:open(a:scene.file)
  GongwenOutline
  let s:result.outlineWindow = s:text()
  let s:result.outline = map(getloclist(0), {_, item -> item.text})
  lclose
endfunction

function! s:seed(file) abort
  call s:open(a:file)
  GongwenOutline
  lclose
  call add(s:result.seeds, map(getloclist(0), {_, item -> item.text}))
endfunction

" ---- typing and Enter: insert mode goes on while timers look

let s:clauses = []
let s:rows = []
let s:fed = 0
let s:waited = 0

" The list must come by itself: the writer only types and pauses. Each clause is typed once the one before has its list,
" the first once insert mode has begun.
function! s:watch(before, timer) abort
  let s:waited += 1
  let l:typed = s:fed == 0 ? '' : join(s:clauses[: s:fed - 1], '')
  if mode()[0] !=# 'i' || col('.') - 1 !=# strlen(a:before . l:typed)
    return
  endif
  if s:fed > len(s:rows)
    if !pumvisible() && s:waited < 500
      return
    endif
    call add(s:rows, pumvisible() ? len(complete_info(['items']).items) : 0)
  endif
  let s:waited = 0
  if s:fed < len(s:clauses)
    call feedkeys(s:clauses[s:fed], 't')
    let s:fed += 1
  else
    call timer_stop(a:timer)
    call feedkeys("\<C-e>\<Esc>", 't')
  endif
endfunction

function! s:typing(scene) abort
  let g:gongwen_autocomplete = 1
  call s:open(a:scene.file)
  if s:job.client ==# 'ycm'
    " ycmd reads a draft when it is opened, and knows nothing of it before.
    call s:await('the draft to be read', {-> py3eval('ycm_state.CurrentBuffer().FileParseRequestReady()')})
  endif
  let s:clauses = a:scene.clauses
  call cursor(a:scene.line, len(a:scene.before) + 1)
  call timer_start(20, function('s:watch', [a:scene.before]), {'repeat': -1})
  " YouCompleteMe passes over the first change behind a <C-y>, which ended the scenes before.
  call feedkeys("Ax\<BS>", 't')
  call feedkeys('', 'x!')
  let s:result.typing = {'rows': s:rows, 'text': s:text()}
endfunction

function! s:type(character, timer) abort
  call feedkeys(a:character, 't')
endfunction

function! s:after_enter(timer) abort
  let l:line = getline('.')
  let l:column = col('.') - 1
  let s:entered = getline(1, '$')
  let s:entered[line('.') - 1] = strpart(l:line, 0, l:column) . '‸' . strpart(l:line, l:column)
  call feedkeys("\<Esc>", 't')
endfunction

function! s:enter(scene) abort
  let g:gongwen_autocomplete = 0
  call s:open(a:scene.file)
  " The server must have read the draft before it can say what the next line holds.
  call s:await('a server', {-> !empty(gongwen#ale#omnifunc(1, '')) || 1})
  call cursor(a:scene.line, len(a:scene.before) + 1)
  " Where nothing is to be written no sign comes.
  let l:wait = 500
  for l:character in split(a:scene.typed, '\zs')
    let l:wait += 100
    call timer_start(l:wait, function('s:type', [l:character]))
  endfor
  call timer_start(l:wait + 500, function('s:after_enter'))
  call feedkeys("A\<CR>", 't')
  call feedkeys('', 'x!')
  call add(s:result.enters, {'name': a:scene.name, 'text': join(s:entered, "\n")})
endfunction

" ---- undo

let s:stood = []
let s:steps = []

" A step of what is typed, once the answer to the one before has had time to come.
function! s:step(timer) abort
  call add(s:stood, s:text())
  if empty(s:steps)
    call timer_stop(a:timer)
    call feedkeys("\<Esc>", 't')
  else
    call feedkeys(substitute(substitute(remove(s:steps, 0), "\n", "\<CR>", 'g'), "\b", "\<BS>", 'g'), 't')
  endif
endfunction

" The texts that a command leads to, called until it changes nothing more.
function! s:each(command) abort
  let l:texts = []
  let l:last = ''
  while l:last !=# s:text() && len(l:texts) < 50
    let l:last = s:text()
    execute 'silent' a:command
    call add(l:texts, s:text())
  endwhile
  return l:texts
endfunction

function! s:undo(scene) abort
  set backspace=indent,eol,start
  call s:open(a:scene.file)
  call s:await('a server', {-> !empty(gongwen#ale#omnifunc(1, '')) || 1})
  let s:stood = []
  let s:steps = copy(a:scene.steps)
  call cursor(a:scene.line, len(a:scene.before) + 1)
  call timer_start(400, function('s:step'), {'repeat': -1})
  call feedkeys('A', 't')
  call feedkeys('', 'x!')
  call add(s:result.undone, {'name': a:scene.name, 'stood': s:stood, 'undone': s:each('undo'), 'redone': s:each('redo')})
  set backspace&
endfunction

function! s:taken_back(scene) abort
  set backspace=indent,eol,start
  call s:open(a:scene.file)
  call s:await('a server', {-> !empty(gongwen#ale#omnifunc(1, '')) || 1})
  let s:stood = []
  let s:steps = ["\n"] + repeat(["\b"], a:scene.deleted) + [a:scene.typed]
  call cursor(a:scene.line, len(a:scene.before) + 1)
  call timer_start(400, function('s:step'), {'repeat': -1})
  call feedkeys('A', 't')
  call feedkeys('', 'x!')
  let s:result.takenBack = s:text()
  set backspace&
endfunction

" ---- o and O, renumbering, what a fix leaves

function! s:opened(scene) abort
  call s:open(a:scene.file)
  call s:await('a server', {-> !empty(gongwen#ale#omnifunc(1, '')) || 1})
  call cursor(a:scene.line, 1)
  call timer_start(500, function('s:after_enter'))
  call feedkeys(a:scene.key, 't')
  call feedkeys('', 'x!')
  call add(s:result.opened, {'name': a:scene.key, 'text': join(s:entered, "\n")})
endfunction

function! s:renumber(file) abort
  call s:open(a:file)
  GongwenRenumber
  let s:result.renumbered = s:text()
endfunction

" What is said: in the list of messages, or in a window that stands above the last line for a while.
function! s:said() abort
  return execute('messages') . join(map(popup_list(), {_, id -> join(getbufline(winbufnr(id), 1, '$'), '')}), '')
endfunction

function! s:left(scene) abort
  call s:open(a:scene.file)
  call s:await('diagnostics of ' . a:scene.file, {-> len(s:found()) > 0})
  call cursor(a:scene.line, 1)
  " The first answer.
  call feedkeys("1\<CR>", 't')
  let l:before = s:text()
  call gongwen#ale#fix()
  call s:await('a fix', {-> s:text() !=# l:before})
  call s:await('what is left', {-> stridx(s:said(), a:scene.said) >= 0})
  let s:result.left = s:text()
endfunction

function! s:play(timer) abort
  try
    for l:scene in get(s:job, 'completions', [])
      call s:complete(l:scene)
    endfor
    for l:scene in get(s:job, 'diagnostics', [])
      call s:diagnostics(l:scene)
    endfor
    if has_key(s:job, 'fix')
      call s:fix(s:job.fix)
    endif
    if has_key(s:job, 'outline')
      call s:outline(s:job.outline)
    endif
    for l:file in get(s:job, 'seeds', [])
      call s:seed(l:file)
    endfor
    for l:scene in get(s:job, 'enters', [])
      call s:enter(l:scene)
    endfor
    for l:scene in get(s:job, 'undos', [])
      call s:undo(l:scene)
    endfor
    if has_key(s:job, 'takenBack')
      call s:taken_back(s:job.takenBack)
    endif
    for l:scene in get(s:job, 'opened', [])
      call s:opened(l:scene)
    endfor
    if has_key(s:job, 'renumber')
      call s:renumber(s:job.renumber)
    endif
    if has_key(s:job, 'left')
      call s:left(s:job.left)
    endif
    if has_key(s:job, 'typing')
      call s:typing(s:job.typing)
    endif
    call s:fix_all(s:job.fixAll)
    call s:reference(s:job.reference)
    call s:lookup(s:job.lookup)
    call s:rule_off(s:job.ruleOff)
  catch
    call add(s:result.errors, v:exception . ' at ' . v:throwpoint)
  endtry
  call writefile([json_encode(s:result)], 'result.json')
  qall!
endfunction

" After the plugins of VimEnter.
autocmd VimEnter * call timer_start(100, function('s:play'))
