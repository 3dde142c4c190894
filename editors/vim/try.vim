" What editors/try opens Vim with; a writer's own settings are not read.
set nocompatible encoding=utf-8 number wrap nolinebreak signcolumn=yes updatetime=300 laststatus=2
set completeopt=menuone,noselect pumheight=10 viminfo= noswapfile
set statusline=\ 补全\ ^X^O\ 选\ ^N\ 定\ ^Y\ ·\ 大纲\ \\o\ ·\ 修改\ \\f\ 全部\ \\F\ ·\ 下一处\ ]d\ ·\ 退出\ :q!
filetype plugin on
syntax on
let g:gongwen_autocomplete = 1
let g:ale_virtualtext_cursor = 'current'
let g:ale_echo_msg_format = '%s%（code）%'
let g:ale_floating_preview = 1
let g:lsp_diagnostics_virtual_text_enabled = 1

augroup try
  autocmd FileType gongwen nnoremap <buffer> \o <Cmd>GongwenOutline<CR>
  autocmd FileType gongwen nnoremap <buffer> \f <Cmd>GongwenFix<CR>
  autocmd FileType gongwen nnoremap <buffer> \F <Cmd>GongwenFix!<CR>
  autocmd FileType gongwen nnoremap <buffer> ]d <Cmd>call <SID>next()<CR>
augroup END

function! s:next() abort
  let l:client = gongwen#clients#name()
  if l:client ==# 'ale'
    ALENextWrap
  elseif l:client ==# 'vim-lsp'
    LspNextDiagnostic
  else
    LspDiag next
  endif
endfunction
