--- :GongwenOutline, :GongwenRenumber, :GongwenFix and :GongwenFix!
local M = {}

local client = require('gongwen.client')

local function apply(buffer, action, server)
  if action.edit then
    vim.lsp.util.apply_workspace_edit(action.edit, server.offset_encoding)
  end
  -- A bare command carries its name where an action carries a whole command.
  local command = type(action.command) == 'table' and action.command or action
  if type(command.command) == 'string' then
    local params = { command = command.command, arguments = command.arguments }
    client.request(buffer, 'workspace/executeCommand', params, function() end)
  end
end

--- Applies an action; one that carries no edit yet is resolved first. `done` gets the action as it was applied.
local function perform(buffer, action, server, done)
  local function finish(whole)
    apply(buffer, whole, server)
    if done then
      done(whole)
    end
  end
  if action.edit or not action.data then
    return finish(action)
  end
  client.request(buffer, 'codeAction/resolve', action, function(resolved)
    finish(resolved or action)
  end)
end

--- How many places an edit of the workspace changes.
local function places(edit)
  local count = 0
  for _, edits in pairs(edit.changes or {}) do
    count = count + #edits
  end
  for _, change in ipairs(edit.documentChanges or {}) do
    count = count + #(change.edits or {})
  end
  return count
end

--- The diagnostics of `line` as the server sent them.
local function diagnostics_on(buffer, line)
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer, { lnum = line })) do
    local lsp = diagnostic.user_data and diagnostic.user_data.lsp
    table.insert(found, {
      range = {
        start = { line = diagnostic.lnum, character = 0 },
        ['end'] = { line = diagnostic.end_lnum or diagnostic.lnum, character = 0 },
      },
      message = diagnostic.message,
      severity = diagnostic.severity,
      source = diagnostic.source,
      code = diagnostic.code or (lsp and lsp.code),
    })
  end
  return found
end

--- Whether an action mends the line: to dismiss a finding or to switch off its rule is a command alone.
local function changes_text(action)
  return action.edit ~= nil or action.data ~= nil
end

--- The message of the finding that an action answers.
local function finding_of(action)
  return action.diagnostics and action.diagnostics[1] and action.diagnostics[1].message or ''
end

--- The actions for what is found under the cursor, then those for the rest of the line; and how many the former are: all
--- where the cursor stands in nothing that is found.
local function at_cursor(buffer, actions)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local here = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer, { lnum = row - 1 })) do
    local past = diagnostic.end_lnum == diagnostic.lnum and diagnostic.end_col or math.huge
    if diagnostic.col <= column and column < math.max(past, diagnostic.col + 1) then
      here[diagnostic.message] = true
    end
  end
  local found, others = {}, {}
  for _, action in ipairs(actions) do
    table.insert(here[finding_of(action)] and found or others, action)
  end
  return vim.list_extend(found, others), #actions > #others and #actions - #others or #actions
end

--- The action that needs no question: of one finding, the only one that is certain.
local function certain(actions)
  local first = finding_of(actions[1])
  local preferred = {}
  for _, action in ipairs(actions) do
    if finding_of(action) ~= first then
      return nil
    end
    if action.isPreferred == true then
      table.insert(preferred, action)
    end
  end
  return #preferred == 1 and preferred[1] or nil
end

--- Asks what can be done about the line of the cursor. Of the whole line: who sees a mark on it need not go to its column.
local function act(buffer, only, takes_certain)
  local known = client.of(buffer)
  if not known then
    return vim.notify('gongwen 没有运行', vim.log.levels.WARN)
  end
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  local last = vim.lsp.util.character_offset(buffer, line, #vim.api.nvim_get_current_line(), known.offset_encoding)
  local params = client.document(buffer)
  params.range = { start = { line = line, character = 0 }, ['end'] = { line = line, character = last } }
  params.context = { diagnostics = diagnostics_on(buffer, line), only = only }
  client.request(buffer, 'textDocument/codeAction', params, function(actions, server)
    actions = only and vim.tbl_filter(changes_text, actions or {}) or actions
    if not actions or #actions == 0 then
      vim.notify('这一行没有可以自动修改的地方')
      return
    end
    local taken
    if takes_certain then
      local count
      actions, count = at_cursor(buffer, actions)
      taken = certain({ unpack(actions, 1, count) })
    end
    if taken then
      perform(buffer, taken, server)
    else
      local options = {
        prompt = '怎样修改？',
        format_item = function(action)
          return action.title
        end,
      }
      vim.ui.select(actions, options, function(action)
        if action then
          perform(buffer, action, server)
        end
      end)
    end
  end)
end

--- Fixes what is wrong on the line of the cursor: what is certain at once, else what the writer chooses.
function M.fix_line(buffer)
  act(buffer, { 'quickfix' }, true)
end

--- Everything that can be done there: fixes, what moves sections, what switches rules off.
function M.menu(buffer)
  act(buffer, nil, false)
end

--- Applies every fix that is certain.
function M.fix_all(buffer)
  local params = client.document(buffer)
  params.range = {
    start = { line = 0, character = 0 },
    ['end'] = { line = vim.api.nvim_buf_line_count(buffer), character = 0 },
  }
  params.context = { diagnostics = {}, only = { 'source.fixAll' } }
  client.request(buffer, 'textDocument/codeAction', params, function(actions, server)
    if actions and actions[1] then
      perform(buffer, actions[1], server, function(action)
        vim.notify('已改正 ' .. places(action.edit or {}) .. ' 处', vim.log.levels.INFO)
      end)
    else
      vim.notify('没有可以放心自动修改的地方')
    end
  end)
end

--- Counts every list of the draft afresh; references go along.
function M.renumber(buffer)
  local params = { command = 'gongwen.renumber', arguments = { vim.uri_from_bufnr(buffer) } }
  local began = vim.loop.now()
  client.request(buffer, 'workspace/executeCommand', params, function(count)
    -- What was left is named by the server, and not to be overwritten.
    if (client.said_at or 0) < began then
      vim.notify(count == 0 and '编号没有要改的' or '已重新编号，改动 ' .. count .. ' 处', vim.log.levels.INFO)
    end
  end)
end

function M.define(buffer)
  vim.api.nvim_buf_create_user_command(buffer, 'GongwenOutline', function()
    require('gongwen.outline').open(buffer)
  end, { desc = '在位置列表里列出大纲' })
  vim.api.nvim_buf_create_user_command(buffer, 'GongwenRenumber', function()
    M.renumber(buffer)
  end, { desc = '全文重新编号，引用随之改' })
  vim.api.nvim_buf_create_user_command(buffer, 'GongwenFix', function(command)
    if command.bang then
      M.fix_all(buffer)
    else
      M.fix_line(buffer)
    end
  end, { bang = true, desc = '修改这一行的问题；加 ! 修改全文中有把握的问题' })
end

return M
