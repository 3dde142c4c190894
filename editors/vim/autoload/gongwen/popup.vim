" The list by itself after a pause in typing. ALE opens its own only after ASCII letters and a full stop; vim-lsp has none.

" In milliseconds.
let s:pause = 120
let s:timer = -1

function! gongwen#popup#enable() abort
  setlocal completeopt=menuone,noselect
  augroup gongwen_popup
    autocmd! * <buffer>
    autocmd TextChangedI,TextChangedP <buffer> call s:wait()
  augroup END
endfunction

function! s:wait() abort
  call timer_stop(s:timer)
  let s:timer = timer_start(s:pause, function('s:open'))
endfunction

" A 汉字, a mark or nothing before the cursor: the list of an empty line is the next number. Letters and figures alone
" open none, and an input method shows Vim the text only when it is committed.
function! s:open(timer) abort
  let l:before = strpart(getline('.'), 0, col('.') - 1)
  if mode()[0] !=# 'i' || l:before =~# '[\x21-\x7F]$'
    return
  endif
  if gongwen#clients#name() ==# 'ale'
    call gongwen#ale#popup()
  elseif mode() ==# 'i' && !pumvisible()
    call feedkeys("\<C-x>\<C-o>", 'n')
  endif
endfunction
