/* Every verdict in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <string.h>

#include "report/verdicts.h"

static char out[VERDICTS_BYTES];

static void test_relief(void **state)
{
    (void)state;
    static const struct {
        struct relief_verdict verdict;
        double needed;
        const char *words;
    } cases[] = {
        {{RELIEF_RELIEVED, false, false}, NAN, "relieved"},
        {{RELIEF_RELIEVED, true, false}, NAN, "relieved, but more clinical work"},
        {{RELIEF_RELIEVED, true, true}, NAN, "relieved, but more clinical work; more of the work they did is left undone"},
        {{RELIEF_SWAPPED, false, false}, NAN, "as much work as before, but other work"},
        {{RELIEF_UNCHANGED, false, true}, NAN, "no change; more of the work they did is left undone"},
        {{RELIEF_ON_TOP, false, false}, NAN, "new work on top"},
        {{RELIEF_PARTLY_ON_TOP, false, false}, NAN, "more work than before, though less of some kind"},
        {{RELIEF_NEW, false, false}, NAN, "new"},
        {{RELIEF_GONE, false, false}, NAN, "gone"},
        {{RELIEF_UNDECIDED, false, false}, NAN, "undecided"},
        {{RELIEF_UNDECIDED, false, false}, 7, "undecided; about 7 replications would decide"},
        {{RELIEF_UNDECIDED, false, false}, 99, "undecided; about 99 replications would decide"},
        {{RELIEF_UNDECIDED, false, false}, 231, "undecided; about 240 replications would decide"},
        {{RELIEF_UNDECIDED, false, false}, 12345, "undecided; about 13000 replications would decide"},
        {{RELIEF_UNDECIDED, false, false}, INFINITY,
         "undecided; it lies on the margin, where no number of replications would decide"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct relief_row row = {.level = RELIEF_GROUP};
        row.verdict[2] = cases[i].verdict;
        row.quantity[RELIEF_NET].needed[2] = cases[i].needed;
        assert_string_equal(verdicts_relief(out, &row, 2), cases[i].words);
    }
}

static void test_compared(void **state)
{
    (void)state;
    static const char *const words[N_COMPARISON_VERDICTS] = {
        "", "the same in every replication", "different by the same in every replication", "higher", "lower",
        "not clear; a difference of 0.06 hours would have been seen four times in five"};
    for (int v = 0; v < N_COMPARISON_VERDICTS; v++) {
        const struct comparison_row row = {.verdict = (enum comparison_verdict)v, .detectable = 3.6};
        assert_string_equal(verdicts_compared(out, &row, 1.0 / 60, "hours"), words[v]);
    }
}

static void test_warmup(void **state)
{
    (void)state;
    static const struct {
        struct warmup warmup;
        const char *words;
    } cases[] = {
        {{WARMUP_KNOWN, 5, 42}, "the warm-up of 14 days is enough: MSER-5 asks for 5"},
        {{WARMUP_KNOWN, 15, 42}, "the warm-up of 14 days is too short: MSER-5 asks for 15"},
        {{WARMUP_REFUSED, -1, 42},
         "whether the warm-up of 14 days is enough cannot be told: MSER-5 does not see 42 days settle"},
        {{WARMUP_TOO_SHORT, -1, 19},
         "whether the warm-up of 14 days is enough cannot be told: 19 days are too few for MSER-5, which needs 35"},
        {{WARMUP_MISSING, -1, 42}, "whether the warm-up of 14 days is enough cannot be told: days without a value"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(verdicts_warmup(out, &cases[i].warmup, 14), cases[i].words);
    const struct warmup same = {WARMUP_KNOWN, 15, 60};
    assert_string_equal(verdicts_warmup(out, &same, 15), "the warm-up of 15 days is enough: MSER-5 asks for 15");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_relief),
        cmocka_unit_test(test_compared),
        cmocka_unit_test(test_warmup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
