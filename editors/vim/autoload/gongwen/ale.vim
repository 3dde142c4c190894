" Completion through ALE's connection, at the columns that the server names.
"
" ALE's own omnifunc drops every item that does not begin with the letters typed, which is what pinyin does.

" A completion must never hold up typing for longer than this, in milliseconds.
let s:patience = 500

" Sends a request about the cursor; `callback` gets the answer's result, or `refused`, if there is one, the words of a
" server that declines. The text goes first: a custom request does not bring it along.
function! s:send(method, extra, Callback, Refused = v:null) abort
  let l:buffer = bufnr('')
  let l:linters = filter(copy(ale#linter#Get(&filetype)), {_, linter -> linter.name ==# 'gongwen'})
  if empty(l:linters)
    return 0
  endif
  call ale#lsp_linter#StartLSP(l:buffer, l:linters[0], function('s:bring_up_to_date'))
  let l:params = extend({
  \ 'textDocument': {'uri': ale#path#ToFileURI(expand('%:p'))},
  \ 'position': {'line': line('.') - 1, 'character': col('.') - 1},
  \}, a:extra)
  call ale#lsp_linter#SendRequest(l:buffer, 'gongwen', [0, a:method, l:params],
  \ {answer -> has_key(answer, 'error') && a:Refused isnot v:null
  \ ? a:Refused(answer.error.message) : a:Callback(get(answer, 'result', v:null))})
  return 1
endfunction

function! s:bring_up_to_date(linter, details) abort
  call ale#lsp#RegisterCallback(a:details.connection_id, function('gongwen#ale#hear'))
  call ale#lsp#NotifyForChanges(a:details.connection_id, a:details.buffer)
endfunction

" What the server says by itself: ALE shows errors only, unless it was told otherwise for all servers.
function! gongwen#ale#hear(connection, message) abort
  if get(a:message, 'method', '') ==# 'window/showMessage' && index([2, 3], a:message.params.type) >= 0
  \ && get(g:, 'ale_lsp_show_message_severity', 'error') ==# 'error'
    call gongwen#clients#show(a:message.params.message)
  endif
endfunction

function! s:items_of(result) abort
  return type(a:result) is v:t_dict ? get(a:result, 'items', []) : type(a:result) is v:t_list ? a:result : []
endfunction

" The items at the cursor, waited for.
function! s:ask() abort
  let l:reply = {}
  if !s:send('textDocument/completion', {'context': {'triggerKind': 1}}, {result -> extend(l:reply, {'result': result})})
    return []
  endif
  let l:waited = 0
  while !has_key(l:reply, 'result') && l:waited < s:patience
    sleep 2m
    let l:waited += 2
  endwhile
  return s:items_of(get(l:reply, 'result', []))
endfunction

" Where the text of the items begins, in bytes, and the items as complete() wants them.
function! s:choices(items) abort
  let l:items = sort(copy(a:items), {a, b -> a.sortText ==# b.sortText ? 0 : a.sortText ># b.sortText ? 1 : -1})
  let l:start = col('.') - 1
  for l:item in l:items
    let l:start = min([l:start, s:start_of(l:item)])
  endfor
  " An item that begins later than the others takes the text between along.
  return [l:start, map(l:items, {_, item -> {
  \ 'word': strpart(getline('.'), l:start, s:start_of(item) - l:start) . s:text_of(item),
  \ 'abbr': item.label,
  \ 'menu': get(item, 'detail', ''),
  \ 'dup': 1,
  \}})]
endfunction

function! s:is_choosing() abort
  return pumvisible() && complete_info(['selected']).selected >= 0
endfunction

" Opens the list without being asked, if the writer has stayed where he was. Shown by complete(): <C-x><C-o> sent as
" keys leaves Vim in completion mode when nothing matches any more.
function! gongwen#ale#popup() abort
  if s:is_choosing()
    return
  endif
  let l:place = [bufnr(''), getcurpos()[1:2], getline('.')]
  " 2: not asked for by hand, so that completion.automatic and completion.minimumPrefix apply.
  call s:send('textDocument/completion', {'context': {'triggerKind': 2, 'triggerCharacter': ''}},
  \ {result -> s:show(l:place, s:items_of(result))})
endfunction

function! s:show(place, items) abort
  if empty(a:items) || mode()[0] !=# 'i' || s:is_choosing()
  \ || a:place !=# [bufnr(''), getcurpos()[1:2], getline('.')]
    return
  endif
  let [l:start, l:choices] = s:choices(a:items)
  call complete(l:start + 1, l:choices)
endfunction

" After Enter: the next number, or none where an item was still empty.
function! gongwen#ale#enter(timer) abort
  let l:place = [bufnr(''), getcurpos()[1:2], b:changedtick]
  call s:send_typed("\n", {edits -> s:write(l:place, edits)})
endfunction

function! s:send_typed(mark, Callback) abort
  call s:send('textDocument/onTypeFormatting',
  \ {'ch': a:mark, 'options': {'tabSize': &tabstop, 'insertSpaces': v:true}}, a:Callback)
endfunction

" Columns are bytes. The first of the server's edits is the cursor's; from the last place up none moves another.
function! s:write(place, edits) abort
  if type(a:edits) isnot v:t_list || empty(a:edits) || a:place !=# [bufnr(''), getcurpos()[1:2], b:changedtick]
    return
  endif
  let l:cursor = []
  let l:before = {}
  let l:height = line('$')
  for l:edit in sort(copy(a:edits), function('s:later'))
    let l:first = l:edit.range.start.line + 1
    let l:last = l:edit.range.end.line + 1
    let l:count = line('$')
    if l:edit isnot a:edits[0]
      let l:before[l:first] = get(l:before, l:first, getline(l:first))
    endif
    " A blank line may come before the number.
    let l:lines = split(strpart(getline(l:first), 0, l:edit.range.start.character) . l:edit.newText, "\n", 1)
    let l:place = [l:first + len(l:lines) - 1, strlen(l:lines[-1]) + 1]
    let l:lines[-1] .= strpart(getline(l:last), l:edit.range.end.character)
    if l:last > l:first
      call deletebufline('%', l:first + 1, l:last)
    endif
    call setline(l:first, l:lines[0])
    call append(l:first, l:lines[1:])
    " What comes above the cursor moves it.
    let l:cursor = l:edit is a:edits[0] ? l:place : empty(l:cursor) ? [] : [l:cursor[0] + line('$') - l:count, l:cursor[1]]
  endfor
  call cursor(l:cursor)
  let b:gongwen_number = getline('.')
  call s:remember(a:edits[0], l:before, line('$') - l:height)
  call s:close()
endfunction

function! s:close() abort
  " A line that is begun during an insertion Vim notes for undo with the line that was changed last, and not where it stands:
  " what is typed from here on is an insertion of its own.
  if mode(1) ==# 'i'
    call feedkeys("\<C-g>u", 'in')
  endif
endfunction

" What Enter changed besides its own line, should the writer take the number away: [line, as it is now, as it was].
function! s:remember(first, before, grown) abort
  let b:gongwen_entered = {}
  if !empty(a:first.newText) && !empty(a:before)
    let l:lines = map(items(a:before), {_, item -> [item[0] + (item[0] > a:first.range.start.line + 1 ? a:grown : 0), item[1]]})
    let b:gongwen_entered = {'line': line('.'), 'number': getline('.'),
    \ 'changed': map(l:lines, {_, place -> [place[0], getline(place[0]), place[1]]})}
  endif
endfunction

" ALE makes no edit that the server asks for by itself: the items behind count back here, as they do elsewhere.
function! s:count_back() abort
  let l:entered = get(b:, 'gongwen_entered', {})
  if empty(l:entered) || getline(l:entered.line) ==# l:entered.number
    return
  endif
  let l:line = getline(l:entered.line)
  if l:line !~# '^[ \t　]*$' && stridx(l:entered.number, l:line) == 0
    return
  endif
  let b:gongwen_entered = {}
  if l:line =~# '^[ \t　]*$' && empty(filter(copy(l:entered.changed), {_, place -> getline(place[0]) !=# place[1]}))
    for l:place in l:entered.changed
      call setline(l:place[0], l:place[2])
    endfor
    call s:close()
  endif
endfunction

function! s:later(one, other) abort
  let [l:one, l:other] = [a:one.range.start, a:other.range.start]
  return l:one.line == l:other.line ? l:other.character - l:one.character : l:other.line - l:one.line
endfunction

" Characters of a line that the server reads for a number typed behind one that Enter wrote.
let s:longest = 40

" The writer may type the number all the same: of two one goes. Asked behind each character at the end of the line that
" Enter has begun, as ALE does not say which ones the server waits for.
function! gongwen#ale#typed() abort
  call s:count_back()
  call s:find_back()
  let l:number = get(b:, 'gongwen_number', '')
  let l:line = getline('.')
  if empty(l:number) || l:line ==# l:number || stridx(l:line, l:number) != 0
  \ || col('.') <= strlen(l:line) || strchars(l:line) > s:longest
    return
  endif
  let l:place = [bufnr(''), line('.')]
  call s:send_typed(matchstr(l:line, '.$'), {edits -> s:mend(l:place, l:line, edits)})
endfunction

" What has been typed since stands behind both.
function! s:mend(place, line, edits) abort
  if type(a:edits) isnot v:t_list || len(a:edits) != 1 || mode()[0] !=# 'i'
  \ || a:place !=# [bufnr(''), line('.')] || stridx(getline('.'), a:line) != 0
    return
  endif
  let [l:start, l:end] = [a:edits[0].range.start.character, a:edits[0].range.end.character]
  let l:column = col('.') - l:end + l:start
  let b:gongwen_replaced = {'line': line('.'), 'start': l:start,
  \ 'number': strpart(a:line, l:start, l:end - l:start), 'typed': strpart(a:line, l:end)}
  call setline('.', strpart(getline('.'), 0, l:start) . strpart(getline('.'), l:end))
  call cursor(line('.'), l:column)
  unlet! b:gongwen_number
endfunction

" What looked like a number may turn out to be a figure, 1.5亿元 or 三、四季度: the number of Enter stands before it after all.
function! s:find_back() abort
  let l:replaced = get(b:, 'gongwen_replaced', {})
  let l:rest = empty(l:replaced) ? '' : strpart(getline(l:replaced.line), l:replaced.start)
  if empty(l:replaced) || l:rest ==# l:replaced.typed
    return
  endif
  let b:gongwen_replaced = {}
  if l:replaced.line == line('.') && l:replaced.typed =~# '[.．、]$' && stridx(l:rest, l:replaced.typed) == 0
  \ && strpart(l:rest, strlen(l:replaced.typed)) =~# '^[0-9０-９一二三四五六七八九十]'
    let l:column = col('.') + strlen(l:replaced.number)
    call setline('.', strpart(getline('.'), 0, l:replaced.start) . l:replaced.number . l:rest)
    call cursor(line('.'), l:column)
    call s:close()
  endif
endfunction

" ---- fixes

" ALE asks about the character of the cursor; who sees a mark on a line need not go to its column. The gravest comes first.
function! gongwen#ale#fix() abort
  let l:rows = filter(copy(get(get(g:ale_buffer_info, bufnr(''), {}), 'loclist', [])),
  \ {_, row -> row.bufnr == bufnr('') && row.lnum == line('.')})
  let l:here = filter(copy(l:rows), {_, row -> row.col <= col('.') && col('.') <= get(row, 'end_col', row.col)})
  if empty(l:here) && !empty(l:rows)
    call sort(l:rows, {a, b -> (a.type !=# 'E') - (b.type !=# 'E')})
    call cursor(line('.'), l:rows[0].col)
  endif
  let l:place = {'line': line('.') - 1, 'character': col('.') - 1}
  call s:ask_or_tell('textDocument/codeAction',
  \ {'range': {'start': l:place, 'end': l:place}, 'context': {'diagnostics': []}}, function('s:choose'))
endfunction

" For commands, which can be called in any buffer.
function! s:ask_or_tell(method, extra, Callback, Refused = v:null) abort
  if !s:send(a:method, a:extra, a:Callback, a:Refused)
    call gongwen#clients#tell('这里没有公文服务器')
  endif
endfunction

function! s:choose(actions) abort
  if empty(a:actions)
    call gongwen#clients#tell('这一行没有可以修改的地方')
  else
    " About the cursor alone: ALE would look for the word there, and may find it earlier in the line, outside the finding.
    let l:marks = [getpos("'<"), getpos("'>")]
    call setpos("'<", getpos('.'))
    call setpos("'>", getpos('.'))
    call ale#codefix#Execute(1, function('s:ask_which'))
    call setpos("'<", l:marks[0])
    call setpos("'>", l:marks[1])
  endif
endfunction

" Asked here: ALE asks in English, says nothing of a number that is not there, and Vim tells of a change that comes behind a
" question only at the next key, so that the old findings stood until then.
function! s:ask_which(data, actions) abort
  let l:actions = filter(copy(a:actions), {_, action -> action[0] ==# 'lsp'})
  let l:rows = map(copy(l:actions), {index, action -> (index + 1) . ') ' . action[1].title})
  let l:answer = trim(input(join(['怎样修改？'] + l:rows + ['输入序号再回车（直接回车不改）：'], "\n")))
  redraw
  if l:answer =~# '^\d\+$' && 0 < str2nr(l:answer) && str2nr(l:answer) <= len(l:actions)
    call ale#codefix#ApplyLSPCodeAction(a:data, l:actions[str2nr(l:answer) - 1][1])
    doautocmd <nomodeline> TextChanged
  elseif !empty(l:answer)
    call gongwen#clients#tell('没有第 ' . l:answer . ' 种改法，没有改')
  endif
endfunction

" ---- settings

" ALE watches no files: a rule that was put on again by hand would stay off until the next session. The drafts hear of it
" when they are entered: sent from another buffer, ALE would show a message of Vim's.
function! gongwen#ale#tell_settings(path) abort
  let s:changed = ale#path#ToFileURI(fnamemodify(a:path, ':p'))
  augroup gongwen_settings
    autocmd!
    for l:info in getbufinfo({'bufloaded': 1})
      if index(g:gongwen_filetypes, getbufvar(l:info.bufnr, '&filetype')) >= 0
        execute 'autocmd BufEnter <buffer=' . l:info.bufnr . '> ++once call s:tell_settings()'
      endif
    endfor
  augroup END
endfunction

function! s:tell_settings() abort
  let l:change = {'uri': s:changed, 'type': 2}
  call ale#lsp_linter#SendRequest(bufnr(''), 'gongwen', [1, 'workspace/didChangeWatchedFiles', {'changes': [l:change]}])
endfunction

" ---- rename

" ALE asks for the new name before anyone knows whether there is something to rename, tells a refusal in its own words and
" saves the file. The server says first.
function! gongwen#ale#rename() abort
  " The server's own words are longer than a line, and Vim would cut their middle out.
  call s:ask_or_tell('textDocument/prepareRename', {}, function('s:ask_name'),
  \ {words -> gongwen#clients#tell('这里没有可以通篇改名的提法（引号里的、以下简称的可以）')})
endfunction

function! s:ask_name(place) abort
  let l:name = input('通篇改为：', get(a:place, 'placeholder', expand('<cword>')))
  redraw
  if !empty(l:name)
    call s:send('textDocument/rename', {'newName': l:name}, function('s:rename'), function('gongwen#clients#tell'))
  endif
endfunction

function! s:rename(edit) abort
  let l:changes = ale#code_action#BuildChangesList(ale#code_action#GetChanges(a:edit))
  call ale#code_action#HandleCodeAction({'description': 'rename', 'changes': l:changes}, {})
endfunction

" ---- references

" All places, that of the cursor among them, with their lines: ALE leaves it out, shows no text and opens nothing.
function! gongwen#ale#references() abort
  call s:ask_or_tell('textDocument/references', {'context': {'includeDeclaration': v:true}}, function('s:list_references'))
endfunction

function! s:list_references(places) abort
  if type(a:places) isnot v:t_list || empty(a:places)
    call gongwen#clients#tell('没有别处提到这里')
    return
  endif
  let l:items = map(copy(a:places), {_, place -> s:place_of(ale#path#FromFileURI(place.uri), place.range.start)})
  call setqflist([], ' ', {'title': '引用', 'items': l:items})
  botright copen
endfunction

function! s:place_of(path, start) abort
  let l:lines = bufloaded(a:path) ? getbufline(a:path, a:start.line + 1) : readfile(a:path, '', a:start.line + 1)[a:start.line :]
  return {'filename': a:path, 'lnum': a:start.line + 1, 'col': a:start.character + 1, 'text': trim(get(l:lines, 0, ''))}
endfunction

" ---- findings wait for the end of insertion

" ALE itself waits (g:ale_lint_on_text_changed = 'normal'), but the server says what it finds whenever the text goes there
" for a list. While text is written such news is left unread; afterwards it is asked for.
function! gongwen#ale#hold() abort
  if exists('b:gongwen_held') || index(['always', 'insert', '1'], g:ale_lint_on_text_changed . '') >= 0
    return
  endif
  let b:gongwen_held = get(b:, 'ale_linters_ignore', v:null)
  let b:ale_linters_ignore = ale#engine#ignore#GetList(&filetype, ale#Var(bufnr(''), 'linters_ignore')) + ['gongwen']
endfunction

function! gongwen#ale#release() abort
  if !exists('b:gongwen_held')
    return
  endif
  if b:gongwen_held is v:null
    unlet b:ale_linters_ignore
  else
    let b:ale_linters_ignore = b:gongwen_held
  endif
  unlet b:gongwen_held
  let l:buffer = bufnr('')
  call s:send('textDocument/diagnostic', {}, {report -> s:show_findings(l:buffer, s:items_of(report))})
endfunction

" What the function takes depends on the version of ALE: the whole notification, or its findings.
function! s:show_findings(buffer, items) abort
  try
    let l:rows = ale#lsp#response#ReadDiagnostics({'params': {'diagnostics': a:items}})
  catch
    let l:rows = ale#lsp#response#ReadDiagnostics(a:items)
  endtry
  call ale#engine#HandleLoclist('gongwen', a:buffer, l:rows, 0)
endfunction

let s:offered = []

function! gongwen#ale#omnifunc(findstart, base) abort
  if !a:findstart
    return s:offered
  endif
  let [l:start, s:offered] = s:choices(s:ask())
  return empty(s:offered) ? -3 : l:start
endfunction

function! s:text_of(item) abort
  return has_key(a:item, 'textEdit') ? a:item.textEdit.newText : get(a:item, 'insertText', a:item.label)
endfunction

" Columns are bytes: the linter asked for that.
function! s:start_of(item) abort
  return has_key(a:item, 'textEdit') ? a:item.textEdit.range.start.character : col('.') - 1
endfunction
