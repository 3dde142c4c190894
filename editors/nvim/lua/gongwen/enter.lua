--- Enter after an item writes the next number, and on an empty item takes the number away: textDocument/onTypeFormatting,
--- which Neovim has of its own since 0.12.
local M = {}

local client = require('gongwen.client')

--- Asks what the new line should hold. The text must still be the same when the answer comes.
local function format(buffer)
  local server = client.of(buffer)
  if not server then
    return
  end
  local params = vim.lsp.util.make_position_params(0, server.offset_encoding)
  params.ch = '\n'
  params.options = { tabSize = vim.bo[buffer].tabstop, insertSpaces = vim.bo[buffer].expandtab }
  local tick = vim.api.nvim_buf_get_changedtick(buffer)
  client.request(buffer, 'textDocument/onTypeFormatting', params, function(edits)
    local is_same = vim.api.nvim_get_current_buf() == buffer and vim.api.nvim_buf_get_changedtick(buffer) == tick
    if not is_same or type(edits) ~= 'table' or #edits == 0 then
      return
    end
    vim.lsp.util.apply_text_edits(edits, buffer, server.offset_encoding)
    -- A blank line may come before the number.
    local _, breaks = edits[1].newText:gsub('\n', '')
    local line = edits[1].range.start.line + breaks
    local text = vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1] or ''
    vim.api.nvim_win_set_cursor(0, { line + 1, #text })
  end)
end

function M.enable(buffer, server)
  local own = vim.lsp.on_type_formatting
  if own then
    own.enable(true, { client_id = server.id })
    return
  end
  -- A plugin that has taken Enter keeps it.
  if vim.fn.maparg('<CR>', 'i') ~= '' then
    return
  end
  vim.keymap.set('i', '<CR>', function()
    local is_open = vim.fn.pumvisible() == 1
    if is_open and vim.fn.complete_info({ 'selected' }).selected >= 0 then
      return '<C-y>'
    end
    -- Behind the line break itself: the key is still to come.
    vim.defer_fn(function()
      format(buffer)
    end, 0)
    return is_open and '<C-e><CR>' or '<CR>'
  end, { buffer = buffer, expr = true, desc = '公文：续编号' })
end

return M
