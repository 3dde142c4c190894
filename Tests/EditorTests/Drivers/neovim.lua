-- Plays a writer in Neovim: reads job.json in the current folder, writes result.json, quits.
-- Keys go through nvim_input and the editor's own loop, so what happens is what happens to a writer.

local job = vim.json and vim.json.decode(table.concat(vim.fn.readfile('job.json'), '\n'))
  or vim.fn.json_decode(vim.fn.readfile('job.json'))
local result = { completions = {}, diagnostics = {}, outline = {}, seeds = {}, errors = {} }
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

local function open(file)
  vim.cmd('silent edit! ' .. file)
  await('a server for ' .. file, server)
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
  if job.variant == 'stock' then
    vim.bo.omnifunc = 'v:lua.vim.lsp.omnifunc'
  end
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

local function fix(scene)
  open(scene.file)
  await('diagnostics of ' .. scene.file, function()
    return #vim.diagnostic.get(0) > 0
  end)
  local before = text()
  vim.api.nvim_win_set_cursor(0, { scene.line, 0 })
  vim.cmd('GongwenFix')
  await('a fix', function()
    return text() ~= before
  end)
  result.fixed = text()
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

thread = coroutine.create(function()
  for _, scene in ipairs(job.completions or {}) do
    complete(scene)
  end
  for _, scene in ipairs(job.diagnostics or {}) do
    diagnostics(scene)
  end
  if job.fix then
    fix(job.fix)
  end
  if job.outline then
    outline(job.outline)
  end
  for _, file in ipairs(job.seeds or {}) do
    seed(file)
  end
  vim.fn.writefile({ vim.fn.json_encode(result) }, 'result.json')
  vim.cmd('qall!')
end)

vim.o.hidden = true
vim.o.swapfile = false
vim.notify = function(message)
  table.insert(result.errors, message)
end
-- A writer who is asked takes the first answer.
vim.ui.select = function(items, _, choose)
  choose(items[1], 1)
end
vim.schedule(function()
  coroutine.resume(thread)
end)
