/* The state of the reference engine, and the few ways in which people and tasks change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REFERENCE_REFERENCE_STATE_H
#define REFERENCE_REFERENCE_STATE_H

#include "reference.h"
#include "reference_attendance.h"

enum instance_state {
    INSTANCE_WAITING,   /* never started */
    INSTANCE_SUSPENDED, /* started and left; waits */
    INSTANCE_HELD,      /* its performer waits for a helper */
    INSTANCE_WORKING,
    INSTANCE_OVER       /* done, omitted, lost or withdrawn; forgotten at the end of the tick */
};

struct person_now;

/* What a second person is there for. */
enum reference_joint { REFERENCE_ALONE, REFERENCE_TOGETHER, REFERENCE_CONSULT, REFERENCE_TEACH };

/* One task instance. */
struct instance {
    int unit, task, source;
    uint64_t key;
    uint32_t k;
    int slot;              /* of its patient, or -1 */
    uint64_t patient_key;  /* who that patient is: a slot is used again */
    bool critical;         /* of its patient, now or when he left */
    uint64_t matches;      /* the specialisations that match its patient's condition */
    int owner;             /* the person of a personal task, or -1 */
    double work_s;
    double talk_s;         /* personal ones: of what is planned, in the joint part */
    uint32_t rounding, tie;
    int32_t created, ready, due;
    enum instance_state state;
    int performer, helper; /* while held (performer) or worked on; else -1 */
    enum reference_joint joint; /* what the helper is, or was last, there for */
    int32_t own_ends;      /* with a learner: the tick at which it would be over without */
    int first_performer;   /* -1 = never started */
    int32_t first_start;   /* -1 = never started */
    double pace;           /* of the people it was last worked on by */
    int32_t ends, joint_ends;   /* working: the ticks in whose phase 2 the whole and the joint part are over */
    int32_t rest, joint_rest;   /* suspended, or held again: ticks left */
    int32_t held_ticks;    /* since its performer went to it, the last time that one did so ahead of a helper */
};

enum person_state { PERSON_AWAY, PERSON_FREE, PERSON_HOLDING, PERSON_PERFORMING, PERSON_HELPING, PERSON_ON_BREAK };

struct person_now {
    enum person_state state;
    bool overtime;
    bool as_overtime;      /* this duty is paid so from its beginning */
    int32_t end;           /* of his duty; MODEL_NEVER when always on duty */
    int duty_shift;        /* of his duty; -1 when always on duty */
    int32_t duty_day;      /* on which it began, counted from the start */
    bool was_there;        /* on duty when dispatch began in this tick */
    int32_t idle_since;    /* while free */
    int32_t busy_ticks;    /* as performer or helper since his duty began */
    int32_t break_ends;    /* on a break */
    struct instance *on;   /* what he holds, performs or helps with */
    const struct task *last; /* the type he took up last; NULL = none yet */
};

struct learning { /* of a person and a task */
    bool holds;            /* documented training, sign-off */
    int occasions;         /* supervised ones */
    int supervisor;        /* of the last */
    int32_t last_tick;     /* done, learnt or earned last */
    int32_t offered_at;    /* the programme that teaches it; -1 = never */
};

struct break_now { /* a break that waits */
    int person, pause;
    int32_t created, due;
};

struct patient_now {
    bool present;
    int unit, level, condition;
    int32_t since;         /* admitted */
    uint64_t key;
    int32_t week_ticks;    /* of this week of the window: those he was there */
};

struct shift_now { /* the shift in force in a unit, and what has come of it inside the window */
    int shift, day;
    int64_t duty_ticks, patient_ticks;
    double asked_s;
};

struct future { /* a task that will be created, follow-ups and next ones of a chain */
    int32_t tick;
    int unit, source;
    uint64_t key;
    uint32_t k;
    int slot;
    uint64_t patient_key;
};

/* Of one type: what waits when the talk is settled, and what the plan has from one tick until another. */
struct talk {
    int32_t at, from, until; /* settled; -1 = none */
    int nth, missed;         /* of all talks; how many were settled when it was given up, INT_MAX = it was not */
    bool done;               /* or else it is still to come, or was given up */
};

