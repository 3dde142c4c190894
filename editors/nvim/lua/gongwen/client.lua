--- Starts the server and ties a buffer to it, with whichever interface this Neovim has.
local M = {}

--- The nearest folder upwards that holds one of `markers`, else the folder of the file.
local function root_of(buffer, markers)
  local name = vim.api.nvim_buf_get_name(buffer)
  local folder = name == '' and vim.loop.cwd() or vim.fn.fnamemodify(name, ':p:h')
  local place = folder
  while true do
    for _, marker in ipairs(markers) do
      if vim.loop.fs_stat(place .. '/' .. marker) then
        return place
      end
    end
    local parent = vim.fn.fnamemodify(place, ':h')
    if parent == place then
      return folder
    end
    place = parent
  end
end

local function capabilities_of(config)
  if config.capabilities then
    return config.capabilities
  end
  local own = vim.lsp.protocol.make_client_capabilities()
  -- Neovim heeds the version of an edit, and 0.7 does not say so.
  own.workspace.workspaceEdit = vim.tbl_extend('force', own.workspace.workspaceEdit or {}, { documentChanges = true })
  local found, cmp = pcall(require, 'cmp_nvim_lsp')
  if found and cmp.default_capabilities then
    own = vim.tbl_deep_extend('force', own, cmp.default_capabilities())
  end
  return own
end

--- Whether the list opens by itself: where the writer says so, else in gongwen's own files, unless a completion plugin
--- does it.
local function opens_list(config, buffer)
  if config.autocomplete ~= nil then
    return config.autocomplete
  end
  local plugins = package.loaded['cmp'] or package.loaded['blink.cmp'] or package.loaded['coq']
  return vim.bo[buffer].filetype == 'gongwen' and not plugins
end

local has_greeted = false

--- One line on the first draft of a session: with nothing on the screen a newcomer cannot tell that anything runs.
local function greet(config, buffer)
  if has_greeted or not config.hint then
    return
  end
  has_greeted = true
  local list = opens_list(config, buffer) and '停顿出候选' or '<C-x><C-o> 补全'
  local outline = config.keys and 'gO' or ':GongwenOutline'
  vim.notify('公文：' .. list .. '，<C-n> 选；' .. outline .. ' 大纲；:GongwenFix 修改', vim.log.levels.INFO)
end

--- Neovim 0.7 keeps the function of the first buffer for all of them; the settings are those of now.
local function attached()
  return function(client, buffer)
    local config = require('gongwen').config
    vim.api.nvim_buf_set_option(buffer, 'omnifunc', "v:lua.require'gongwen.complete'.omnifunc")
    require('gongwen.commands').define(buffer)
    -- Where a line has two findings the graver one is read first.
    vim.diagnostic.config({ severity_sort = true }, vim.lsp.diagnostic.get_namespace(client.id))
    if config.folds then
      require('gongwen.fold').enable(buffer)
    end
    if opens_list(config, buffer) then
      require('gongwen.popup').enable(buffer)
    end
    if config.keys then
      require('gongwen.keys').define(buffer)
    end
    require('gongwen.enter').enable(buffer, client)
    greet(config, buffer)
    if config.on_attach then
      config.on_attach(client, buffer)
    end
  end
end

--- The server of this buffer, once it is attached; nil before.
function M.of(buffer)
  local list = vim.lsp.get_clients or vim.lsp.buf_get_clients
  local clients = vim.lsp.get_clients and list({ bufnr = buffer }) or list(buffer)
  for _, client in pairs(clients) do
    if client.name == 'gongwen' then
      return client
    end
  end
end

--- Sends a request to the server of `buffer`; `handler(result, client)` is not called on an error, `failed(error)` is.
function M.request(buffer, method, params, handler, failed)
  local client = M.of(buffer)
  if not client then
    vim.notify('gongwen 没有运行', vim.log.levels.WARN)
    return
  end
  local reply = function(failure, result)
    if not failure then
      handler(result, client)
    elseif failed then
      failed(failure)
    end
  end
  -- Since 0.11 a client is an object with methods.
  if vim.fn.has('nvim-0.11') == 1 then
    client:request(method, params, reply, buffer)
  else
    client.request(method, params, reply, buffer)
  end
