/// The tables of the lexicon, compiled into the program: no file to find at run time, no cost at start.

#ifndef GONGWEN_LEXICON_H
#define GONGWEN_LEXICON_H

#include <stddef.h>

/// The bytes of one table; they live as long as the program and end without a NUL.
struct lexicon_table {
  const unsigned char *bytes;
  size_t count;
};

struct lexicon_table lexicon_cues(void);
struct lexicon_table lexicon_fixed_names(void);
struct lexicon_table lexicon_fixed_phrases(void);
struct lexicon_table lexicon_genres(void);
struct lexicon_table lexicon_genre_forms(void);
struct lexicon_table lexicon_genre_sections(void);
struct lexicon_table lexicon_leads(void);
struct lexicon_table lexicon_named_sets(void);
struct lexicon_table lexicon_offers(void);
struct lexicon_table lexicon_phrase_edges(void);
struct lexicon_table lexicon_proper_names(void);
struct lexicon_table lexicon_slips(void);
struct lexicon_table lexicon_word_borders(void);
struct lexicon_table lexicon_words(void);

/// What `SpellingTable` reads; mined as the phrase bank is, and kept beside it.
struct lexicon_table lexicon_spelling(void);

#endif