struct reference {
    const struct model *model;
    uint64_t seed;
    uint32_t replication;
    const struct event_listener *listener;
    struct accounts *accounts;
    int32_t now;
    int phase;  /* 1 to 7 */
    int column; /* phase 5: of the patience rules in force in the unit */
    int *carer; /* per slot: whose patient it is; -1 = nobody's */
    int *type_owner; /* [unit * n_tasks + task]: whose type of task it is in the unit; -1 = nobody's */
    int32_t *had_type; /* [person * n_tasks + task]: when the type was given to him last; -1 = never */
    int32_t *had; /* [slot * n_persons + person]: when the patient was given to him last; -1 = never */
    struct talk *talks; /* [person * n_tasks + task]: what his talk of this duty covers */
    int n_talks;
    int *lead;  /* per unit: who has been in charge of the shift since phase 5; -1 = nobody */
    struct demand demand;
    struct reference_turn *turns; /* duties: who comes to which */
    int n_turns;
    struct person_now *persons;
    struct learning *learning; /* [person * n_tasks + task] */
    bool *vacant, *on_leave;   /* per person: when this day began */
    bool *offered;             /* [person * n_programmes + programme]: is in it now */
    struct patient_now *patients;
    bool *cared;               /* [slot * n_persons + person]: took up work for the patient in this week of the window */
    struct shift_now *shifts;  /* per unit */
    struct instance **instances; /* the open ones, and those that ended in this tick */
    int n_instances, instances_size;
    struct break_now *breaks;
    int n_breaks, breaks_size;
    struct future *futures;
    int n_futures, futures_size;
};

/* Grows a plain array by one element and returns its index. */
int reference_state_grow(void **array, int *n, int *size, size_t element_bytes);

bool reference_state_in_window(const struct reference *r);
const struct task *reference_state_task(const struct reference *r, const struct instance *i);
bool reference_state_patient_is_here(const struct reference *r, int slot, uint64_t patient_key);
/* The shift window in force in the unit, n_shifts = none, and the day on which it began: of those that contain now, the one that
 * began last. */
int reference_state_shift(const struct reference *r, int unit, int *day);
/* Keys of who asks for a task. */
uint64_t reference_state_unit_key(const struct reference *r, int unit);
uint64_t reference_state_person_key(const struct reference *r, int person);

/* Events. */
void reference_state_tell_person(struct reference *r, enum event_kind kind, int person);
void reference_state_tell(struct reference *r, enum event_kind kind, const struct instance *i, enum event_why why, int person,
                          int helper);

/* What happens to people and tasks. */
void reference_state_set_free(struct reference *r, int person);  /* free from now on, idle since now */
void reference_state_release(struct reference *r, struct instance *i); /* hold ends, the task waits again, the holder is free */
void reference_state_suspend(struct reference *r, struct instance *i, enum event_why why); /* both people become free */
void reference_state_done(struct reference *r, struct instance *i);    /* people are set free by the caller */
void reference_state_end(struct reference *r, struct instance *i, enum event_kind how); /* omitted, lost, withdrawn */
/* The next of an after_done chain, after instance k (0: the first). */
void reference_state_next_of_chain(struct reference *r, int unit, int source, int slot, uint64_t patient_key, uint32_t k);

/* Whether he would do the task by a sign-off that he holds, if he were let. */
bool reference_rights_claims(const struct reference *r, int person, int task);
/* Whether the person has the right to do the task now; and whether by occupation. */
bool reference_rights_hold(const struct reference *r, int person, const struct instance *i);
bool reference_rights_formal(const struct reference *r, int person, const struct instance *i);

/* The draw by which, in this duty, the type of task is given to him rather than to his equals; the lowest comes first. */
double reference_rights_draw(const struct reference *r, int person, int task);

