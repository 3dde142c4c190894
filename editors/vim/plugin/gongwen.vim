" gongwen for Vim 9: registers the server with the LSP client that is installed.
"
" g:gongwen_executable  the program                      (default 'gongwen')
" g:gongwen_filetypes   where it runs                    (default ['gongwen']; add 'text', 'markdown')
" g:gongwen_settings    the `gongwen` section of settings, as in .gongwen.json
" g:gongwen_autocomplete the list opens by itself after a pause (ALE, vim-lsp); default 1 in gongwen files, else 0
" g:gongwen_hint        0: no line that says how to begin
" g:gongwen_keys        0: o and O write no number (ALE)
" g:gongwen_client      'coc', 'vim-lsp', 'lsp', 'ycm', 'ale' or '' for none; found by itself if not set
if exists('g:loaded_gongwen') || v:version < 900
  finish
endif
let g:loaded_gongwen = 1

let g:gongwen_executable = get(g:, 'gongwen_executable', 'gongwen')
let g:gongwen_filetypes = get(g:, 'gongwen_filetypes', ['gongwen'])
let g:gongwen_settings = get(g:, 'gongwen_settings', {})

command! -bar GongwenOutline call gongwen#outline()
command! -bar -bang GongwenFix call gongwen#fix(<bang>0)
command! -bar GongwenRenumber call gongwen#renumber()
command! -bar GongwenReferences call gongwen#clients#references()
command! -bar GongwenRename call gongwen#clients#rename()

augroup gongwen
  autocmd!
  autocmd FileType * if index(g:gongwen_filetypes, expand('<amatch>')) >= 0 | call gongwen#buffer() | endif
augroup END

" Each client has its own moment to hear of a server; all of them come after this file and before the first buffer.
call gongwen#clients#register()
