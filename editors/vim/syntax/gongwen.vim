" Ordinals, headings and quoted slogans of a 公文. Light on purpose: what needs the whole document comes from the server.
if exists('b:current_syntax')
  finish
endif
scriptencoding utf-8

syntax match gongwenOrdinal /^[ 　]*\zs[〇一二三四五六七八九十百]\+、/
syntax match gongwenOrdinal /^[ 　]*\zs[（(][〇一二三四五六七八九十百0-9]\+[）)]/
syntax match gongwenOrdinal /^[ 　]*\zs\d\+[.．、]/
syntax match gongwenOrdinal /^[ 　]*\zs第[〇一二三四五六七八九十百零两0-9]\+[条章节编]/
syntax match gongwenOrdinal /[〇一二三四五六七八九十]\+是\ze[^否不]/
syntax match gongwenOrdinal /第[一二三四五六七八九十]\+\ze[，、]/
syntax match gongwenOrdinal /\%(首先\|其次\|再次\|最后\)\ze[，、]/
" A slogan is quoted within one line and short; a quotation is neither.
syntax match gongwenSlogan /“[^“”]\{1,20}”/
syntax match gongwenDocument /《[^《》]\{1,60}》/
" 一、 and （一） open a heading when they stand alone on a line; 1. and （1） are only ordinals.
" After the ordinals: of two that begin together Vim takes the one defined last.
syntax match gongwenHeading1 /^[ 　]*[〇一二三四五六七八九十百]\+、[^。；！？]*$/ contains=gongwenOrdinal,gongwenSlogan
syntax match gongwenHeading2 /^[ 　]*（[〇一二三四五六七八九十百]\+）[^。；！？]*$/ contains=gongwenOrdinal,gongwenSlogan
syntax match gongwenChapter /^[ 　]*第[〇一二三四五六七八九十百]\+[编章节].*$/ contains=gongwenOrdinal
syntax match gongwenMarkdownHeading /^#\{1,6}\s.*$/

highlight default link gongwenHeading1 Title
highlight default link gongwenHeading2 Statement
highlight default link gongwenChapter Title
highlight default link gongwenMarkdownHeading Title
highlight default link gongwenOrdinal Number
highlight default link gongwenSlogan String
highlight default link gongwenDocument Identifier

let b:current_syntax = 'gongwen'
