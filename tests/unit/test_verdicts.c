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
        {{RELIEF_SWAPPED, false, false}, NAN, "as much work as before, within the margin, but other work"},
        {{RELIEF_UNCHANGED, false, true}, NAN,
         "as much work as before, within the margin; more of the work they did is left undone"},
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

static void test_warmup(void **state)
{
    (void)state;
    static const struct {
        struct settle settle;
        int days;
        const char *words;
    } cases[] = {
        {{SETTLE_ENOUGH, {WARMUP_KNOWN, 5, 42}}, 14, "the warm-up of 14 days is enough: MSER-5 asks for 5"},
        {{SETTLE_ENOUGH, {WARMUP_KNOWN, 0, 42}}, 1, "the warm-up of 1 day is enough: MSER-5 asks for 0"},
        {{SETTLE_SHORT, {WARMUP_KNOWN, 20, 42}}, 14,
         "the warm-up of 14 days is too short: MSER-5 asks for 20, and the measured days before that and after differ"},
        {{SETTLE_OPEN, {WARMUP_KNOWN, 20, 42}}, 14,
         "the warm-up of 14 days may be too short: MSER-5 asks for 20, but the measured days before that and "
         "after do not differ clearly"},
        {{SETTLE_SHORT, {WARMUP_REFUSED, -1, 42}}, 0,
         "the warm-up of 0 days is too short: MSER-5 has no answer for 42 days, and the halves of the measured days differ"},
        {{SETTLE_OPEN, {WARMUP_REFUSED, -1, 42}}, 14,
         "whether the warm-up of 14 days is enough cannot be told: MSER-5 has no answer for 42 days, but the halves of the "
         "measured days do not differ clearly"},
        {{SETTLE_UNKNOWN, {WARMUP_TOO_SHORT, -1, 19}}, 14,
         "whether the warm-up of 14 days is enough cannot be told: 19 days are too few for MSER-5, which needs 35"},
        {{SETTLE_UNKNOWN, {WARMUP_TOO_SHORT, -1, 1}}, 0,
         "whether the warm-up of 0 days is enough cannot be told: 1 day is too few for MSER-5, which needs 35"},
        {{SETTLE_UNKNOWN, {WARMUP_MISSING, -1, 42}}, 14,
         "whether the warm-up of 14 days is enough cannot be told: there are days without a value"},
        {{SETTLE_UNKNOWN, {WARMUP_KNOWN, 5, 42}}, 14,
         "whether the warm-up of 14 days is enough cannot be told: one replication is too few"},
        {{SETTLE_UNKNOWN, {WARMUP_REFUSED, -1, 42}}, 14,
         "whether the warm-up of 14 days is enough cannot be told: one replication is too few"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(verdicts_warmup(out, &cases[i].settle, cases[i].days), cases[i].words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_relief),
        cmocka_unit_test(test_warmup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
