autocmd BufNewFile,BufRead *.gongwen setfiletype gongwen
