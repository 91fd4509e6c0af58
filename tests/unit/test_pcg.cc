/* Our PCG32 against the author's own C++ package (Debian: libpcg-cpp-dev), bit for bit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <csetjmp>
#include <cstdarg>
#include <cstddef>
#include <cstdint>

#include <pcg_random.hpp> /* before cmocka.h, whose macro `fail` is a name in <iostream> */

extern "C" {
#include <cmocka.h>
}

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" /* common in C, where the rest is zero */
#include "base/pcg.h"

static const struct {
    uint64_t seed, stream;
} STARTS[] = {
    {42, 54}, {0, 0}, {1, 1}, {UINT64_MAX, UINT64_MAX}, {0x9e3779b97f4a7c15, 0x8000000000000000}, {1234567, 0x7fffffffffffffff},
};
enum { N_STARTS = sizeof STARTS / sizeof *STARTS, DRAWS = 1000000 };

static void test_first_outputs(void **)
{
    struct pcg ours = pcg_start(42, 54); /* the values that the author's demo prints */
    assert_int_equal(pcg_next(&ours), 0xa15c02b7);
    assert_int_equal(pcg_next(&ours), 0x7b47f409);
    assert_int_equal(pcg_next(&ours), 0xba1d3330);
    assert_int_equal(pcg_next(&ours), 0x83d2f293);
}

static void test_million_draws(void **)
{
    for (int s = 0; s < N_STARTS; s++) {
        struct pcg ours = pcg_start(STARTS[s].seed, STARTS[s].stream);
        pcg32 theirs(STARTS[s].seed, STARTS[s].stream);
        for (int i = 0; i < DRAWS; i++) {
            uint32_t a = pcg_next(&ours), b = theirs();
            if (a != b)
                fail_msg("start %d, draw %d: %08x, reference %08x", s, i, a, b);
        }
    }
}

static void test_many_streams(void **)
{
    pcg32 chooser(7, 7);
    for (int i = 0; i < 10000; i++) {
        uint64_t seed = (uint64_t)chooser() << 32 | chooser(), stream = (uint64_t)chooser() << 32 | chooser();
        struct pcg ours = pcg_start(seed, stream);
        pcg32 theirs(seed, stream);
        for (int k = 0; k < 5; k++)
            assert_int_equal(pcg_next(&ours), theirs());
    }
}

static void test_jumps(void **)
{
    static const uint64_t STEPS[] = {0, 1, 2, 3, 6, 7, 63, 1000003, 1ULL << 32, (1ULL << 63) + 12345, UINT64_MAX};
    for (int s = 0; s < N_STARTS; s++)
        for (uint64_t steps : STEPS) {
            struct pcg ours = pcg_start(STARTS[s].seed, STARTS[s].stream);
            pcg32 theirs(STARTS[s].seed, STARTS[s].stream);
            pcg_jump(&ours, steps);
            theirs.advance(steps);
            for (int k = 0; k < 10; k++)
                assert_int_equal(pcg_next(&ours), theirs());
            pcg_jump(&ours, -steps - 10); /* back to the start */
            theirs.backstep(steps + 10);
            struct pcg start = pcg_start(STARTS[s].seed, STARTS[s].stream);
            assert_true(ours.state == start.state);
            assert_int_equal(pcg_next(&ours), theirs());
        }
}

static void test_jump_is_so_many_draws(void **)
{
    struct pcg walked = pcg_start(3, 5);
    for (uint64_t steps = 0; steps < 300; steps++) {
        struct pcg jumped = pcg_start(3, 5);
        pcg_jump(&jumped, steps);
        assert_true(jumped.state == walked.state && jumped.increment == walked.increment);
        pcg_next(&walked);
    }
}

int main()
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_outputs), cmocka_unit_test(test_million_draws), cmocka_unit_test(test_many_streams),
        cmocka_unit_test(test_jumps),         cmocka_unit_test(test_jump_is_so_many_draws),
    };
    return cmocka_run_group_tests_name("pcg", tests, NULL, NULL);
}
