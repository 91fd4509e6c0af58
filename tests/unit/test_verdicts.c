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
        int n;
    } cases[] = {
        {{RELIEF_RELIEVED, false, false}, NAN, "relieved", 100},
        {{RELIEF_RELIEVED, true, false}, NAN, "relieved, but more clinical work", 100},
        {{RELIEF_RELIEVED, true, true}, NAN, "relieved, but more clinical work; more of the work they did is left undone", 100},
        {{RELIEF_SWAPPED, false, false}, NAN, "as much work as before, within the margin, but other work", 100},
        {{RELIEF_UNCHANGED, false, true}, NAN,
         "as much work as before, within the margin; more of the work they did is left undone", 100},
        {{RELIEF_ON_TOP, false, false}, NAN, "new work on top", 100},
        {{RELIEF_PARTLY_ON_TOP, false, false}, NAN, "more work than before, though less of some kind", 100},
        {{RELIEF_NEW, false, false}, NAN, "new", 100},
        {{RELIEF_GONE, false, false}, NAN, "gone", 100},
        {{RELIEF_UNDECIDED, false, false}, NAN, "undecided", 100},
        {{RELIEF_UNDECIDED, false, false}, 12, "undecided; about 12 replications would decide", 10},
        {{RELIEF_UNDECIDED, false, false}, 12, "undecided; about 12 replications would decide, a rough guess from so few", 9},
        {{RELIEF_UNDECIDED, false, false}, 231, "undecided; about 231 replications would decide", 100},
        {{RELIEF_UNDECIDED, false, false}, INFINITY,
         "undecided; it lies on the margin, where no number of replications would decide", 100},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct relief_row row = {.level = RELIEF_GROUP};
        row.verdict[2] = cases[i].verdict;
        row.quantity[RELIEF_NET].needed[2] = cases[i].needed;
        row.quantity[RELIEF_NET].relief.n = cases[i].n;
        assert_string_equal(verdicts_relief(out, &row, 2), cases[i].words);
    }
}

#define SETTLE(said, of, measured, n, low, high) \
    .settle.answer = SETTLE_##said, .settle.series = SETTLE_##of, .settle.first_days = 7, .settle.days = measured, \
    .settle.replications = n, .settle.difference = {low, high}

static void test_warmup(void **state)
{
    (void)state;
    static const struct {
        struct settle settle;
        int days;
        const char *words;
    } cases[] = {
        {SETTLE(NO_SIGN, WORK, 28, 9, -0.1, 0.1), .settle.mser = {WARMUP_KNOWN, 5, 42}, .days = 14,
         .words = "no sign that the warm-up of 14 days is too short: the first 7 of 28 measured days do not differ clearly from "
                  "the others; MSER-5 asks for 5"},
        {SETTLE(NO_SIGN, WORK, 28, 9, -0.1, 0.1), .settle.mser = {WARMUP_KNOWN, 5, 42}, .days = 1,
         .words = "no sign that the warm-up of 1 day is too short: the first 7 of 28 measured days do not differ clearly from "
                  "the others; MSER-5 asks for 5, as it often does by chance"},
        {SETTLE(NO_SIGN, WORK, 28, 9, -0.1, 0.1), .settle.mser = {WARMUP_REFUSED, -1, 42}, .days = 14,
         .words = "no sign that the warm-up of 14 days is too short: the first 7 of 28 measured days do not differ clearly from "
                  "the others; MSER-5 has no answer for 42 days"},
        {SETTLE(NO_SIGN, WORK, 28, 9, -0.1, 0.1), .settle.mser = {WARMUP_MISSING, -1, 42}, .days = 14,
         .words = "no sign that the warm-up of 14 days is too short: the first 7 of 28 measured days do not differ clearly from "
                  "the others; MSER-5 has no answer, for there are days without a value"},
        {SETTLE(SHORT, WORK, 28, 9, 0.0123, 0.0456), .settle.mser = {WARMUP_KNOWN, 20, 28}, .days = 0,
         .words = "the warm-up of 0 days is too short: time on tasks on the first 7 of 28 measured days is 1.2 to 4.6 percentage "
                  "points higher than on the others; MSER-5 asks for 20"},
        {SETTLE(SHORT, WORK, 28, 9, -0.0456, -0.0123), .settle.mser = {WARMUP_TOO_SHORT, -1, 30}, .days = 2,
         .words = "the warm-up of 2 days is too short: time on tasks on the first 7 of 28 measured days is 1.2 to 4.6 percentage "
                  "points lower than on the others; 30 days are too few for MSER-5, which needs 35"},
        {SETTLE(SHORT, WAIT, 28, 9, -5.32, -2.11), .settle.mser = {WARMUP_REFUSED, -1, 28}, .days = 0,
         .words = "the warm-up of 0 days is too short: waits on the first 7 of 28 measured days are 2.1 to 5.3 minutes shorter "
                  "than on the others; MSER-5 has no answer for 28 days"},
        {SETTLE(SHORT, WAIT, 28, 9, 2.11, 5.32), .settle.mser = {WARMUP_REFUSED, -1, 28}, .days = 0,
         .words = "the warm-up of 0 days is too short: waits on the first 7 of 28 measured days are 2.1 to 5.3 minutes longer "
                  "than on the others; MSER-5 has no answer for 28 days"},
        {SETTLE(UNKNOWN, WORK, 13, 0, NAN, NAN), .settle.mser = {WARMUP_KNOWN, 5, 42}, .days = 29,
         .words = "whether the warm-up of 29 days is enough cannot be told from 13 measured days: give at least 14 (--days)"},
        {SETTLE(UNKNOWN, WORK, 1, 0, NAN, NAN), .settle.mser = {WARMUP_TOO_SHORT, -1, 1}, .days = 0,
         .words = "whether the warm-up of 0 days is enough cannot be told from 1 measured day: give at least 14 (--days)"},
        {SETTLE(UNKNOWN, WORK, 28, 1, NAN, NAN), .settle.mser = {WARMUP_KNOWN, 5, 42}, .days = 14,
         .words = "whether the warm-up of 14 days is enough cannot be told: the measured days can be compared in 1 replication, "
                  "and two are needed"},
        {SETTLE(UNKNOWN, WAIT, 28, 0, NAN, NAN), .settle.mser = {WARMUP_MISSING, -1, 42}, .days = 14,
         .words = "whether the warm-up of 14 days is enough cannot be told: the measured days can be compared in 0 replications, "
                  "and two are needed"},
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
