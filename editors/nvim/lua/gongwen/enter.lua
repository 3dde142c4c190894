--- Enter after an item writes the next number, and on an empty item takes the number away; a number that the writer
--- types as well stands once: textDocument/onTypeFormatting, which Neovim has of its own since 0.12.
local M = {}

local client = require('gongwen.client')

local function ask(buffer, server, mark, handler)
  local params = vim.lsp.util.make_position_params(0, server.offset_encoding)
  params.ch = mark
  params.options = { tabSize = vim.bo[buffer].tabstop, insertSpaces = vim.bo[buffer].expandtab }
  client.request(buffer, 'textDocument/onTypeFormatting', params, function(edits)
    if vim.api.nvim_get_current_buf() == buffer and type(edits) == 'table' and #edits > 0 then
      handler(edits)
    end
  end)
end

--- Asks what the new line should hold. The text must still be the same when the answer comes.
local function format(buffer)
  local server = client.of(buffer)
  if not server then
    return
  end
  local tick = vim.api.nvim_buf_get_changedtick(buffer)
  ask(buffer, server, '\n', function(edits)
    if vim.api.nvim_buf_get_changedtick(buffer) ~= tick then
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

--- o and O: a line of its own, which goes on with the items as behind Enter. Several at once stay empty.
function M.open(buffer, key)
  if vim.v.count1 == 1 then
    vim.defer_fn(function()
      format(buffer)
    end, 0)
  end
  return key
end

--- Behind a mark that may end a number, and behind what an input method puts in at once: of two numbers that are the same
--- one goes. What has been typed since stands behind both.
local function mend(buffer, count)
  local server = client.of(buffer)
  local provider = server and server.server_capabilities.documentOnTypeFormattingProvider
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local line = vim.api.nvim_get_current_line()
  local typed = vim.fn.matchstr(line:sub(1, column), '.$')
  local marks = provider and provider.moreTriggerCharacter or {}
  if typed == '' or #marks == 0 or (count < 2 and not vim.tbl_contains(marks, typed)) then
    return
  end
  ask(buffer, server, typed, function(edits)
    local now = vim.api.nvim_buf_get_lines(buffer, row - 1, row, false)[1] or ''
    if vim.startswith(now, line:sub(1, column)) then
      vim.lsp.util.apply_text_edits(edits, buffer, server.offset_encoding)
    end
  end)
end

function M.enable(buffer, server)
  local own = vim.lsp.on_type_formatting
  if own then
    own.enable(true, { client_id = server.id })
    return
  end
  local typed = 0
  local group = vim.api.nvim_create_augroup('gongwen_enter_' .. buffer, {})
  vim.api.nvim_create_autocmd('InsertCharPre', {
    group = group,
    buffer = buffer,
    callback = function()
      typed = typed + 1
    end,
  })
  vim.api.nvim_create_autocmd({ 'TextChangedI', 'TextChangedP' }, {
    group = group,
    buffer = buffer,
    callback = function()
      if typed > 0 then
        mend(buffer, typed)
        typed = 0
      end
    end,
  })
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
