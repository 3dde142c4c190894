#include "lexicon.h"

// `#embed` is C23; clang has had it for every dialect since version 19 and says so with a warning.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define TABLE(name, file_bytes)                                                                                        \
  struct lexicon_table lexicon_##name(void) {                                                                          \
    struct lexicon_table table = {file_bytes, sizeof file_bytes};                                                      \
    return table;                                                                                                      \
  }

static const unsigned char genres[] = {
#embed "genres.tsv"
};
TABLE(genres, genres)

static const unsigned char genre_forms[] = {
#embed "genre-forms.tsv"
};
TABLE(genre_forms, genre_forms)

static const unsigned char slips[] = {
#embed "slips.tsv"
};
TABLE(slips, slips)
