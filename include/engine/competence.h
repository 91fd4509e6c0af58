/* Competence that moves: rights that hold only at times, by who is on duty.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_COMPETENCE_H
#define ENGINE_COMPETENCE_H

#include "engine/state.h"

/* Somebody came on duty, or left, or began another one; or a patient came: where rights move, somebody is in charge of the shift
 * or tasks or patients are people's own, dispatch reads them anew. */
static inline void competence_changes(struct engine *g, struct unit_state *us)
{
    if (!us->u->rights_move && !g->m->lead.place && !g->m->planning.who && !g->m->planning.types)
        return;
    us->rights_stale = true;
    state_mark_due(g, DUE_RIGHTS);
    state_touch(g, us, NEWS_OTHER);
}

/* The person's duty: his draws of initiative and of letting go are made for it. `start` may lie before the run. */
void competence_begin_duty(const struct engine *g, struct worker *w, int32_t start);
/* Whether he claims, in this duty, to do the task by a sign-off that he holds. */
bool competence_claims(const struct engine *g, const struct worker *w, int task);
/* The draw that decides, for this duty, to whom of those who are equal otherwise a type of task is given. */
uint32_t competence_draw(const struct engine *g, const struct worker *w, int task);
/* Before the first action of a tick, in every unit with news where that has changed: who is in charge, whose patients they are,
 * who may do what now, and whose types of task they are. */
RARE void competence_renew(struct engine *g);

#endif
