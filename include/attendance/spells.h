/* Spells away that come by chance: is this person away at this time?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ATTENDANCE_SPELLS_H
#define ATTENDANCE_SPELLS_H

#include "model/model.h"

/* The spells of one person and kind of absence, as far as they have been asked for. */
struct spells {
    uint64_t key;
    uint32_t k;       /* ordinal of the next one to begin */
    double next_s;    /* when it begins; beyond the run: INFINITY */
    double until_s;   /* the last end of those that have begun */
    int quarter;      /* of the model, in which next_s lies */
};

/* From the first on; `key` names seed, replication, person and absence. */
void spells_start(struct spells *s, const struct model *m, const struct absence *a, uint64_t key);
/* Whether one of them covers this second of the run; times that are asked for never fall. */
bool spells_cover(struct spells *s, const struct model *m, const struct absence *a, double at_s);

/* The same for everybody; all[person * n_absences + absence]. */
void spells_start_all(struct spells *all, const struct model *m, uint64_t seed, uint32_t replication);
/* Why the person is away from a duty of these seconds of the run, by chance or as is known; AWAY_NOT if nothing keeps him. What
 * counts is its beginning; a day of study also keeps him from the night that leads into it. Sets *covered unless NULL.
 * Beginnings that are asked for never fall. */
enum away_reason spells_reason(struct spells *all, const struct model *m, int person, double from_s, double until_s,
                               bool *covered);

#endif
