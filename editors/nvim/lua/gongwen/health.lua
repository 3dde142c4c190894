--- :checkhealth gongwen
local M = {}

function M.check()
  local health = vim.health or require('health')
  local ok, warn = health.ok or health.report_ok, health.warn or health.report_warn
  local command = require('gongwen').config.cmd[1]
  if vim.fn.executable(command) == 1 then
    ok(vim.trim(vim.fn.system({ command, '--version' })))
  else
    warn('找不到 ' .. command .. '：请把它放进 PATH，或设置 cmd')
  end
  if require('gongwen.client').of(0) then
    ok('当前缓冲区已连上服务器')
  else
    warn('当前缓冲区没有连上服务器（文件类型：' .. vim.bo.filetype .. '）')
  end
  if pcall(require, 'cmp') then
    warn('用 nvim-cmp：请设置 keyword_pattern（见 editors/nvim/README.md），否则汉字后不会弹出候选')
  end
end

return M
