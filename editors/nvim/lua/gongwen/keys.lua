--- Keys of a draft, where the writer and Neovim have none: Neovim has its own since 0.10 and 0.11, and these are the same.
local M = {}

local client = require('gongwen.client')

--- Renames the 提法 at the cursor throughout. The server says first whether there is one.
local function rename(buffer)
  local params = vim.lsp.util.make_position_params(0, client.of(buffer).offset_encoding)
  local refuse = function()
    vim.notify('光标处没有可以通篇改名的提法（引号里的提法、以下简称的名称可以）', vim.log.levels.WARN)
  end
  client.request(buffer, 'textDocument/prepareRename', params, function(place)
    if not place then
      return refuse()
    end
    vim.ui.input({ prompt = '通篇改为：', default = place.placeholder or vim.fn.expand('<cword>') }, function(name)
      if not name or name == '' then
        return
      end
      params.newName = name
      client.request(buffer, 'textDocument/rename', params, function(edit, server)
        if edit then
          vim.lsp.util.apply_workspace_edit(edit, server.offset_encoding)
        end
      end, refuse)
    end)
  end, refuse)
end

--- `action` where the server has an answer to `method`, else a word: a key that does nothing looks broken.
local function unless_empty(buffer, method, action, word)
  return function()
    local known = client.of(buffer)
    if not known then
      return vim.notify('gongwen 没有运行', vim.log.levels.WARN)
    end
    local params = vim.lsp.util.make_position_params(0, known.offset_encoding)
    params.context = { includeDeclaration = true }
    client.request(buffer, method, params, function(result)
      if not result or vim.tbl_isempty(result) then
        vim.notify(word)
      else
        action()
      end
    end)
  end
end

function M.define(buffer)
  local keys = {
    { 'K', unless_empty(buffer, 'textDocument/hover', vim.lsp.buf.hover, '这里没有说明'), '说明' },
    { 'gd', unless_empty(buffer, 'textDocument/definition', vim.lsp.buf.definition, '这里没有引用别处'), '转到所引之处' },
    { 'grr', unless_empty(buffer, 'textDocument/references', vim.lsp.buf.references, '没有别处提到这里'), '引用' },
    { 'grn', function() rename(buffer) end, '通篇改名' },
    { 'gra', function() require('gongwen.commands').menu(vim.api.nvim_get_current_buf()) end, '修改' },
    { 'gO', function() require('gongwen.outline').open(buffer) end, '大纲' },
    { ']d', vim.diagnostic.goto_next, '下一处问题' },
    { '[d', vim.diagnostic.goto_prev, '上一处问题' },
  }
  for _, key in ipairs(keys) do
    -- K and gd without a mapping are Neovim's own for program text; what the writer has mapped stays.
    if vim.fn.maparg(key[1], 'n') == '' then
      vim.keymap.set('n', key[1], key[2], { buffer = buffer, desc = '公文：' .. key[3] })
    end
  end
  for _, key in ipairs({ 'o', 'O' }) do
    if vim.fn.maparg(key, 'n') == '' then
      vim.keymap.set('n', key, function()
        return require('gongwen.enter').open(buffer, key)
      end, { buffer = buffer, expr = true, desc = '公文：另起一条' })
    end
  end
end

return M
