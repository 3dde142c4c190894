if vim.g.loaded_gongwen then
  return
end
vim.g.loaded_gongwen = true

-- `vim.g.gongwen = false` leaves everything to `vim.lsp.enable('gongwen')`; a table is the same as `setup(table)`.
if vim.g.gongwen ~= false then
  require('gongwen').setup(vim.g.gongwen)
end
