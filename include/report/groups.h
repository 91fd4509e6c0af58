/* The roles, units and tasks of a base and of another scenario: those of both, and those that only one of them has.
 *
 *     struct group g;
 *     for (struct groups all = {.kind = GROUPS_ROLES, .trials = t, .other = 1}; groups_next(&all, &g);) ...
 *
 * The base's come first, in its order (roles by competence, most first), then those that only the other has. A role counts as
 * there when somebody of it is ever on duty, a task when it belongs to a unit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_GROUPS_H
#define REPORT_GROUPS_H

#include <stdbool.h>

#include "report/words.h"
#include "study/trials.h"

enum groups_kind { GROUPS_ROLES, GROUPS_UNITS, GROUPS_TASKS };
enum groups_side { GROUPS_BOTH, GROUPS_BASE, GROUPS_OTHER }; /* who has it */

struct groups {
    enum groups_kind kind;
    const struct trials *trials;
    int other; /* the scenario beside the base */
    int next;  /* 0 to begin with */
};

struct group {
    const struct label *label;
    enum groups_side side;
    const char *care_unit; /* where its rows are for the whole: of both scenarios, or of the one that has it */
};

/* The next group; false when there are no more. */
bool groups_next(struct groups *g, struct group *group);

/* What the base calls it, else what the other (not 0) does; NULL when neither has such an id. */
const struct label *groups_label(const struct trials *t, int other, enum groups_kind kind, const char *id);

/* The people of a role in a unit, in the plural: "Nurses", or "Nurses in West" where there are several units. Returns out. */
enum { GROUPS_BYTES = 2 * WORDS_BYTES + 4 };
const char *groups_people(char out[GROUPS_BYTES], const struct trials *t, int other, const char *care_unit, const char *role);

#endif
