--- The list by itself after a pause in typing, for those without a completion plugin. Silent while an input method
--- composes: Neovim sees the text only when it is committed.
---
--- The list is asked for in the background and shown with complete(): <C-x><C-o> sent as keys would leave Neovim in
--- completion mode when nothing matches any more, and from then on neither keys nor pauses open a list.
local M = {}

local client = require('gongwen.client')
local complete = require('gongwen.complete')

--- Milliseconds without a key before the list is asked for: shorter asks at each key of a fast writer, longer is felt.
local pause = 120

local function is_choosing()
  return vim.fn.pumvisible() == 1 and vim.fn.complete_info({ 'selected' }).selected >= 0
end

local function show(buffer)
  if vim.api.nvim_get_current_buf() ~= buffer or vim.api.nvim_get_mode().mode:sub(1, 1) ~= 'i' or is_choosing() then
    return
  end
  local server = client.of(buffer)
  local line, cursor = vim.api.nvim_get_current_line(), vim.api.nvim_win_get_cursor(0)
  -- The list of an empty line is the next ordinal or heading: worth showing. Letters and figures alone are not.
  if not server or line:sub(1, cursor[2]):match('[%z\1-\8\14-\31!-\127]$') then
    return
  end
  local params = vim.lsp.util.make_position_params(0, server.offset_encoding)
  -- 2: not asked for by hand, so that completion.automatic and completion.minimumPrefix apply.
  params.context = { triggerKind = 2, triggerCharacter = '' }
  client.request(buffer, 'textDocument/completion', params, function(reply)
    local now = vim.api.nvim_win_get_cursor(0)
    local is_here = vim.api.nvim_get_current_buf() == buffer and now[1] == cursor[1] and now[2] == cursor[2]
    if not is_here or vim.api.nvim_get_mode().mode:sub(1, 1) ~= 'i' or is_choosing() then
      return
    end
    if vim.api.nvim_get_current_line() ~= line then
      return
    end
    local items, start = complete.items(reply, line, cursor[2], server.offset_encoding)
    if #items > 0 then
      vim.fn.complete(start + 1, items)
    end
  end)
end

function M.enable(buffer)
  local timer = vim.loop.new_timer()
  local group = vim.api.nvim_create_augroup('gongwen_popup_' .. buffer, { clear = true })
  vim.opt_local.completeopt = { 'menuone', 'noselect' }
  vim.api.nvim_create_autocmd({ 'TextChangedI', 'TextChangedP' }, {
    group = group,
    buffer = buffer,
    callback = function()
      timer:stop()
      timer:start(pause, 0, vim.schedule_wrap(function()
        show(buffer)
      end))
    end,
  })
  vim.api.nvim_create_autocmd('BufWipeout', {
    group = group,
    buffer = buffer,
    callback = function()
      timer:stop()
      timer:close()
    end,
  })
end

return M