/* Nobody has had any type of task. */
void reference_claims_begin(struct reference *r);
/* Phase 5, before the first action: types of task that are nobody's are given to people. */
void reference_claims_plan(struct reference *r, int unit);
/* Whether the task is of a type that is his now; that is anybody's. */
bool reference_claims_own(const struct reference *r, const struct instance *i, int person);
bool reference_claims_owned(const struct reference *r, const struct instance *i);
/* Phase 5, before the first action: patients who are nobody's are given to people. */
void reference_carers_plan(struct reference *r, int unit);
/* Whether the task, or its patient, was given to him; whether to anybody. */
bool reference_carers_own(const struct reference *r, const struct instance *i, int person);
bool reference_carers_owned(const struct reference *r, const struct instance *i);
/* A patient comes or goes. */
void reference_carers_forget(struct reference *r, int slot);
/* Whether the person holds a specialisation that matches the patient's condition, and is known to. */
bool reference_carers_specialised(const struct reference *r, int person, int slot);
/* The specialisations that match the condition of who has the slot now. */
uint64_t reference_carers_matches(const struct reference *r, int slot);
/* Those that the person holds now, known or not. */
uint64_t reference_carers_holds(const struct reference *r, int person);
/* Phase 5, before the first action: who is in charge of the shift now. */
void reference_lead_choose(struct reference *r, int unit);
/* The class by which patience rules know the person now, for this task. */
int reference_lead_class(const struct reference *r, int person, const struct instance *i);

/* What people talk of when a duty begins. */
/* Phase 5, before the first action, when it is known whose types of task they are: how long each talk that came up now lasts. */
void reference_talks_plan(struct reference *r, int unit);
bool reference_talks_cover(const struct reference *r, const struct instance *i);
/* Whether the person can answer for all that may be talked of in this personal task. */
bool reference_talks_may_answer(const struct reference *r, const struct instance *i, int person);
void reference_talks_done(struct reference *r, const struct instance *i);
void reference_talks_missed(struct reference *r, const struct instance *i);
void reference_talks_forget(struct reference *r, int person); /* a duty of his begins */

/* How people earn rights. */
void reference_learning_begin(struct reference *r);
bool reference_learning_holds(const struct reference *r, int person, int task);
bool reference_learning_learns(const struct reference *r, int person, const struct instance *i); /* could learn from it now */
int reference_learning_occasions(const struct reference *r, int person, int task);
void reference_learning_done(struct reference *r, struct instance *i, int performer, int learner);
void reference_learning_settle(struct reference *r); /* at the end of phase 2: what was earned, what lapsed, new offers */

/* A person holds, performs or helps with an instance; he is free. */
void reference_work_occupy(struct reference *r, int person, enum person_state state, struct instance *i);
/* Work begins, or goes on, with these two (helper -1: one); both are free. */
void reference_work_begin(struct reference *r, struct instance *i, int performer, int helper, enum reference_joint joint,
                          enum event_kind how, enum event_why why);

/* Who needs whom. */
enum reference_joint reference_helpers_need(const struct reference *r, const struct instance *i, int performer);
int32_t reference_helpers_hold_after(const struct reference *r, const struct instance *i, enum reference_joint need);
/* People may be called away from other work to perform (need: alone) or to help. */
bool reference_helpers_call(const struct reference *r, const struct instance *i, enum reference_joint need);
bool reference_helpers_supervises(const struct reference *r, const struct instance *i, int person);
bool reference_helpers_wait_for_learner(const struct reference *r, const struct instance *i, int performer);

/* Phases in files of their own. */
void reference_dispatch(struct reference *r, int unit);
void reference_accounts_window_opens(struct reference *r);
void reference_accounts_tick(struct reference *r);
void reference_accounts_end(struct reference *r);
/* A duty of the rota begins in the window: what became of it. */
void reference_accounts_turn(struct reference *r, const struct reference_turn *t);
/* A person begins to perform, or to help with, work that takes time. */
void reference_accounts_taken_up(struct reference *r, int person, const struct instance *i);
/* Counts what an event means for the accounts of its task and people. */
void reference_accounts_event(struct reference *r, enum event_kind kind, const struct instance *i, int person);
void reference_accounts_occasion(struct reference *r, const struct instance *i, int learner);
void reference_accounts_right(struct reference *r, int person, int task, int32_t offered_at);
/* The same by hour, shift and day, and of weeks and shifts as wholes. */
void reference_slices_event(struct reference *r, enum event_kind kind, const struct instance *i);
void reference_slices_begin_tick(struct reference *r);
void reference_slices_tick(struct reference *r);
void reference_slices_end(struct reference *r);
int reference_accounts_of_person(const struct reference *r, int person); /* index of the account that this tick belongs to */

#endif
