/* Small text helpers: numbers as the shortest text that reads back the same, and the nearest known name for a misspelt one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <float.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Decimal exponents written out in full; 10^15 is the last power of ten below 2^53. */
enum { LEAST_PLAIN = -5, GREATEST_PLAIN = 15 };
/* Longer words than this are not names of ours; nothing is suggested for them. */
enum { TEXT_WORD_BYTES = 64 };
/* Of two words as short as this a single letter is half: 'o3' is no slip for 'o2'. */
enum { TEXT_LEAST_BYTES = 3 };

const char *text_number(char out[TEXT_NUMBER_BYTES], double v)
{
    char sent[40], digits[20];
    if (isnan(v) || isinf(v)) {
        strcpy(out, isnan(v) ? "" : v < 0 ? "-inf" : "inf");
        return out;
    }
    if (fabs(v) < 1e15 && v == (double)(long long)v) {
        snprintf(out, TEXT_NUMBER_BYTES, "%lld", (long long)v);
        return out;
    }
    /* Decimals of up to 15 digits survive the way through a double, so the shortest text is that of 15 digits less its zeros,
     * or else the first of 16 and 17 digits that reads back (C11 5.2.4.2.2: DBL_DIG, DBL_DECIMAL_DIG). The denormal numbers
     * next to 0 have fewer. */
    for (int precision = fabs(v) < DBL_MIN ? 0 : DBL_DIG - 1; precision < DBL_DECIMAL_DIG; precision++) {
        snprintf(sent, sizeof sent, "%.*e", precision, v);
        if (strtod(sent, NULL) == v)
            break;
    }
    /* Only the digits are taken over, so the decimal sign of a locale does not matter. */
    int n = 0;
    const char *s = sent;
    for (; *s != 'e'; s++)
        if (*s >= '0' && *s <= '9')
            digits[n++] = *s;
    int exponent = atoi(s + 1);
    while (n > 1 && digits[n - 1] == '0')
        n--;
    char *o = out;
    if (v < 0)
        *o++ = '-';
    if (exponent < LEAST_PLAIN || exponent > GREATEST_PLAIN) {
        *o++ = digits[0];
        if (n > 1)
            *o++ = '.';
        memcpy(o, digits + 1, (size_t)(n - 1));
        snprintf(o + n - 1, 8, "e%d", exponent);
        return out;
    }
    for (int place = exponent < 0 ? exponent : 0; place < n || place <= exponent; place++) {
        if (place == exponent + 1)
            *o++ = '.';
        *o++ = place >= 0 && place < n ? digits[place] : '0';
    }
    *o = '\0';
    return out;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Optimal string alignment: inserting, deleting or changing a letter costs 1, and so does swapping two neighbours, the
 * commonest slip of fast typing (Damerau 1964). Rows of the table are kept three at a time. */
static int distance(const char *a, int n_a, const char *b, int n_b)
{
    int rows[3][TEXT_WORD_BYTES + 1];
    int *before = rows[0], *last = rows[1], *now = rows[2];
    for (int j = 0; j <= n_b; j++)
        last[j] = j;
    for (int i = 1; i <= n_a; i++) {
        now[0] = i;
        for (int j = 1; j <= n_b; j++) {
            bool same = a[i - 1] == b[j - 1];
            now[j] = least(least(last[j] + 1, now[j - 1] + 1), last[j - 1] + !same);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
        }
        int *spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[n_b];
}

int text_nearest(const char *word, const char *const *names, int n)
{
    int length = (int)strnlen(word, TEXT_WORD_BYTES + 1), nearest = -1;
    if (length > TEXT_WORD_BYTES)
        return -1;
    int limit = length < 6 ? 1 : length / 3;
    for (int i = 0; i < n; i++) {
        int other = (int)strnlen(names[i], TEXT_WORD_BYTES + 1);
        if (other > TEXT_WORD_BYTES || abs(other - length) > limit)
            continue;
        int d = distance(word, length, names[i], other);
        if (d > 0 && (other > length ? other : length) < TEXT_LEAST_BYTES)
            continue;
        if (d <= limit) { /* the first of the nearest wins: only a smaller distance replaces it */
            nearest = i;
            limit = d - 1;
        }
    }
    return nearest;
}

int text_unknown(struct err *e, const char *kind, const char *word, const char *const *names, int n)
{
    int near = text_nearest(word, names, n);
    return err_set(e, ERR_INPUT, "no %s is called '%.80s'%s%s%s", kind, word, near >= 0 ? "; did you mean '" : "",
                   near >= 0 ? names[near] : "", near >= 0 ? "'?" : "");
}

size_t text_utf8(const char *s, size_t length)
{
    const unsigned char *p = (const unsigned char *)s;
    if (p[0] < 0x80)
        return 1;
    size_t n = p[0] >= 0xc2 && p[0] <= 0xdf ? 2 : (p[0] & 0xf0) == 0xe0 ? 3 : p[0] >= 0xf0 && p[0] <= 0xf4 ? 4 : 0;
    if (n == 0 || n > length)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    bool bad = (p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) || (p[0] == 0xf0 && p[1] < 0x90) ||
               (p[0] == 0xf4 && p[1] > 0x8f);
    return bad ? 0 : n;
}

char *text_format(struct arena *a, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    char *out = ARENA_ARRAY(a, length + 1, char);
    vsnprintf(out, (size_t)length + 1, format, again);
    va_end(again);
    va_end(args);
    return out;
}
