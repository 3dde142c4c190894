/// The shipped bank, compiled into the program: no file to find at run time, no cost at start.

#ifndef GONGWEN_PHRASEBANK_H
#define GONGWEN_PHRASEBANK_H

#include <stddef.h>

/// The bytes of one file of this folder; they live as long as the program and end without a NUL.
struct gongwen_table {
  const unsigned char *bytes;
  size_t count;
};

// Mined: see README.md.
struct gongwen_table gongwen_sources(void);
struct gongwen_table gongwen_phrases(void);
struct gongwen_table gongwen_parallels(void);
struct gongwen_table gongwen_structures(void);
struct gongwen_table gongwen_counts(void);

// Generated or made by hand; `mine` does not touch them.
struct gongwen_table gongwen_pinyin(void);
struct gongwen_table gongwen_pinyin_words(void);
struct gongwen_table gongwen_traditional(void);
struct gongwen_table gongwen_traditional_words(void);

#endif
