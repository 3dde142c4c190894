--- :checkhealth gongwen
local M = {}

function M.check()
  local health = vim.health or require('health')
  local ok, warn = health.ok or health.report_ok, health.warn or health.report_warn
  local config = require('gongwen').config
  local command = config.cmd[1]
  if vim.fn.executable(command) == 1 then
    ok(vim.trim(vim.fn.system({ command, '--version' })))
  else
    warn('找不到 ' .. command .. '：请把它放进 PATH，或设置 cmd')
  end
  -- The page of :checkhealth is a buffer of its own.
  local drafts, lost = 0, {}
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(config.filetypes, vim.bo[buffer].filetype) then
      drafts = drafts + 1
      if not require('gongwen.client').of(buffer) then
        table.insert(lost, vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':t'))
      end
    end
  end
  if #lost > 0 then
    warn('没有连上服务器：' .. table.concat(lost, '、'))
  elseif drafts > 0 then
    ok('打开的 ' .. drafts .. ' 份文稿都已连上服务器')
  else
    ok('还没有打开文稿（文件类型：' .. table.concat(config.filetypes, '、') .. '）')
  end
  if pcall(require, 'cmp') then
    warn('用 nvim-cmp：请设置 keyword_pattern（见 editors/nvim/README.md），否则汉字后不会弹出候选')
  end
end

return M
