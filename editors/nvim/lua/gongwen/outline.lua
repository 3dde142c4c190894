--- The outline of a draft in the location list.
local M = {}

local client = require('gongwen.client')
local columns = require('gongwen.columns')

local function flatten(buffer, symbols, depth, encoding, items)
  for _, symbol in ipairs(symbols or {}) do
    local start = (symbol.selectionRange or symbol.location.range).start
    local line = vim.api.nvim_buf_get_lines(buffer, start.line, start.line + 1, false)[1] or ''
    table.insert(items, {
      bufnr = buffer,
      lnum = start.line + 1,
      col = columns.byte(line, start.character, encoding) + 1,
      text = string.rep('　', depth) .. symbol.name,
    })
    flatten(buffer, symbol.children, depth + 1, encoding, items)
  end
  return items
end

--- Shows only the heading: the file and the column are noise in an outline.
local function line_of(info)
  local list = vim.fn.getloclist(info.winid, { id = info.id, items = 1 }).items
  local lines = {}
  for index = info.start_idx, info.end_idx do
    table.insert(lines, list[index].text)
  end
  return lines
end

function M.open(buffer)
  local window = vim.fn.bufwinid(buffer)
  client.request(buffer, 'textDocument/documentSymbol', client.document(buffer), function(symbols, server)
    vim.fn.setloclist(window, {}, ' ', {
      title = '大纲',
      items = flatten(buffer, symbols, 0, server.offset_encoding, {}),
      quickfixtextfunc = line_of,
    })
    vim.api.nvim_set_current_win(window)
    vim.cmd('lopen')
  end)
end

return M
