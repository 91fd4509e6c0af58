/* Choosing people for a task: who may, and who comes first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_CHOICE_H
#define ENGINE_CHOICE_H

#include "engine/state.h"

/* How a person may be got: mode 0 takes those whose task it is, mode 1 those who back up, mode 2 calls people away. */
enum mode { MODE_OWN, MODE_BACK_UP, MODE_INTERRUPTION, N_MODES };

struct choice {
    struct worker *who; /* NULL = nobody */
    int availability;  /* 0 free, 1 holding, 2 + (9 - urgency of what he is on) */
    int back_up, resumes;
};

struct search {
    const struct instance *i;
    enum joint help;   /* looks for a helper in this; JOINT_NONE: for a performer */
    bool own, back_up; /* whom it takes */
    bool call_away;    /* ... also from other work */
    bool only_called_away;
    uint32_t pass;     /* nor those passed over in this pass (worker.pass); 0 = nobody was */
    const struct worker *except; /* not this person */
};

/* The first in order among those who are available and eligible. */
struct choice choice_find(const struct engine *g, const struct search *s);
/* In the last minutes of his duty a person begins only what is urgent or fits; who is consulted looks at that part alone. */
bool choice_winds_down(const struct engine *g, const struct instance *i, const struct worker *w, enum joint help);
/* The keyed draw that decides between people who are equal otherwise. */
uint32_t choice_draw(const struct instance *i, const struct worker *w);
/* Urgency-first order among tasks, whatever their urgency. */
bool choice_task_before(const struct instance *a, const struct instance *b);

#endif
