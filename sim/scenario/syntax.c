/* Is this text JSON, and nothing that a lenient parser would take for it?
 *
 * cJSON builds the values, but it accepts much that is not JSON (007, 1., raw control characters, broken UTF-8, \u0000), cuts
 * numbers after 63 characters, and says neither what was wrong nor whether it merely ran out of memory. So the text is held
 * against the grammar of RFC 8259 first, here. A text that passes is one that cJSON reads as it was meant.
 * One function per rule of the grammar; each returns false once an error is noted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/syntax.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { LONGEST_NUMBER = 60 }; /* cJSON 1.7 copies a number to 64 bytes */

static bool fail(struct syntax *s, size_t at, const char *format, ...) __attribute__((format(printf, 3, 4)));
static bool fail(struct syntax *s, size_t at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(s->error, sizeof s->error, format, args);
    va_end(args);
    s->at = at;
    return false;
}

/* The byte at the reading point, or -1 at the end. */
static int peek(const struct syntax *s)
{
    return s->at < s->length ? (unsigned char)s->text[s->at] : -1;
}

static bool expected(struct syntax *s, const char *what)
{
    int c = peek(s);
    if (c < 0)
        return fail(s, s->at, "expected %s, found the end", what);
    if (c < 0x20 || c > 0x7e)
        return fail(s, s->at, "expected %s, found byte 0x%02x", what, (unsigned)c);
    return fail(s, s->at, "expected %s, found '%c'", what, c);
}

static void skip_space(struct syntax *s)
{
    while (s->at < s->length && strchr(" \t\r\n", s->text[s->at]) && s->text[s->at])
        s->at++;
}

static bool digit(const struct syntax *s)
{
    int c = peek(s);
    return c >= '0' && c <= '9';
}

static bool digits(struct syntax *s, const char *what)
{
    if (!digit(s))
        return expected(s, what);
    while (digit(s))
        s->at++;
    return true;
}

static bool number(struct syntax *s)
{
    size_t start = s->at;
    if (peek(s) == '-')
        s->at++;
    if (peek(s) == '0') {
        s->at++;
        if (digit(s))
            return fail(s, start, "a number may not start with 0 and another digit");
    } else if (!digits(s, "a digit")) {
        return false;
    }
    if (peek(s) == '.') {
        s->at++;
        if (!digits(s, "a digit after the decimal point"))
            return false;
    }
    if (peek(s) == 'e' || peek(s) == 'E') {
        s->at++;
        if (peek(s) == '+' || peek(s) == '-')
            s->at++;
        if (!digits(s, "a digit in the exponent"))
            return false;
    }
    if (s->at - start > LONGEST_NUMBER)
        return fail(s, start, "a number may have at most %d characters", LONGEST_NUMBER);
    char copy[LONGEST_NUMBER + 1] = "";
    memcpy(copy, s->text + start, s->at - start);
    if (strpbrk(copy, "eE") && !isfinite(strtod(copy, NULL)))
        return fail(s, start, "number %s is too large", copy);
    if (s->numbers && s->at - start >= SYNTAX_LONG_NUMBER)
        s->numbers[s->n_long++] =
            (struct syntax_number){(uint32_t)s->n_numbers, (uint32_t)start, (uint32_t)(s->at - start)};
    s->n_numbers++;
    return true;
}

/* The code unit of a \uXXXX whose backslash is at `at`, or -1. */
static int code_unit(const struct syntax *s, size_t at)
{
    char hex[5] = "";
    if (at + 6 > s->length || s->text[at] != '\\' || s->text[at + 1] != 'u')
        return -1;
    memcpy(hex, s->text + at + 2, 4);
    return strspn(hex, "0123456789abcdefABCDEF") == 4 ? (int)strtol(hex, NULL, 16) : -1;
}

