#include "phrasebank.h"

// `#embed` is C23; clang has had it for every dialect since version 19 and says so with a warning.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define TABLE(name, file_bytes)                                                                                        \
  struct gongwen_table gongwen_##name(void) {                                                                          \
    struct gongwen_table table = {file_bytes, sizeof file_bytes};                                                      \
    return table;                                                                                                      \
  }

static const unsigned char sources[] = {
#embed "sources.tsv"
};
TABLE(sources, sources)

static const unsigned char phrases[] = {
#embed "phrases.tsv"
};
TABLE(phrases, phrases)

static const unsigned char parallels[] = {
#embed "parallels.tsv"
};
TABLE(parallels, parallels)

static const unsigned char structures[] = {
#embed "structures.tsv"
};
TABLE(structures, structures)

// A build for a host where each megabyte is carried along names a smaller file.
#ifndef GONGWEN_COUNTS
#define GONGWEN_COUNTS "counts.bin"
#endif
static const unsigned char counts[] __attribute__((aligned(64))) = {
#embed GONGWEN_COUNTS
};
TABLE(counts, counts)

static const unsigned char pinyin[] = {
#embed "pinyin.tsv"
};
TABLE(pinyin, pinyin)

static const unsigned char pinyin_words[] = {
#embed "pinyin-words.tsv"
};
TABLE(pinyin_words, pinyin_words)

static const unsigned char traditional[] = {
#embed "traditional.tsv"
};
TABLE(traditional, traditional)

static const unsigned char traditional_words[] = {
#embed "traditional-words.tsv"
};
TABLE(traditional_words, traditional_words)
