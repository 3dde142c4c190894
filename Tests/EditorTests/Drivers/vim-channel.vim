" A small client that speaks LSP through Vim's own channel, as yegappan/lsp does: Vim numbers the requests, from 1 on, and
" takes any message with the number of a request that waits for the answer to it. Writes result.json, quits.

let s:result = {'errors': [], 'diagnostics': [], 'outline': [], 'labels': [], 'asked': [], 'text': ''}
let s:published = {}
let s:outline = v:null
let s:file = getcwd() . '/draft.gongwen'
let s:uri = 'file://' . s:file

function! s:await(what, condition) abort
  for l:step in range(2000)
    if a:condition()
      return
    endif
    sleep 10m
  endfor
  call add(s:result.errors, 'waited in vain for ' . a:what)
endfunction

" What is no answer: notifications and the server's own requests.
function! s:hear(channel, message) abort
  if has_key(a:message, 'id') && has_key(a:message, 'method')
    call add(s:result.asked, a:message.method)
    let l:answer = a:message.method ==# 'workspace/configuration' ? map(copy(a:message.params.items), 'v:null') : v:null
    call ch_sendexpr(a:channel, {'id': a:message.id, 'result': l:answer})
  elseif a:message.method ==# 'textDocument/publishDiagnostics'
    let s:published = a:message.params
  endif
endfunction

function! s:take_outline(channel, message) abort
  let s:outline = a:message
endfunction

function! s:ask(method, params) abort
  let l:answer = ch_evalexpr(s:job, {'method': a:method, 'params': a:params}, {'timeout': 20000})
  if type(l:answer) != v:t_dict || !has_key(l:answer, 'result')
    call add(s:result.errors, a:method . ' was answered by ' . string(l:answer))
    return v:null
  endif
  return l:answer.result
endfunction

function! s:tell(method, params) abort
  call ch_sendexpr(s:job, {'method': a:method, 'params': a:params})
endfunction

" Positions are UTF-16 here, as in a client that offers no encodings: a character of two units is followed by nothing.
function! s:units(line) abort
  let l:units = []
  for l:character in split(a:line, '\zs')
    let l:units += char2nr(l:character) > 0xFFFF ? [l:character, ''] : [l:character]
  endfor
  return l:units
endfunction

function! s:between(line, start, end) abort
  return a:start == a:end ? '' : join(s:units(a:line)[a:start : a:end - 1], '')
endfunction

" The edits are inside lines here.
function! s:apply(edits) abort
  for l:edit in reverse(copy(a:edits))
    let [l:start, l:end] = [l:edit.range.start, l:edit.range.end]
    let l:line = getline(l:start.line + 1)
    let l:new = s:between(l:line, 0, l:start.character) . l:edit.newText
    call setline(l:start.line + 1, l:new . s:between(l:line, l:end.character, len(s:units(l:line))))
  endfor
endfunction

" Another draft in the same window, and what the client says of its text as it stands.
let s:version = 1

function! s:open(lines) abort
  call s:tell('textDocument/didClose', {'textDocument': {'uri': s:uri}})
  silent %delete _
  call setline(1, a:lines)
  let s:published = {}
  call s:tell('textDocument/didOpen', {'textDocument': {'uri': s:uri, 'languageId': 'gongwen', 'version': 1,
  \ 'text': join(a:lines, "\n") . "\n"}})
endfunction

function! s:changed() abort
  let s:version += 1
  call s:tell('textDocument/didChange', {'textDocument': {'uri': s:uri, 'version': s:version},
  \ 'contentChanges': [{'text': join(getline(1, '$'), "\n") . "\n"}]})
endfunction

function! s:at(line, text) abort
  return {'textDocument': {'uri': s:uri}, 'position': {'line': a:line - 1, 'character': len(s:units(a:text))}}
endfunction

" A paragraph clause by clause, with a list behind each.
function! s:typing(scene) abort
  call s:open(a:scene.lines)
  let s:result.rows = []
  for l:clause in a:scene.clauses
    call setline(a:scene.line, getline(a:scene.line) . l:clause)
    call s:changed()
    let l:list = s:ask('textDocument/completion', extend({'context': {'triggerKind': 2, 'triggerCharacter': '，'}},
    \ s:at(a:scene.line, getline(a:scene.line))))
    call add(s:result.rows, len(get(l:list, 'items', [])))
  endfor
endfunction

function! s:enter(scene) abort
  call s:open(a:scene.lines)
  call append(a:scene.line, '')
  call s:changed()
  let l:edits = s:ask('textDocument/onTypeFormatting', extend({'ch': "\n", 'options': {}}, s:at(a:scene.line + 1, '')))
  call s:apply(l:edits)
  let s:result.entered = join(getline(1, '$'), "\n")
endfunction

