-- Plays a writer in Neovim: reads job.json in the current folder, writes result.json, quits.
-- Keys go through nvim_input and the editor's own loop, so what happens is what happens to a writer.

local job = vim.json and vim.json.decode(table.concat(vim.fn.readfile('job.json'), '\n'))
  or vim.fn.json_decode(vim.fn.readfile('job.json'))
local result = { completions = {}, diagnostics = {}, outline = {}, seeds = {}, enters = {}, undone = {}, opened = {}, errors = {} }
local thread

local function pause(milliseconds)
  vim.defer_fn(function()
    local alive, message = coroutine.resume(thread)
    if not alive then
      table.insert(result.errors, tostring(message))
      vim.fn.writefile({ vim.fn.json_encode(result) }, 'result.json')
      vim.cmd('cquit')
    end
  end, milliseconds)
  coroutine.yield()
end

local function await(what, condition)
  for _ = 1, 1000 do
    local value = condition()
    if value then
      return value
    end
    pause(10)
  end
  table.insert(result.errors, 'waited in vain for ' .. what)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

local function server()
  local client = require('gongwen.client').of(vim.api.nvim_get_current_buf())
  return client and client.server_capabilities and client
end

--- Whether the server answers a request about this buffer: what was sent before has then been answered, too.
function client_answers()
  local client = require('gongwen.client')
  local buffer = vim.api.nvim_get_current_buf()
  return client.request_sync(buffer, 'textDocument/foldingRange', client.document(buffer), 5000) ~= nil
end

local function open(file)
  vim.cmd('silent edit! ' .. file)
  await('a server for ' .. file, server)
  if job.variant == 'stock' then
    vim.bo.omnifunc = 'v:lua.vim.lsp.omnifunc'
  end
end

local function keys(input)
  vim.api.nvim_input(input)
end

