-- Prose: wrap at the window's edge, never insert a line break.
vim.opt_local.wrap = true
vim.opt_local.textwidth = 0
vim.b.undo_ftplugin = 'setlocal wrap< textwidth<'
