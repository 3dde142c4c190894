-- For those who start servers with `vim.lsp.enable('gongwen')` (Neovim 0.11 and later) instead of this plugin.
return {
  cmd = { 'gongwen', 'lsp' },
  filetypes = { 'gongwen' },
  root_markers = { '.gongwen.json', '.gongwen', '.git' },
}
