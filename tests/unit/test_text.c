/* Numbers as the shortest text that reads back, the nearest known name, and valid UTF-8.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/chance.h"
#include "base/text.h"

static void test_known_numbers(void **state)
{
    (void)state;
    static const struct { double v; const char *text; } known[] = {
        {0, "0"}, {-0.0, "0"}, {1, "1"}, {-1, "-1"}, {100, "100"}, {3600, "3600"}, {0.1, "0.1"}, {0.5, "0.5"}, {-2.5, "-2.5"},
        {0.1 + 0.2, "0.30000000000000004"}, {1.0 / 3, "0.3333333333333333"}, {2.0 / 3, "0.6666666666666666"}, {35.5, "35.5"},
        {1e-5, "0.00001"}, {1.25e-5, "0.0000125"}, {1e-6, "1e-6"}, {1e-7, "1e-7"}, {1.5e-9, "1.5e-9"},
        {999999999999999, "999999999999999"}, {1e15, "1000000000000000"}, {9007199254740992.0, "9007199254740992"},
        {1e16, "1e16"}, {1.2345e20, "1.2345e20"}, {3e9, "3000000000"}, {123456.789, "123456.789"},
        {DBL_MAX, "1.7976931348623157e308"}, {-DBL_MAX, "-1.7976931348623157e308"}, {DBL_MIN, "2.2250738585072014e-308"},
        {DBL_TRUE_MIN, "5e-324"}, {INFINITY, "inf"}, {-INFINITY, "-inf"}, {(double)NAN, ""},
        {1234567890123456.8, "1234567890123456.8"}, {0.001, "0.001"}, {1e5 + 0.5, "100000.5"},
    };
    char out[TEXT_NUMBER_BYTES];
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_string_equal(text_number(out, known[i].v), known[i].text);
}

static int significant(const char *s)
{
    int n = 0, zeros = 0;
    for (; *s && *s != 'e'; s++) {
        if (*s == '0' && n > 0)
            zeros++;
        if (*s >= '1' && *s <= '9') {
            n += 1 + zeros;
            zeros = 0;
        }
    }
    return n;
}

static void test_round_trip(void **state)
{
    (void)state;
    struct pcg g = pcg_start(7, 1);
    char out[TEXT_NUMBER_BYTES], shortest[64];
    for (int i = 0; i < 200000; i++) {
        uint64_t bits = (uint64_t)pcg_next(&g) << 32 | pcg_next(&g);
        double v;
        memcpy(&v, &bits, sizeof v);
        if (i % 2) /* numbers as results have them */
            v = chance_uniform(pcg_next(&g)) * pow(10, (double)(pcg_next(&g) % 12) - 4);
        if (i % 8 == 1)
            v = round(v * 100) / 100;
        if (!isfinite(v))
            continue;
        text_number(out, v);
        assert_true(strlen(out) < TEXT_NUMBER_BYTES - 1);
        if (strtod(out, NULL) != v)
            fail_msg("%.17g is written %s", v, out);
        int p = 1;
        do
            snprintf(shortest, sizeof shortest, "%.*g", p, v);
        while (strtod(shortest, NULL) != v && p++ < 17);
        if (significant(out) != significant(shortest))
            fail_msg("%s is longer than %s", out, shortest);
    }
}

static void test_nearest(void **state)
{
    (void)state;
    static const char *const names[] = {"tick_s", "days", "warmup_days", "start_date", "beds", "nurse", "nurses", ""};
    enum { N = 8 };
    static const struct { const char *word; int nearest; } words[] = {
        {"tick_s", 0}, {"tik_s", 0}, {"tikc_s", 0}, {"ticks", 0}, {"tick", -1}, {"day", 1}, {"dyas", 1}, {"Days", 1},
        {"warm_up_days", 2}, {"warmupdays", 2}, {"startdate", 3}, {"bed", 4}, {"bads", 4}, {"nurs", 5}, {"nurse_s", 6},
            {"nursess", 6},
        {"nutse", 5}, {"frequency", -1}, {"x", -1}, {"xy", -1}, {"replications", -1}, {"tiks", -1},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        int nearest = text_nearest(words[i].word, names, N);
        if (nearest != words[i].nearest)
            fail_msg("'%s' is nearest to %d", words[i].word, nearest);
    }
    assert_int_equal(text_nearest("a", names, 0), -1);
    static const char *const letters[] = {"a", "o2", "bed"}; /* in short words every letter counts */
    assert_int_equal(text_nearest("c", letters, 3), -1);
    assert_int_equal(text_nearest("o3", letters, 3), -1);
    assert_int_equal(text_nearest("be", letters, 3), 2);
    assert_int_equal(text_nearest("a", letters, 3), 0);
    static const char *const alike[] = {"shift", "break_1", "break_2"};
    assert_int_equal(text_nearest("break_3", alike, 3), 1); /* the first of equals */
    char word[200];
    memset(word, 'a', sizeof word);
    word[199] = '\0';
    const char *same[] = {word};
    assert_int_equal(text_nearest(word, same, 1), -1);
    word[64] = '\0';
    assert_int_equal(text_nearest(word, same, 1), 0);
}

static void test_unknown(void **state)
{
    (void)state;
    static const char *const names[] = {"rostered_h", "wait_min_mean"};
    struct err e = {0}, other = {0};
    assert_int_equal(text_unknown(&e, "metric", "wait_min_men", names, 2), ERR_INPUT);
    assert_string_equal(e.text, "no metric is called 'wait_min_men'; did you mean 'wait_min_mean'?");
    text_unknown(&other, "file", "x", names, 2);
    assert_string_equal(other.text, "no file is called 'x'");
}

/* Every code point is one sequence, and no other three bytes are. */
static void test_utf8(void **state)
{
    (void)state;
    int valid[5] = {0};
    unsigned char s[5] = {0};
    for (unsigned x = 0; x < 1u << 24; x++) {
        s[0] = (unsigned char)(x >> 16), s[1] = (unsigned char)(x >> 8), s[2] = (unsigned char)x;
        if (s[0] < 0xf0)
            valid[text_utf8((const char *)s, 3)]++;
        else
            for (unsigned last = 0x7f; last <= 0xc0; last++) {
                s[3] = (unsigned char)last;
                valid[text_utf8((const char *)s, 4)] += 1;
            }
    }
    assert_int_equal(valid[1], 128 << 16);
    assert_int_equal(valid[2], (0x800 - 0x80) << 8);
    assert_int_equal(valid[3], 0x10000 - 0x800 - 0x800);
    assert_int_equal(valid[4], 0x110000 - 0x10000);
    assert_int_equal(text_utf8("\xc3\xa5", 2), 2);
    assert_int_equal(text_utf8("\xc3\xa5", 1), 0);
    assert_int_equal(text_utf8("\xe2\x82\xac", 2), 0);
    assert_int_equal(text_utf8("\xed\xa0\x80", 3), 0);     /* a surrogate */
    assert_int_equal(text_utf8("\xc0\xaf", 2), 0);         /* overlong */
    assert_int_equal(text_utf8("\xf4\x90\x80\x80", 4), 0); /* above U+10FFFF */
}

static void test_format(void **state)
{
    (void)state;
    struct arena a = {0};
    char word[300];
    memset(word, 'w', sizeof word);
    word[299] = '\0';
    char *text = text_format(&a, "%s-%d", word, 42);
    assert_int_equal(strlen(text), 302);
    assert_string_equal(text + 299, "-42");
    assert_string_equal(text_format(&a, "%s", ""), "");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_numbers),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_nearest), cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_utf8),
        cmocka_unit_test(test_format),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
