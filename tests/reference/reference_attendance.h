/* Who is really there, by the definition: every duty of the rota from two days before the run to its end, and what becomes of
 * each, worked out from lists of all spells and all duties.
 *
 * It shares with the program the compiled model, law_sample and chance. Spells are found by walking through every day of the
 * calendar, rest and hours by looking at every duty.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REFERENCE_REFERENCE_ATTENDANCE_H
#define REFERENCE_REFERENCE_ATTENDANCE_H

#include "model/model.h"

struct reference_turn {
    int32_t start, end;         /* ticks of the run */
    int shift, planned;         /* whose duty it was to be */
    enum away_reason reason;    /* AWAY_NOT: he comes */
    enum cover_way way;
    int who;                    /* who comes; -1 = nobody */
    bool as_overtime, owed, quick_return;
};

/* By start, then the person planned; the caller frees them. */
/* Whether the person is away at this tick for this reason. */
bool reference_attendance_is_away(const struct model *m, uint64_t seed, uint32_t replication, int person,
                                  enum away_reason reason, int32_t tick);
struct reference_turn *reference_attendance(const struct model *m, uint64_t seed, uint32_t replication, int *n_turns);

#endif
