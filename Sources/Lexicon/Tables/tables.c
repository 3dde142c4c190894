#include "lexicon.h"

// `#embed` is C23; clang has had it for every dialect since version 19 and says so with a warning.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define TABLE(name, file_bytes)                                                                                        \
  struct lexicon_table lexicon_##name(void) {                                                                          \
    struct lexicon_table table = {file_bytes, sizeof file_bytes};                                                      \
    return table;                                                                                                      \
  }

static const unsigned char cues[] = {
#embed "cues.tsv"
};
TABLE(cues, cues)

static const unsigned char fixed_names[] = {
#embed "fixed-names.tsv"
};
TABLE(fixed_names, fixed_names)

static const unsigned char fixed_phrases[] = {
#embed "fixed-phrases.tsv"
};
TABLE(fixed_phrases, fixed_phrases)

static const unsigned char genres[] = {
#embed "genres.tsv"
};
TABLE(genres, genres)

static const unsigned char genre_forms[] = {
#embed "genre-forms.tsv"
};
TABLE(genre_forms, genre_forms)

static const unsigned char genre_sections[] = {
#embed "genre-sections.tsv"
};
TABLE(genre_sections, genre_sections)

static const unsigned char leads[] = {
#embed "leads.tsv"
};
TABLE(leads, leads)

static const unsigned char named_sets[] = {
#embed "named-sets.tsv"
};
TABLE(named_sets, named_sets)

static const unsigned char offers[] = {
#embed "offers.tsv"
};
TABLE(offers, offers)

static const unsigned char phrase_edges[] = {
#embed "phrase-edges.tsv"
};
TABLE(phrase_edges, phrase_edges)

static const unsigned char proper_names[] = {
#embed "proper-names.tsv"
};
TABLE(proper_names, proper_names)

static const unsigned char slips[] = {
#embed "slips.tsv"
};
TABLE(slips, slips)

static const unsigned char word_borders[] = {
#embed "word-borders.tsv"
};
TABLE(word_borders, word_borders)

static const unsigned char words[] = {
#embed "words.tsv"
};
TABLE(words, words)

static const unsigned char spelling[] = {
#embed "../../../phrasebank/spelling.bin"
};
TABLE(spelling, spelling)
