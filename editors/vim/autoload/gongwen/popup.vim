" The list by itself after a pause in typing. ALE opens its own only after ASCII letters and a full stop; vim-lsp has none.

" In milliseconds.
let s:pause = 120
let s:timer = -1

function! gongwen#popup#enable() abort
  setlocal completeopt=menuone,noselect
  augroup gongwen_popup
    autocmd! * <buffer>
    autocmd TextChangedI <buffer> call s:wait()
  augroup END
endfunction

function! s:wait() abort
  call timer_stop(s:timer)
  let s:timer = timer_start(s:pause, function('s:open'))
endfunction

function! s:open(timer) abort
  " Two 汉字, or a mark after one: an input method shows Vim the text only when it is committed.
  let l:before = strpart(getline('.'), 0, col('.') - 1)
  if mode() ==# 'i' && !pumvisible() && l:before =~# '[^\x00-\x7F]\{2}$'
    call feedkeys("\<C-x>\<C-o>", 'n')
  endif
endfunction
