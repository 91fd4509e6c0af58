/* Words from labels, which are anything that a user may write on a line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

const char *const words_weekday[N_WEEKDAYS] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

const char *const words_work[N_CATEGORIES] = {
    [CATEGORY_CLINICAL] = "clinical work",
    [CATEGORY_CARE] = "patient care",
    [CATEGORY_KIN] = "contact with next of kin",
    [CATEGORY_ADMIN] = "documentation and planning",
    [CATEGORY_SERVICE] = "service work",
    [CATEGORY_ACTIVITY] = "activities with patients",
    [CATEGORY_TRAINING] = "training",
};

const char *const words_category[N_CATEGORIES] = {
    [CATEGORY_CLINICAL] = "Clinical", [CATEGORY_CARE] = "Care", [CATEGORY_KIN] = "Next of kin",
    [CATEGORY_ADMIN] = "Documentation, planning", [CATEGORY_SERVICE] = "Service", [CATEGORY_ACTIVITY] = "Activity",
    [CATEGORY_TRAINING] = "Training",
};

/* As much of the text as there is room for. */
static void copy(char out[WORDS_BYTES], const char *text)
{
    size_t n = 0, left = strlen(text), length;
    for (; (length = left ? text_utf8(text + n, left) : 0) && n + length < WORDS_BYTES; n += length)
        left -= length;
    memcpy(out, text, n);
    out[n] = '\0';
}

/* How many bytes into the text 0x20 turns a small letter into a capital, -1 for never: a to z, and the letters from U+00E0 to
 * U+00FE that have a capital 0x20 below, what Western European languages use. */
static int small_at(const char *text)
{
    unsigned char first = (unsigned char)text[0], second = (unsigned char)text[first != 0];
    if (first >= 'a' && first <= 'z')
        return 0;
    return first == 0xc3 && second >= 0xa0 && second <= 0xbe && second != 0xb7 ? 1 : -1;
}

/* The same of the capitals. */
static int capital_at(const char *text)
{
    unsigned char first = (unsigned char)text[0], second = (unsigned char)text[first != 0];
    if (first >= 'A' && first <= 'Z')
        return 0;
    return first == 0xc3 && second >= 0x80 && second <= 0x9e && second != 0x97 ? 1 : -1;
}

char *words_capital(char *text)
{
    int at = small_at(text);
    if (at >= 0)
        text[at] = (char)(text[at] - 0x20);
    return text;
}

char *words_small(char *text)
{
    int at = capital_at(text);
    if (at >= 0 && capital_at(text + at + 1) < 0)
        text[at] = (char)(text[at] + 0x20);
    return text;
}

const char *words_label(char out[WORDS_BYTES], const struct label *label)
{
    copy(out, label->text);
    if (!strcmp(label->text, label->id))
        for (char *c = out; *c; c++)
            *c = *c == '_' ? ' ' : *c;
    return words_capital(out);
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
