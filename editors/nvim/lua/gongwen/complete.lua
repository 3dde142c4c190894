--- 'omnifunc': the items of the server at the columns that the server names.
---
--- The one of Neovim 0.7 drops items whose text does not begin with what is typed, which is the case for pinyin, and
--- shows the whole run of 汉字 before the cursor as part of each item.
local M = {}

local client = require('gongwen.client')
local columns = require('gongwen.columns')

--- A completion must never hold up typing for longer than this, in milliseconds.
local patience = 500

local function documentation_of(item)
  local text = item.documentation
  return type(text) == 'table' and text.value or text or ''
end

--- The items of a reply as complete() wants them, and the byte of `line` at which their text begins.
function M.items(reply, line, cursor, encoding)
  local items, start = {}, cursor
  for _, item in ipairs(type(reply) == 'table' and (reply.items or reply) or {}) do
    local edit = item.textEdit or {}
    local range = edit.range or edit.insert
    local column = range and columns.byte(line, range.start.character, encoding) or cursor
    start = math.min(start, column)
    table.insert(items, { item = item, column = column, text = edit.newText or item.insertText or item.label })
  end
  table.sort(items, function(a, b)
    return (a.item.sortText or a.item.label) < (b.item.sortText or b.item.label)
  end)
  local found = {}
  for _, entry in ipairs(items) do
    table.insert(found, {
      -- An item that begins later than the others takes the text between along.
      word = line:sub(start + 1, entry.column) .. entry.text,
      abbr = entry.item.label,
      menu = entry.item.detail or (entry.item.labelDetails or {}).description or '',
      info = documentation_of(entry.item),
      dup = 1,
    })
  end
  return found, start
end

--- The items at the cursor.
local function ask(buffer)
  local server = client.of(buffer)
  local line, cursor = vim.api.nvim_get_current_line(), vim.api.nvim_win_get_cursor(0)[2]
  if not server then
    return {}, cursor
  end
  local params = vim.lsp.util.make_position_params(0, server.offset_encoding)
  local reply = client.request_sync(buffer, 'textDocument/completion', params, patience)
  return M.items(reply, line, cursor, server.offset_encoding)
end

local offered = {}

function M.omnifunc(findstart, _)
  if findstart == 1 then
    local start
    offered, start = ask(vim.api.nvim_get_current_buf())
    return #offered > 0 and start or -3
  end
  return offered
end

return M