--- Puts the cursor behind `column` bytes of `line` and starts to insert.
local function insert_at(line, column)
  vim.api.nvim_win_set_cursor(0, { line, column })
  keys(column >= #vim.fn.getline(line) and 'A' or 'i')
  await('insert mode', function()
    return vim.api.nvim_get_mode().mode == 'i'
  end)
end

local function complete(scene)
  open(scene.file)
  vim.opt_local.completeopt = { 'menuone', 'noselect' }
  insert_at(scene.line, #scene.before)
  keys((scene.typed:gsub('<', '<LT>')))
  pause(30)
  local labels, tries = {}, 0
  await('a list in ' .. scene.name, function()
    -- A server that just starts on a busy machine may not answer in time: the writer asks again.
    if vim.fn.pumvisible() == 0 and tries % 100 == 0 then
      keys('<C-x><C-o>')
    end
    tries = tries + 1
    return vim.fn.pumvisible() == 1
  end)
  local wanted
  for index, item in ipairs(vim.fn.complete_info({ 'items' }).items) do
    local label = item.abbr ~= '' and item.abbr or item.word
    table.insert(labels, label)
    if not wanted and label == scene.label then
      wanted = index
    end
  end
  keys(wanted and string.rep('<C-n>', wanted) .. '<C-y><Esc>' or '<C-e><Esc>')
  await('normal mode', function()
    return vim.api.nvim_get_mode().mode == 'n'
  end)
  table.insert(result.completions, { name = scene.name, labels = labels, text = text() })
end

--- Each diagnostic with the text it covers, as this editor counts columns.
local function diagnostics(scene)
  open(scene.file)
  await('diagnostics of ' .. scene.file, function()
    return #vim.diagnostic.get(0) >= scene.count
  end)
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    local line = vim.fn.getline(diagnostic.lnum + 1)
    table.insert(found, {
      code = diagnostic.code or vim.tbl_get(diagnostic, 'user_data', 'lsp', 'code') or '',
      line = diagnostic.lnum + 1,
      covered = line:sub(diagnostic.col + 1, diagnostic.end_col),
    })
  end
  table.insert(result.diagnostics, { name = scene.name, found = found })
end

--- The draft of a scene, once it has `count` findings and the command has mended what is at a place of it.
local function fix(file, count, line, column)
  open(file)
  await('diagnostics of ' .. file, function()
    return #vim.diagnostic.get(0) >= count
  end)
  local before = text()
  vim.api.nvim_win_set_cursor(0, { line, column })
  vim.cmd('GongwenFix')
  await('a fix in ' .. file, function()
    return text() ~= before
  end)
  return text()
end

local function fix_all(file)
  open(file)
  await('an answer', client_answers)
  local before = text()
  vim.cmd('GongwenFix!')
  await('certain fixes', function()
    return text() ~= before
  end)
  result.fixedAll = text()
end

local function reference(scene)
  open(scene.file)
  await('an answer', client_answers)
  vim.api.nvim_win_set_cursor(0, { scene.line, #scene.before })
  keys('gd')
  await('the place that is named', function()
    return vim.fn.line('.') == scene.target
  end)
  result.referenceLine = vim.fn.line('.')
end

--- What opened beside the draft; it is closed again.
local function beside(what, fits)
  local draft = vim.api.nvim_get_current_win()
  local lines = {}
  await(what, function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      local buffer = vim.api.nvim_win_get_buf(window)
      if fits(window, buffer) then
        lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
        vim.api.nvim_win_close(window, true)
        return true
      end
    end
  end)
  if vim.api.nvim_win_is_valid(draft) then
    vim.api.nvim_set_current_win(draft)
  end
  return lines
end

--- Explained, listed, gone on to, renamed: by the keys that the README names.
local function lookup(scene)
  open(scene.file)
  await('diagnostics of ' .. scene.file, function()
    return #vim.diagnostic.get(0) > 0
  end)
  local told = { references = {} }
  vim.api.nvim_win_set_cursor(0, { scene.heading, 0 })
  keys('K')
  told.hover = table.concat(beside('an explanation', function(window)
    return vim.api.nvim_win_get_config(window).relative ~= ''
  end), '\n')
  vim.api.nvim_win_set_cursor(0, { scene.line, #scene.before })
  keys('grr')
  beside('references', function(_, buffer)
    return vim.bo[buffer].buftype == 'quickfix'
  end)
  for _, item in ipairs(vim.fn.getqflist()) do
    table.insert(told.references, item.lnum)
  end
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  keys(']d')
  await('the next finding', function()
    return vim.fn.line('.') ~= 1
  end)
  told.finding = vim.fn.line('.')
  vim.api.nvim_win_set_cursor(0, { scene.line, #scene.before })
  vim.ui.input = function(_, done)
    done(scene.name)
  end
  local before = text()
  keys('grn')
  await('another name', function()
    return text() ~= before
  end)
  told.renamed = text()
  result.lookup = told
end

--- The menu of the line, and in it what switches the rule off.
local function rule_off(scene)
  open(scene.file)
  await('diagnostics of ' .. scene.file, function()
    return #vim.diagnostic.get(0) > 0
  end)
  vim.api.nvim_win_set_cursor(0, { scene.line, 0 })
  vim.ui.select = function(items, options, choose)
    for index, item in ipairs(items) do
      if options.format_item(item) == scene.action then
        return choose(item, index)
      end
    end
  end
  keys('gra')
  result.isSilenced = await('silence', function()
    return #vim.diagnostic.get(0) == 0
  end) or false
end

local function outline(scene)
  open(scene.file)
  vim.cmd('GongwenOutline')
  await('an outline', function()
    return #vim.fn.getloclist(0) > 0
  end)
  for _, item in ipairs(vim.fn.getloclist(0)) do
    table.insert(result.outline, item.text)
  end
  -- The window shows only headings.
  result.outlineWindow = vim.bo.buftype == 'quickfix' and text() or ''
  -- Enter in it leads to the heading.
  vim.api.nvim_win_set_cursor(0, { #result.outline, 0 })
  keys('<CR>')
  result.outlineLine = await('the heading', function()
    return vim.bo.buftype == '' and vim.fn.line('.') > 1 and vim.fn.line('.')
  end) or nil
  vim.cmd('lclose')
  result.folds = await('folds', function()
    return vim.fn.foldlevel(scene.foldedLine) > 0
  end) and true or false
end

local function seed(file)
  open(file)
  vim.fn.setloclist(0, {}, 'r')
  vim.cmd('GongwenOutline')
  await('an outline of ' .. file, function()
    return #vim.fn.getloclist(0) > 0
  end)
  local lines = {}
  for _, item in ipairs(vim.fn.getloclist(0)) do
    table.insert(lines, item.text)
  end
  table.insert(result.seeds, lines)
  vim.cmd('lclose')
end

--- The list must come by itself: the writer only types and pauses.
local function typing(scene)
  require('gongwen').setup({ autocomplete = true })
  open(scene.file)
  insert_at(scene.line, #scene.before)
  local rows = {}
  for _, clause in ipairs(scene.clauses) do
    keys(clause)
    local length = #scene.before + #table.concat(scene.clauses, '', 1, #rows + 1)
    await('a list after ' .. clause, function()
      return vim.fn.pumvisible() == 1 and vim.api.nvim_win_get_cursor(0)[2] == length
    end)
    table.insert(rows, vim.fn.pumvisible() == 1 and #vim.fn.complete_info({ 'items' }).items or 0)
  end
  keys('<C-e><Esc>')
  await('normal mode', function()
    return vim.api.nvim_get_mode().mode == 'n'
  end)
  result.typing = { rows = rows, text = text() }
end

local function enter(scene)
  require('gongwen').setup({ autocomplete = false })
  open(scene.file)
  -- The server must have read the draft before it can say what the next line holds.
  await('an outline', function()
    return client_answers()
  end)
  insert_at(scene.line, #scene.before)
  local before = text()
  keys('<CR>')
  await('a new line', function()
    return text() ~= before
  end)
  -- Where nothing is to be written no sign comes; the answer to a later request says that the earlier one was answered.
  pause(100)
  client_answers()
  pause(100)
  for character in scene.typed:gmatch('[%z\1-\127\194-\244][\128-\191]*') do
    keys(character)
    pause(100)
  end
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  lines[row] = lines[row]:sub(1, column) .. '‸' .. lines[row]:sub(column + 1)
  table.insert(result.enters, { name = scene.name, text = table.concat(lines, '\n') })
  keys('<Esc>')
  await('normal mode', function()
    return vim.api.nvim_get_mode().mode == 'n'
  end)
end

--- The texts that a command leads to, called until it changes nothing more.
local function each(command)
  local texts = {}
  repeat
    local last = text()
    vim.cmd('silent ' .. command)
    table.insert(texts, text())
  until last == text() or #texts >= 50
  return texts
end

--- Every state that undo brings back is one that stood there.
local function undo(scene)
  require('gongwen').setup({ autocomplete = false })
  open(scene.file)
  await('an answer', client_answers)
  insert_at(scene.line, #scene.before)
  local stood = { text() }
  for _, step in ipairs(scene.steps) do
    keys((step:gsub('\n', '<CR>'):gsub('\b', '<BS>')))
    pause(200)
    client_answers()
    pause(200)
    table.insert(stood, text())
  end
  keys('<Esc>')
  await('normal mode', function()
    return vim.api.nvim_get_mode().mode == 'n'
  end)
  table.insert(result.undone, { name = scene.name, stood = stood, undone = each('undo'), redone = each('redo') })
end

--- Enter, the number taken away character by character, and text typed on without a pause.
local function taken_back(scene)
  require('gongwen').setup({ autocomplete = false })
  open(scene.file)
  await('an answer', client_answers)
  insert_at(scene.line, #scene.before)
  local count = vim.fn.line('$')
  keys('<CR>')
  await('a number', function()
    return vim.fn.line('$') > count and vim.api.nvim_get_current_line() ~= ''
  end)
  for _ = 1, scene.deleted do
    keys('<BS>')
    pause(50)
  end
  for character in scene.typed:gmatch('[%z\1-\127\194-\244][\128-\191]*') do
    keys(character)
    pause(20)
  end
  await('numbers taken back', function()
    return text() .. '\n' == scene.expected
  end)
  result.takenBack = text()
  keys('<Esc>')
  await('normal mode', function()
    return vim.api.nvim_get_mode().mode == 'n'
  end)
end

local function opened(scene)
  require('gongwen').setup({ autocomplete = false })
  open(scene.file)
  await('an answer', client_answers)
  vim.api.nvim_win_set_cursor(0, { scene.line, 0 })
  keys(scene.key)
  pause(200)
  client_answers()
  pause(200)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  lines[row] = lines[row]:sub(1, column) .. '‸' .. lines[row]:sub(column + 1)
  table.insert(result.opened, { name = scene.key, text = table.concat(lines, '\n') })
  keys('<Esc>')
  await('normal mode', function()
    return vim.api.nvim_get_mode().mode == 'n'
  end)
end

local function renumber(file)
  open(file)
  await('an answer', client_answers)
  local before = text()
  vim.cmd('GongwenRenumber')
  await('other numbers', function()
    return text() ~= before
  end)
  result.renumbered = text()
end

--- What a fix leaves is said; the words are no fault.
local function left(scene)
  open(scene.file)
  await('diagnostics of ' .. scene.file, function()
    return #vim.diagnostic.get(0) > 0
  end)
  local notify, said = vim.notify, ''
  vim.notify = function(message)
    said = said .. message
  end
  vim.api.nvim_win_set_cursor(0, { scene.line, 0 })
  vim.cmd('GongwenFix')
  await('what is left', function()
    return said:find(scene.said, 1, true)
  end)
  vim.notify = notify
  result.left = text()
end

--- A fix that is not certain is asked for, also where it is the only one.
local function asked(scene)
  open(scene.file)
  await('diagnostics of ' .. scene.file, function()
    return #vim.diagnostic.get(0) > 0
  end)
  local select, rows = vim.ui.select
  vim.ui.select = function(items, _, choose)
    rows = #items
    choose(nil)
  end
  vim.api.nvim_win_set_cursor(0, { scene.line, 0 })
  vim.cmd('GongwenFix')
  await('a question', function()
    return rows
  end)
  vim.ui.select = select
  result.asked = rows
end

thread = coroutine.create(function()
  for _, scene in ipairs(job.completions or {}) do
    complete(scene)
  end
  for _, scene in ipairs(job.diagnostics or {}) do
    diagnostics(scene)
  end
  if job.fix then
    result.fixed = fix(job.fix.file, 1, job.fix.line, 0)
  end
  if job.outline then
    outline(job.outline)
  end
  for _, file in ipairs(job.seeds or {}) do
    seed(file)
  end
  for _, scene in ipairs(job.enters or {}) do
    enter(scene)
  end
  for _, scene in ipairs(job.undos or {}) do
    undo(scene)
  end
  if job.takenBack then
    taken_back(job.takenBack)
  end
  for _, scene in ipairs(job.opened or {}) do
    opened(scene)
  end
  if job.renumber then
    renumber(job.renumber)
  end
  if job.left then
    left(job.left)
  end
  if job.asked then
    asked(job.asked)
  end
  if job.typing then
    typing(job.typing)
  end
  if job.variant ~= 'stock' then
    result.fixedAtCursor = fix(job.fixAtCursor.file, 2, 1, #job.fixAtCursor.before)
  end
  fix_all(job.fixAll)
  reference(job.reference)
  lookup(job.lookup)
  rule_off(job.ruleOff)
  vim.fn.writefile({ vim.fn.json_encode(result) }, 'result.json')
  vim.cmd('qall!')
end)

vim.o.hidden = true
vim.o.swapfile = false
-- The hint of the first draft is no fault.
vim.notify = function(message, level)
  if level ~= vim.log.levels.INFO then
    table.insert(result.errors, message)
  end
end
-- The scenes that ask for a list do so themselves.
require('gongwen').setup({ autocomplete = false })
-- A writer who is asked takes the first answer.
vim.ui.select = function(items, _, choose)
  choose(items[1], 1)
end
vim.schedule(function()
  coroutine.resume(thread)
end)
