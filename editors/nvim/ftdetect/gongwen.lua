vim.api.nvim_create_autocmd({ 'BufNewFile', 'BufRead' }, { pattern = '*.gongwen', command = 'setfiletype gongwen' })
