#include "phrasebank.h"
