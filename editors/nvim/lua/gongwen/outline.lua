--- The outline of a draft in the location list. It opens at the section of the cursor and follows it.
local M = {}

local client = require('gongwen.client')
local columns = require('gongwen.columns')

local title = '大纲'

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

--- The number of the last entry that does not begin behind `line`; 1 above the first.
local function entry_at(items, line)
  local found = 1
  for index, item in ipairs(items) do
    if item.lnum <= line then
      found = index
    end
  end
  return found
end

--- The window's outline, if it shows one.
local function shown(window)
  local list = vim.fn.getloclist(window, { title = 1, items = 1, winid = 1, idx = 0 })
  return list.title == title and list.winid ~= 0 and list or nil
end

local function follow(window)
  local list = shown(window)
  if not list then
    return
  end
  local entry = entry_at(list.items, vim.api.nvim_win_get_cursor(window)[1])
  if entry ~= list.idx then
    vim.fn.setloclist(window, {}, 'a', { idx = entry })
    vim.api.nvim_win_set_cursor(list.winid, { entry, 0 })
  end
end

--- Fills the list of `window` anew; `done` is called when it stands.
local function fill(buffer, window, action, done)
  client.request(buffer, 'textDocument/documentSymbol', client.document(buffer), function(symbols, server)
    if not vim.api.nvim_win_is_valid(window) then
      return
    end
    local items = flatten(buffer, symbols, 0, server.offset_encoding, {})
    vim.fn.setloclist(window, {}, action, {
      title = title,
      items = items,
      quickfixtextfunc = line_of,
      idx = entry_at(items, vim.api.nvim_win_get_cursor(window)[1]),
    })
    done()
  end)
end

local function watch(buffer)
  local group = vim.api.nvim_create_augroup('gongwen_outline_' .. buffer, { clear = true })
  vim.api.nvim_create_autocmd({ 'CursorHold', 'CursorHoldI', 'CursorMoved' }, {
    group = group,
    buffer = buffer,
    -- Later: the event also comes in the middle of a jump from the list, which a changed list breaks off (E926).
    callback = function()
      local window = vim.api.nvim_get_current_win()
      vim.schedule(function()
        if vim.api.nvim_win_is_valid(window) then
          follow(window)
        end
      end)
    end,
  })
  vim.api.nvim_create_autocmd({ 'InsertLeave', 'TextChanged' }, {
    group = group,
    buffer = buffer,
    callback = function()
      local window = vim.api.nvim_get_current_win()
      if shown(window) then
        fill(buffer, window, 'r', function()
          follow(window)
        end)
      end
    end,
  })
end

function M.open(buffer)
  local window = vim.fn.bufwinid(buffer)
  fill(buffer, window, ' ', function()
    vim.api.nvim_set_current_win(window)
    vim.cmd('lopen')
    local list = shown(window)
    if list then
      -- What the section holds is seen below it.
      vim.api.nvim_win_set_option(list.winid, 'scrolloff', 3)
      vim.api.nvim_win_set_cursor(list.winid, { math.max(1, list.idx), 0 })
    end
    watch(buffer)
  end)
end

return M
