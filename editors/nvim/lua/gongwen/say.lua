--- What the server has to say. A line that is too long for the last one of the screen would ask for a key, and take the
--- next that is typed: it stands in a window above that line.

--- Milliseconds that it stands there: two lines of 汉字 are read twice in them.
local shown = 12000

local last

local function close(window)
  pcall(vim.api.nvim_win_close, window, true)
end

local function float(message)
  close(last or -1)
  local width = math.max(20, vim.o.columns - 4)
  local height = math.ceil(vim.fn.strdisplaywidth(message) / (width - 2))
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.bo[buffer].bufhidden = 'wipe'
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(message, '\n'))
  local window = vim.api.nvim_open_win(buffer, false, {
    relative = 'editor',
    anchor = 'SW',
    row = vim.o.lines - vim.o.cmdheight - 1,
    col = 1,
    width = width,
    height = height,
    style = 'minimal',
    border = 'single',
    focusable = false,
    noautocmd = true,
  })
  vim.api.nvim_win_set_option(window, 'wrap', true)
  last = window
  vim.defer_fn(function()
    close(window)
  end, shown)
end

return function(message, level)
  -- Who has put something of his own in place of Neovim's shows it there.
  local is_own = debug.getinfo(vim.notify, 'S').source:match('^@vim/') == nil
  if is_own or vim.fn.strdisplaywidth(message) <= vim.v.echospace then
    return vim.notify(message, level)
  end
  float(message)
end
