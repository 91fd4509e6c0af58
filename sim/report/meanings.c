/* Words for the words. The tests hold the lists against what the study can say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/meanings.h"

#include <stddef.h>

const struct meaning meanings_verdicts[] = {
    {"higher", "p_holm is below 0.05, and the other is higher."},
    {"lower", "p_holm is below 0.05, and the other is lower."},
    {"open", "p_holm is not below 0.05: no difference is shown, whatever the row's own interval says."},
    {"equal", "The same in all replications; not tested."},
    {"fixed", "The same difference in all replications, four or more, not 0; not tested."},
    {NULL, NULL},
};

const struct meaning meanings_classes[] = {
    {"down", "The load is lower by at least the margin: the interval lies at the margin or above."},
    {"up", "The load is higher by at least the margin: the interval lies at minus the margin or below."},
    {"same", "The load differs by less than the margin: the interval lies between."},
    {"open", "The interval cannot tell."},
    {NULL, NULL},
};

#define LOST "; more of what the group did in the base is left undone."
#define BOTH(id, words) {id, words "."}, {id "+care_lost", words LOST}

const struct meaning meanings_outcomes[] = {
    BOTH("relieved", "Less load in all"),
    BOTH("relieved+more_clinical", "Less load in all, though more clinical work"),
    BOTH("swapped", "As much load as before, some of it of another kind"),
    BOTH("unchanged", "As much load as before, and of no kind more"),
    BOTH("on_top", "More load in all, and of no kind less"),
    BOTH("partly_on_top", "More load in all, though less of some kind"),
    BOTH("undecided", "The interval of the net cannot tell"),
    {"new", "The group is in the other only: nothing to compare."},
    {"gone", "The group is in the base only: nothing to compare."},
    {NULL, NULL},
};
