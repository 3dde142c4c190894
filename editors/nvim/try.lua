-- What editors/try opens Neovim with; a writer's own settings are not read.
vim.opt.number = true
vim.opt.wrap = true
vim.opt.linebreak = false
vim.opt.signcolumn = 'yes'
vim.opt.updatetime = 300
vim.opt.statusline = ' 补全 ^X^O 选 ^N 定 ^Y · 大纲 \\o · 修改 \\f 全部 \\F · 下一处 ]d · 说明 K · 退出 :q!'
vim.opt.laststatus = 2
vim.opt.pumheight = 10

require('gongwen').setup({
  autocomplete = true,
  on_attach = function(_, buffer)
    local map = function(keys, action)
      vim.keymap.set('n', keys, action, { buffer = buffer })
    end
    map('\\o', '<Cmd>GongwenOutline<CR>')
    map('\\f', '<Cmd>GongwenFix<CR>')
    map('\\F', '<Cmd>GongwenFix!<CR>')
    map(']d', vim.diagnostic.goto_next)
    map('[d', vim.diagnostic.goto_prev)
    map('K', vim.lsp.buf.hover)
  end,
})
