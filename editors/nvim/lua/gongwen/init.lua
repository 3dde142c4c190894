--- gongwen for Neovim 0.7 and later.
--- `require('gongwen').setup{…}` is needed only to change a default.
local M = {}

M.config = {
  --- How the server is started.
  cmd = { 'gongwen', 'lsp' },
  --- Add 'text' or 'markdown' to use it there too.
  filetypes = { 'gongwen' },
  --- A folder that holds one of these is the workspace.
  root_markers = { '.gongwen.json', '.gongwen', '.git' },
  --- The `gongwen` section of the settings, as in .gongwen.json.
  settings = {},
  --- Capabilities of a completion plugin; nvim-cmp's are found without being named.
  capabilities = nil,
  --- Folding by the outline of the draft.
  folds = true,
  --- Open the list after a pause in typing. nil: in `gongwen` files, unless a completion plugin does it; the setting
  --- completion.automatic = false ends it everywhere.
  autocomplete = nil,
  --- Keys for hover, definition, references, rename, code action, findings and outline, where none is mapped yet.
  keys = true,
  --- One line on the first draft of a session that says how to begin.
  hint = true,
  --- function(client, buffer)
  on_attach = nil,
}

function M.setup(options)
  M.config = vim.tbl_deep_extend('force', M.config, options or {})
  local group = vim.api.nvim_create_augroup('gongwen', { clear = true })
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = M.config.filetypes,
    callback = function(event)
      require('gongwen.client').start(event.buf, M.config)
    end,
  })
  vim.api.nvim_create_autocmd('BufWritePost', {
    group = group,
    pattern = '.gongwen.json',
    callback = function(event)
      require('gongwen.client').tell_settings(event.file)
    end,
  })
end

return M
