--- The list by itself after a pause in typing, for those without a completion plugin. Silent while an input method
--- composes: Neovim sees the text only when it is committed.
local M = {}

local pause = 120

function M.enable(buffer)
  local timer = vim.loop.new_timer()
  local group = vim.api.nvim_create_augroup('gongwen_popup_' .. buffer, { clear = true })
  vim.opt_local.completeopt = { 'menuone', 'noselect' }
  vim.api.nvim_create_autocmd('TextChangedI', {
    group = group,
    buffer = buffer,
    callback = function()
      timer:stop()
      timer:start(pause, 0, vim.schedule_wrap(function()
        local column = vim.api.nvim_win_get_cursor(0)[2]
        local before = vim.api.nvim_get_current_line():sub(1, column)
        -- Two 汉字 or a mark after one; a full-width character has three bytes or more and none of them is ASCII.
        local wide = before:match('[\128-\255]+$')
        if vim.api.nvim_get_mode().mode == 'i' and vim.fn.pumvisible() == 0 and wide and #wide >= 6 then
          vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes('<C-x><C-o>', true, false, true), 'n', false)
        end
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
