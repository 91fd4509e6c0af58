/* Keyed chance: the hashes against published values, and the keys against what they promise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/chance.h"

/* Test vectors of FNV-1a 64: draft-eastlake-fnv, appendix C. */
static void test_fnv(void **state)
{
    (void)state;
    assert_true(chance_name("") == 0xcbf29ce484222325ULL);
    assert_true(chance_name("a") == 0xaf63dc4c8601ec8cULL);
    assert_true(chance_name("foobar") == 0x85944171f73967e8ULL);
    assert_true(chance_name("\xc3\xb8") != chance_name("\x43\x38")); /* bytes, not signed characters */
}

/* The first five outputs of SplitMix64 seeded with 1234567, as printed by Vigna's splitmix64.c. */
static void test_splitmix(void **state)
{
    (void)state;
    static const uint64_t expected[] = {
        6457827717110365317ULL, 3203168211198807973ULL, 9817491932198370423ULL, 4593380528125082431ULL, 16408922859458223821ULL,
    };
    uint64_t z = 1234567;
    for (int i = 0; i < 5; i++)
        assert_true(chance_mix(z += 0x9e3779b97f4a7c15ULL) == expected[i]);
}

/* Which word is joined first matters; each part of a key matters. */
static void test_keys_differ(void **state)
{
    (void)state;
    uint64_t key = chance_key(1, 1, CHANCE_NEED), a = chance_name("ward"), b = chance_name("bed");
    assert_true(chance_join(chance_join(key, a), b) != chance_join(chance_join(key, b), a));
    assert_true(chance_join(key, 0) != key);
    assert_true(chance_join(chance_join(key, 0), 0) != chance_join(key, 0));
    assert_true(chance_join(chance_join(key, 1), 2) != chance_join(chance_join(key, 2), 1));
    assert_true(chance_key(2, 1, CHANCE_NEED) != key);
    assert_true(chance_key(1, 2, CHANCE_NEED) != key);
    assert_true(chance_key(1, 1, CHANCE_PATIENT) != key);
    assert_true(chance_key(1, 2, CHANCE_NEED) != chance_key(2, 1, CHANCE_NEED));
    assert_true(chance_key(1, 1, CHANCE_NEED) == key);
}

/* These numbers are what results are made of: a change here changes every result ever published. */
static void test_golden(void **state)
{
    (void)state;
    uint64_t key = chance_key(1, 1, CHANCE_NEED);
    assert_true(key == 0x191acb883274ab6ULL);
    key = chance_join(chance_join(key, chance_name("ward")), 7);
    assert_true(key == 0x2c7738c562e01727ULL);
    assert_int_equal(chance_at(key, CHANCE_WORK), 0xa7c8218);
    assert_int_equal(chance_at(key, CHANCE_NEEDED), 0xc02cf61c);
}

static void test_places(void **state)
{
    (void)state;
    for (uint64_t who = 0; who < 100; who++) {
        uint64_t key = chance_join(99, who);
        struct pcg g = chance_stream(key);
        for (unsigned place = 0; place < 20; place++)
            assert_int_equal(chance_at(key, place), pcg_next(&g));
    }
}

static void test_uniform_is_inside(void **state)
{
    (void)state;
    assert_true(chance_uniform(0) == 0x1p-33);
    assert_true(chance_uniform(UINT32_MAX) == 1 - 0x1p-33);
    assert_true(chance_uniform(1u << 31) > 0.5 && chance_uniform((1u << 31) - 1) < 0.5);
}

/* Draws of neighbouring ordinals: mean, variance, correlation between neighbours and between places, bits. */
static void test_neighbours_are_independent(void **state)
{
    (void)state;
    enum { N = 200000 };
    uint64_t base = chance_join(chance_key(1, 1, CHANCE_NEED), chance_name("ward"));
    double sum = 0, square = 0, with_last = 0, with_place = 0, last = 0;
    int bits[32] = {0};
    for (uint64_t k = 0; k < N; k++) {
        uint64_t key = chance_join(base, k);
        uint32_t x = chance_at(key, CHANCE_WORK);
        double u = chance_uniform(x) - 0.5, other = chance_uniform(chance_at(key, CHANCE_TIE)) - 0.5;
        sum += u;
        square += u * u;
        with_last += u * last;
        with_place += u * other;
        last = u;
        for (int b = 0; b < 32; b++)
            bits[b] += x >> b & 1;
    }
    assert_true(fabs(sum / N) < 4 * sqrt(1.0 / 12 / N));
    assert_true(fabs(square / N - 1.0 / 12) < 4 * sqrt(1.0 / 180 / N));
    assert_true(fabs(with_last / N) < 4 * sqrt(1.0 / 144 / N));
    assert_true(fabs(with_place / N) < 4 * sqrt(1.0 / 144 / N));
    for (int b = 0; b < 32; b++)
        assert_true(abs(bits[b] - N / 2) < 5 * sqrt(N) / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fnv),    cmocka_unit_test(test_splitmix),         cmocka_unit_test(test_keys_differ),
        cmocka_unit_test(test_golden), cmocka_unit_test(test_places),           cmocka_unit_test(test_uniform_is_inside),
        cmocka_unit_test(test_neighbours_are_independent),
    };
    return cmocka_run_group_tests_name("chance", tests, NULL, NULL);
}
