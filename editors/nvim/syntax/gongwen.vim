" The rules are those of plain Vim; one file serves both.
execute 'source' fnameescape(expand('<sfile>:p:h:h:h') . '/vim/syntax/gongwen.vim')