end

--- Tells every server that the settings of a folder changed: Neovim watches no files before 0.10, and a rule that was put
--- on again by hand would stay off until the next session.
function M.tell_settings(path)
  local params = { changes = { { uri = vim.uri_from_fname(vim.fn.fnamemodify(path, ':p')), type = 2 } } }
  for _, client in pairs((vim.lsp.get_clients or vim.lsp.get_active_clients)()) do
    if client.name == 'gongwen' and vim.fn.has('nvim-0.11') == 1 then
      client:notify('workspace/didChangeWatchedFiles', params)
    elseif client.name == 'gongwen' then
      client.notify('workspace/didChangeWatchedFiles', params)
    end
  end
end

--- M.request, waiting; nil if the server does not answer within `patience` milliseconds.
function M.request_sync(buffer, method, params, patience)
  local client = M.of(buffer)
  if not client then
    return nil
  end
  local reply
  if vim.fn.has('nvim-0.11') == 1 then
    reply = client:request_sync(method, params, patience, buffer)
  else
    reply = client.request_sync(method, params, patience, buffer)
  end
  return reply and reply.result
end

function M.document(buffer)
  return { textDocument = { uri = vim.uri_from_bufnr(buffer) } }
end

--- Whether an edit was made for an older text than that of now.
local function is_late(edit)
  for _, change in ipairs(edit.documentChanges or {}) do
    local place = change.textDocument
    local known = place and vim.lsp.util.buf_versions and vim.lsp.util.buf_versions[vim.uri_to_bufnr(place.uri)]
    if known and type(place.version) == 'number' and place.version < known then
      return true
    end
  end
  return false
end

--- An edit that the server asks for. Neovim 0.7 passes over one that comes too late and says that it was made: the server
--- is to ask anew.
local function apply_edit(_, params, context)
  local server = vim.lsp.get_client_by_id(context.client_id)
  if not server then
    return { applied = false }
  end
  if is_late(params.edit) then
    -- A request takes what was typed along, which would wait for a pause: the server is to know it when it asks anew.
    local buffer = vim.api.nvim_get_current_buf()
    if M.of(buffer) then
      M.request(buffer, 'textDocument/foldingRange', M.document(buffer), function() end)
    end
    return { applied = false }
  end
  vim.lsp.util.apply_workspace_edit(params.edit, server.offset_encoding)
  return { applied = true }
end

function M.start(buffer, config)
  if vim.fn.executable(config.cmd[1]) == 0 then
    vim.notify('找不到 ' .. config.cmd[1] .. '：请把它放进 PATH，或设置 cmd', vim.log.levels.WARN)
    return
  end
  -- An empty Lua table would reach the server as a list.
  local settings = vim.tbl_isempty(config.settings) and vim.empty_dict() or config.settings
  local server = {
    name = 'gongwen',
    cmd = config.cmd,
    root_dir = root_of(buffer, config.root_markers),
    settings = { gongwen = settings },
    init_options = settings,
    capabilities = capabilities_of(config),
    on_attach = attached(),
    -- Neovim's own puts LSP[gongwen][Info] before what the server has to say.
    handlers = {
      ['window/showMessage'] = function(_, message)
        M.said_at = vim.loop.now()
        require('gongwen.say')(message.message, vim.log.levels[message.type <= 2 and 'WARN' or 'INFO'])
      end,
      ['workspace/applyEdit'] = apply_edit,
    },
    -- 0.7 knows no languageId of its own: the filetype is the languageId.
    get_language_id = function(_, filetype)
      return filetype
    end,
  }
  if vim.lsp.start then
    return vim.lsp.start(server, { bufnr = buffer })
  end
  for _, client in pairs(vim.lsp.get_active_clients()) do
    if client.name == 'gongwen' and client.config.root_dir == server.root_dir then
      vim.lsp.buf_attach_client(buffer, client.id)
      return client.id
    end
  end
  local id = vim.lsp.start_client(server)
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
  return id
end

return M
