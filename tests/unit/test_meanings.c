/* Words that a study can say, and what they are said to mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <string.h>

#include "report/meanings.h"
#include "report/relief_file.h"
#include "study/comparison.h"

/* Every word that a study can say has a meaning, and no other has. */
static void expect_meanings(const struct meaning *meanings, const char *const *ids, int n)
{
    int n_meanings = 0;
    for (const struct meaning *m = meanings; m->id; m++, n_meanings++)
        assert_true(strlen(m->words) > 5 && m->words[strlen(m->words) - 1] == '.');
    assert_int_equal(n_meanings, n);
    for (int i = 0; i < n; i++) {
        const struct meaning *m = meanings;
        while (m->id && strcmp(m->id, ids[i]))
            m++;
        if (!m->id)
            fail_msg("'%s' has no meaning", ids[i]);
    }
}

static void test_meanings(void **state)
{
    (void)state;
    static char outcomes[4 * N_RELIEF_OUTCOMES][RELIEF_FILE_OUTCOME_BYTES];
    const char *ids[4 * N_RELIEF_OUTCOMES];
    int n = 0;
    for (int outcome = 0; outcome < N_RELIEF_OUTCOMES; outcome++)
        for (int flags = 0; flags < 4; flags++) {
            bool alone = outcome == RELIEF_NEW || outcome == RELIEF_GONE, more_clinical = flags & 1, care_lost = flags >> 1;
            if ((more_clinical && outcome != RELIEF_RELIEVED) || (care_lost && alone))
                continue;
            const struct relief_verdict v = {(enum relief_outcome)outcome, more_clinical, care_lost};
            ids[n] = relief_file_outcome(outcomes[n], &v);
            n++;
        }
    expect_meanings(meanings_outcomes, ids, n);
    expect_meanings(meanings_verdicts, comparison_verdict_ids + 1, N_COMPARISON_VERDICTS - 1); /* the first is empty */
    expect_meanings(meanings_classes, relief_class_ids, N_RELIEF_CLASSES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_meanings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
