--- Folding by the outline: 'foldexpr' answers from the ranges that the server sent last.
local M = {}

local client = require('gongwen.client')

--- Buffer → list of fold levels, one per line, in the form of 'foldexpr'.
local levels = {}

--- Without the range that holds all others: under a title everything is one fold, and zM should show the sections.
local function sections(ranges)
  local first, last = math.huge, -1
  for _, range in ipairs(ranges) do
    first, last = math.min(first, range.startLine), math.max(last, range.endLine)
  end
  return vim.tbl_filter(function(range)
    return #ranges == 1 or range.startLine > first or range.endLine < last
  end, ranges)
end

--- The deepest range that covers a line gives its level; the first line of a range opens the fold.
local function levels_of(ranges, lines)
  local depth, opens = {}, {}
  for line = 1, lines do
    depth[line] = 0
  end
  for _, range in ipairs(sections(ranges or {})) do
    for line = range.startLine + 1, math.min(range.endLine + 1, lines) do
      depth[line] = depth[line] + 1
    end
    opens[range.startLine + 1] = true
  end
  local found = {}
  for line = 1, lines do
    found[line] = (opens[line] and '>' or '') .. depth[line]
  end
  return found
end

function M.expression()
  local known = levels[vim.api.nvim_get_current_buf()]
  return known and known[vim.v.lnum] or '0'
end

local function refresh(buffer)
  if not (vim.api.nvim_buf_is_valid(buffer) and client.of(buffer)) then
    return
  end
  client.request(buffer, 'textDocument/foldingRange', client.document(buffer), function(ranges)
    if not vim.api.nvim_buf_is_valid(buffer) then
      return
    end
    levels[buffer] = levels_of(ranges, vim.api.nvim_buf_line_count(buffer))
    for _, window in ipairs(vim.fn.win_findbuf(buffer)) do
      -- Setting the option again is what makes Neovim ask for every line again; folds that are open stay open.
      vim.api.nvim_win_call(window, function()
        vim.opt_local.foldmethod = 'expr'
        vim.opt_local.foldexpr = "v:lua.require'gongwen.fold'.expression()"
      end)
    end
  end)
end

function M.enable(buffer)
  local group = vim.api.nvim_create_augroup('gongwen_fold_' .. buffer, { clear = true })
  for _, window in ipairs(vim.fn.win_findbuf(buffer)) do
    vim.api.nvim_win_call(window, function()
      vim.opt_local.foldlevel = 99
    end)
  end
  -- Not on each keystroke: a fold matters when the writer looks up from typing.
  vim.api.nvim_create_autocmd({ 'InsertLeave', 'TextChanged', 'BufWritePost', 'BufWinEnter' }, {
    group = group,
    buffer = buffer,
    callback = function()
      refresh(buffer)
    end,
  })
  vim.api.nvim_create_autocmd('BufWipeout', {
    group = group,
    buffer = buffer,
    callback = function()
      levels[buffer] = nil
      vim.api.nvim_del_augroup_by_id(group)
    end,
  })
  vim.schedule(function()
    refresh(buffer)
  end)
end

return M
