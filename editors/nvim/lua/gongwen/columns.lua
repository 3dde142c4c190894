--- LSP columns and bytes of a line.
local M = {}

--- The byte index of column `character`, which counts in `encoding`; the line's end if it lies beyond.
function M.byte(line, character, encoding)
  if encoding == 'utf-8' then
    return math.min(character, #line)
  end
  if vim.fn.has('nvim-0.11') == 1 then
    return vim.str_byteindex(line, encoding, character, false)
  end
  local found, index = pcall(vim.str_byteindex, line, character, encoding ~= 'utf-32')
  return found and index or #line
end

return M
