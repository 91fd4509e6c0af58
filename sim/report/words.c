/* Words from labels, which are anything that a user may write on a line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* As much of the text as there is room for. */
static void copy(char out[WORDS_BYTES], const char *text)
{
    size_t n = 0, left = strlen(text), length;
    for (; (length = left ? text_utf8(text + n, left) : 0) && n + length < WORDS_BYTES; n += length)
        left -= length;
    memcpy(out, text, n);
    out[n] = '\0';
}

/* a to z, and the letters from U+00E0 to U+00FE that have a capital 0x20 below: what Western European languages use. */
static void capitalise(char *text)
{
    unsigned char first = (unsigned char)text[0], second = (unsigned char)text[first != 0];
    if (first >= 'a' && first <= 'z')
        text[0] = (char)(first - 0x20);
    else if (first == 0xc3 && second >= 0xa0 && second <= 0xbe && second != 0xb7)
        text[1] = (char)(second - 0x20);
}

const char *words_label(char out[WORDS_BYTES], const struct label *label)
{
    copy(out, label->text);
    if (!strcmp(label->text, label->id))
        for (char *c = out; *c; c++)
            *c = *c == '_' ? ' ' : *c;
    capitalise(out);
    return out;
}

const char *words_plural(char out[WORDS_BYTES], const struct label *label)
{
    size_t n = strlen(words_label(out, label));
    if (n == 0 || n + 3 > WORDS_BYTES || out[n - 1] == 's')
        return out;
    bool ies = n > 1 && out[n - 1] == 'y' && !strchr("aeiou", out[n - 2]);
    strcpy(out + n - ies, ies ? "ies" : "s");
    return out;
}
