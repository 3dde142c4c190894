if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1
" Prose: wrap at the window's edge, never insert a line break.
setlocal wrap textwidth=0
let b:undo_ftplugin = 'setlocal wrap< textwidth<'