function! s:reference(scene) abort
  call s:open(a:scene.lines)
  let l:place = s:ask('textDocument/definition', s:at(a:scene.line, a:scene.before))
  let l:range = type(l:place) == v:t_list ? l:place[0] : l:place
  let s:result.referenceLine = get(l:range, 'range', get(l:range, 'targetSelectionRange', {})).start.line + 1
endfunction

function! s:rule_off(scene) abort
  call s:open(a:scene.lines)
  call s:await('a finding', {-> len(get(s:published, 'diagnostics', [])) == 1})
  let l:actions = s:ask('textDocument/codeAction', {'textDocument': {'uri': s:uri},
  \ 'range': s:published.diagnostics[0].range, 'context': {'diagnostics': s:published.diagnostics}})
  for l:action in filter(l:actions, {_, it -> it.title ==# a:scene.action})
    " A command, or an action that holds one.
    let l:command = type(l:action.command) == v:t_dict ? l:action.command : l:action
    call s:ask('workspace/executeCommand', {'command': l:command.command, 'arguments': l:command.arguments})
  endfor
  call s:await('silence', {-> empty(get(s:published, 'diagnostics', [0]))})
  let s:result.isSilenced = empty(get(s:published, 'diagnostics', [0])) ? v:true : v:false
endfunction

function! s:play(timer) abort
  try
    edit draft.gongwen
    let s:job = job_start(['gongwen', 'lsp'], {'in_mode': 'lsp', 'out_mode': 'lsp', 'noblock': 1,
    \ 'callback': function('s:hear'), 'err_mode': 'nl'})
    let l:document = {'textDocument': {'uri': s:uri}}
    call s:ask('initialize', {'processId': getpid(), 'rootUri': 'file://' . getcwd(), 'capabilities': {
    \ 'workspace': {'configuration': v:true, 'applyEdit': v:true, 'didChangeConfiguration': {'dynamicRegistration': v:true},
    \   'didChangeWatchedFiles': {'dynamicRegistration': v:true}},
    \ 'window': {'workDoneProgress': v:true},
    \ 'textDocument': {'documentSymbol': {'hierarchicalDocumentSymbolSupport': v:true},
    \   'codeAction': {'codeActionLiteralSupport': {'codeActionKind': {'valueSet': ['quickfix']}}}}}})
    call s:tell('initialized', {})
    call s:tell('textDocument/didOpen', {'textDocument': {'uri': s:uri, 'languageId': 'gongwen', 'version': 1,
    \ 'text': join(getline(1, '$'), "\n") . "\n"}})
    " This one waits for its answer, with a small number, while the server asks for settings.
    call ch_sendexpr(s:job, {'method': 'textDocument/documentSymbol', 'params': l:document},
    \ {'callback': function('s:take_outline')})
    call s:await('an outline', {-> s:outline isnot v:null})
    let s:result.outline = map(copy(get(s:outline, 'result', [])), {_, symbol -> symbol.name})
    call s:await('settings to be asked for', {-> index(s:result.asked, 'workspace/configuration') >= 0})
    call s:await('diagnostics', {-> !empty(get(s:published, 'diagnostics', []))})
    let s:result.diagnostics = map(copy(get(s:published, 'diagnostics', [])), {_, it -> {'code': it.code,
    \ 'line': it.range.start.line + 1, 'covered': s:between(getline(it.range.start.line + 1),
    \   it.range.start.character, it.range.end.character)}})
    let l:list = s:ask('textDocument/completion', extend({'position': {'line': line('$') - 1,
    \ 'character': strchars(getline('$'))}, 'context': {'triggerKind': 1}}, l:document))
    let s:result.labels = map(copy(l:list.items), {_, item -> item.label})
    let l:actions = s:ask('textDocument/codeAction', extend({'range': s:published.diagnostics[0].range,
    \ 'context': {'diagnostics': s:published.diagnostics}}, l:document))
    let l:edit = l:actions[0].edit
    call s:apply(has_key(l:edit, 'changes') ? values(l:edit.changes)[0] : l:edit.documentChanges[0].edits)
    let s:result.text = join(getline(1, '$'), "\n")
    let l:job = json_decode(join(readfile('job.json'), "\n"))
    call s:typing(l:job.typing)
    call s:enter(l:job.enter)
    call s:reference(l:job.reference)
    call s:rule_off(l:job.ruleOff)
    call s:ask('shutdown', {})
    call s:tell('exit', {})
    call s:await('the end of the server', {-> job_status(s:job) ==# 'dead'})
  catch
    call add(s:result.errors, v:exception . ' at ' . v:throwpoint)
  endtry
  call writefile([json_encode(s:result)], 'result.json')
  qall!
endfunction

autocmd VimEnter * call timer_start(10, function('s:play'))