static bool escape(struct syntax *s)
{
    int c = s->at + 1 < s->length ? s->text[s->at + 1] : 0;
    if (c != 'u') {
        if (c == 0 || !strchr("\"\\/bfnrt", c))
            return fail(s, s->at, "a backslash in a string must be followed by one of \" \\ / b f n r t u");
        s->at += 2;
        return true;
    }
    int unit = code_unit(s, s->at);
    if (unit < 0)
        return fail(s, s->at, "\\u must be followed by four hexadecimal digits");
    if (unit == 0)
        return fail(s, s->at, "\\u0000 is not allowed in a string");
    bool high = unit >= 0xd800 && unit < 0xdc00, low = unit >= 0xdc00 && unit < 0xe000;
    if (high) {
        int second = code_unit(s, s->at + 6);
        low = second < 0xdc00 || second >= 0xe000; /* the second half is missing */
        s->at += low ? 0 : 6;
    }
    if (low)
        return fail(s, s->at, "half of a surrogate pair");
    s->at += 6;
    return true;
}

static bool string(struct syntax *s)
{
    size_t start = s->at++;
    for (;;) {
        int c = peek(s);
        if (c < 0)
            return fail(s, start, "the string that starts here has no end");
        if (c == '"')
            break;
        if (c < 0x20)
            return fail(s, s->at, "control character 0x%02x in a string: write it as an escape", (unsigned)c);
        if (c == '\\') {
            if (!escape(s))
                return false;
            continue;
        }
        size_t n = text_utf8(s->text + s->at, s->length - s->at);
        if (n == 0)
            return fail(s, s->at, "byte 0x%02x is not valid UTF-8", (unsigned)c);
        s->at += n;
    }
    s->at++;
    return true;
}

static bool value(struct syntax *s, int depth);

static bool member(struct syntax *s, int depth)
{
    if (peek(s) != '"')
        return expected(s, "a key in double quotes");
    s->keys[s->n_keys++] = (uint32_t)s->at;
    if (!string(s))
        return false;
    skip_space(s);
    if (peek(s) != ':')
        return expected(s, "':'");
    s->at++;
    return value(s, depth);
}

/* An object or an array, from its opening bracket on. */
static bool container(struct syntax *s, int depth, char end)
{
    if (depth == s->deepest)
        return fail(s, s->at, "nested deeper than %d levels", s->deepest);
    s->at++;
    skip_space(s);
    if (peek(s) == end) {
        s->at++;
        return true;
    }
    for (;;) {
        skip_space(s);
        if (!(end == '}' ? member(s, depth + 1) : value(s, depth + 1)))
            return false;
        skip_space(s);
        if (peek(s) == end)
            break;
        if (peek(s) != ',')
            return expected(s, end == '}' ? "',' or '}'" : "',' or ']'");
        s->at++;
    }
    s->at++;
    return true;
}

static bool word(struct syntax *s, const char *letters)
{
    size_t n = strlen(letters);
    if (s->length - s->at < n || memcmp(s->text + s->at, letters, n) != 0)
        return expected(s, "a value");
    s->at += n;
    return true;
}

static bool value(struct syntax *s, int depth)
{
    skip_space(s);
    switch (peek(s)) {
    case '{': return container(s, depth, '}');
    case '[': return container(s, depth, ']');
    case '"': return string(s);
    case 't': return word(s, "true");
    case 'f': return word(s, "false");
    case 'n': return word(s, "null");
    default: break;
    }
    return digit(s) || peek(s) == '-' ? number(s) : expected(s, "a value");
}

bool syntax_is_good(struct syntax *s)
{
    s->at = s->n_keys = s->n_numbers = s->n_long = 0;
    s->error[0] = '\0';
    if (s->length >= 3 && memcmp(s->text, "\xef\xbb\xbf", 3) == 0)
        return fail(s, 0, "the file starts with a byte order mark: save it as UTF-8 without one");
    if (!value(s, 0))
        return false;
    skip_space(s);
    return s->at == s->length || expected(s, "nothing more after the document");
}
