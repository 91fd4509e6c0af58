/* What a model allows but its writer may not have meant: shifts without people, gaps in patience, sign-offs that never hold.
 * Tasks that nobody may do are told by undoable_tasks.c.
 *
 * Who is on duty in a shift window is asked at one moment, the middle of the time in which that window is in force, for every
 * day of the rota that comes in the run. So a long shift that spans two windows counts in both, and a report of a quarter of an
 * hour in neither. Tasks that arise per person have their performer and are left out. A sign-off holds only while somebody with
 * the formal right is there to let the task go; where that is never so, it is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/warnings.h"

#include <string.h>

#include "base/text.h"
#include "model/who_comes.h"
#include "model/holidays.h"
#include "model/undoable_tasks.h"
#include "model/planning.h"
#include "model/shift_lead.h"

struct view { /* of one kind of unit */
    struct build *b;
    const struct kind *k;
    bool *arises;          /* per task */
    const bool *hopeless;  /* per task: nobody may ever do it */
    uint64_t *instead;     /* [person * n_words]: formal rights of those who may come when he is away */
    uint64_t *own;         /* [(column * n_classes + class) * n_words]: queues at which the class has patience 0 */
    int *empty;            /* [shift * 7 + weekday]: weeks of the rota in which nobody is on duty */
    int *gaps, *moments;   /* gaps[task * n_columns_shown + shift]: days without an owner; moments[shift]: days with people */
    int *delegable, *answered; /* as gaps: days with somebody who has, or may earn, the sign-off; with the formal right */
};

/* Shifts shown: those of the unit or, where it has none, one that stands for all the time. */
static int n_shown(const struct view *w)
{
    return w->k->shifts.n > 0 ? w->k->shifts.n : 1;
}

/* ---- Who is on duty -------------------------------------------------------------------------------------------------- */

/* The middle of the time in which a shift window is in force, in ticks of its day; -1 when it never is. A later start takes over;
 * of equal starts the later in the list. */
static int32_t middle_of_force(const struct view *w, int shift)
{
    const struct shift *s = &w->k->unit.shifts[shift];
    int32_t end = s->end_tick, day = w->b->m->ticks_per_day;
    for (int i = 0; i < w->k->shifts.n; i++)
        for (int later = 0; later < 2; later++) {
            int32_t start = w->k->unit.shifts[i].start_tick + later * day;
            bool takes_over = start > s->start_tick || (start == s->start_tick && i > shift);
            if (takes_over && start < end && !w->k->unit.shifts[i].roster_only)
                end = start;
        }
    return end > s->start_tick && !s->roster_only ? s->start_tick + (end - s->start_tick) / 2 : -1;
}

/* The first duty that starts after tick t; duties are sorted by start. */
static int first_after(const struct kind *k, int32_t t)
{
    int low = 0, high = k->n_duties;
    while (low < high) {
        int middle = (low + high) / 2;
        if (k->duties[middle].start_tick > t)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* The people on duty at one moment, and what is known of each queue. */
struct moment {
    int n;                             /* how many they are */
    const struct person **who;
    bool *there;                       /* per person: he is one of them */
    const uint64_t *own, *forbidden;   /* bits per class and queue while the rules of the moment hold */
    uint64_t *owned, *open, *meant;    /* bits per queue: of somebody's own; open to somebody; kept from somebody by a rule */
    uint64_t *formal, *signed_off;     /* the right that somebody has, or may earn; formal: or who may come instead */
};

/* The bits of w->own that belong to a column. */
static uint64_t *own_words(const struct view *w, int column)
{
    return w->own + (size_t)column * (size_t)w->b->m->n_classes * (size_t)w->k->unit.n_words;
}

/* Instead of somebody who never comes, all who may: what chance decides leaves no gap that is sure. */
static void add_person(const struct view *w, struct moment *now, int person)
{
    const struct kind *k = w->k;
    bool comes = who_comes_at_all(k, person);
    for (int i = 0; i < k->unit.n_words && w->instead; i++)
        now->formal[i] |= w->instead[person * k->unit.n_words + i];
    for (int p = comes ? person : 0; p < (comes ? person + 1 : k->n_persons); p++)
        if (!now->there[p] && (p == person ? comes : who_comes_stands_in(w->b->m, k, p, person))) {
            now->there[p] = true;
            now->who[now->n++] = &k->persons[p];
        }
}

static uint64_t given(const struct view *w, int class, int word)
{
    uint64_t queues = 0;
    for (int q = word * 64; q < w->k->unit.n_queues && q < word * 64 + 64; q++)
        queues |= (uint64_t)planning_gives(w->b->m, &w->k->unit, class, q) << q % 64;
    return queues;
}

/* What they may take, who is in charge of the shift as such; and everybody to whom tasks and patients may be given has some. */
static void ask_people(const struct view *w, struct moment *now)
{
    int n_words = w->k->unit.n_words;
    const struct person *lead = shift_lead_among(w->b->m, &w->k->unit, now->who, now->n);
    for (int n = 0; n < now->n; n++) {
        const struct person *p = now->who[n];
        int class = p == lead ? w->b->m->classes[p->class].lead : p->class;
        int carer = w->b->m->classes[class].carer;
        for (int i = 0; i < n_words; i++) {
            uint64_t his = carer == class ? 0 : given(w, p->class, i);
            uint64_t own = now->own[class * n_words + i] | (now->own[carer * n_words + i] & his);
            uint64_t forbidden = now->forbidden[class * n_words + i] & (now->forbidden[carer * n_words + i] | ~his);
            now->owned[i] |= p->may[i] & own;
            now->open[i] |= p->may[i] & ~forbidden;
            now->meant[i] |= forbidden;
            now->formal[i] |= p->by[REGIME_FORMAL][i];
            now->signed_off[i] |= p->by[REGIME_SIGNED][i];
        }
    }
}

/* Those who have a duty at tick t of the rota; no duty is longer than a day. */
static void add_on_duty(const struct view *w, struct moment *now, int32_t t)
{
    const struct kind *k = w->k;
    for (int d = first_after(k, t - w->b->m->ticks_per_day); d < k->n_duties && k->duties[d].start_tick <= t; d++)
        if (k->duties[d].end_tick > t)
            add_person(w, now, k->duties[d].person);
}

/* A queue has a gap when nobody on duty owns it; but not when a rule keeps it from all who could take from it. */
static bool has_gap(const struct moment *now, int queue)
{
    return !model_has_bit(now->owned, queue) && (model_has_bit(now->open, queue) || !model_has_bit(now->meant, queue));
}

/* The rules that hold in a shift, on a kind of day: a place in column_of and rules_of. */
static int slot_of(const struct view *w, int kind_of_day, int shift)
{
    int n_shifts = w->k->unit.n_shifts;
    return kind_of_day * (n_shifts + 1) + (w->k->shifts.n > 0 ? shift : n_shifts);
}

/* A day of the rota as one of this kind. */
static void look_at(struct view *w, int day, int kind_of_day, int shift, int32_t middle, struct moment *now)
{
    const struct unit *u = &w->k->unit;
    const struct model *m = w->b->m;
    int slot = slot_of(w, kind_of_day, shift);
    int32_t t = (day * m->ticks_per_day + middle) % m->rota_ticks;
    now->n = 0;
    now->own = own_words(w, u->column_of[slot]);
    now->forbidden = w->k->forbidden[w->k->rules_of[slot]];
    for (int i = 0; i < u->n_words; i++)
        now->owned[i] = now->open[i] = now->meant[i] = now->formal[i] = now->signed_off[i] = 0;
    memset(now->there, 0, (size_t)w->k->n_persons * sizeof *now->there);
    for (int p = 0; p < w->k->n_persons; p++)
        if (w->k->persons[p].always)
            add_person(w, now, p);
    add_on_duty(w, now, t);
    add_on_duty(w, now, t + m->rota_ticks);
    if (now->n == 0) {
        w->empty[shift * N_WEEKDAYS + day % N_WEEKDAYS] += m->dated || kind_of_day < N_WEEKDAYS; /* each day of the rota once */
        return;
    }
    ask_people(w, now);
    w->moments[shift]++;
    for (int q = 0, last = -1; q < u->n_queues; q++)
        if (has_gap(now, q) && u->queues[q].task != last) { /* the two halves of a task count once */
            last = u->queues[q].task;
            w->gaps[last * n_shown(w) + shift]++;
        }
    for (int q = 0; q < u->n_queues; q++)
        if (!u->queues[q].critical) { /* for whom sign-offs never hold */
            w->delegable[u->queues[q].task * n_shown(w) + shift] += model_has_bit(now->signed_off, q);
            w->answered[u->queues[q].task * n_shown(w) + shift] += model_has_bit(now->formal, q);
        }
}

/* Days of the rota as they come; in one that repeats as plain days and, where rules are other ones on a holiday, as that too. */
static void look_at_days(struct view *w, int shift, int32_t middle, struct moment *now)
{
    const struct model *m = w->b->m;
    int n_days = m->rota_ticks / m->ticks_per_day, n_run_days = m->end_ticks / m->ticks_per_day;
    for (int day = 0; day < n_days; day++)
        if (model_day_is_lived(m, day))
            look_at(w, day, m->dated ? holidays_kind(m, (day + n_days - m->start_weekday) % n_days) : day % N_WEEKDAYS, shift,
                    middle, now);
    for (int run_day = 0; run_day < n_run_days && !m->dated; run_day++) {
        int day = (m->start_weekday + run_day) % n_days, kind = holidays_kind(m, run_day);
        if (w->k->rules_of[slot_of(w, kind, shift)] != w->k->rules_of[slot_of(w, day % N_WEEKDAYS, shift)])
            look_at(w, day, kind, shift, middle, now);
    }
}

/* What people of one line have is the same. */
static void find_instead(struct view *w)
{
    const struct kind *k = w->k;
    size_t bytes = (size_t)k->unit.n_words * sizeof *w->instead;
    w->instead = ARENA_ARRAY(w->b->scratch, (size_t)k->n_persons * (size_t)k->unit.n_words, uint64_t);
    for (int q = 0; q < k->n_persons; q++) {
        uint64_t *formal = &w->instead[q * k->unit.n_words];
        if (q > 1 && k->line_of[q] == k->line_of[q - 2]) /* the first two may come for each other */
            memcpy(formal, formal - k->unit.n_words, bytes);
        else
            for (int p = 0; p < k->n_persons; p++)
                for (int i = 0; i < k->unit.n_words && who_comes_stands_in(w->b->m, k, p, q); i++)
                    formal[i] |= k->persons[p].by[REGIME_FORMAL][i];
    }
}

static void look_at_all(struct view *w)
{
    const struct unit *u = &w->k->unit;
    const struct model *m = w->b->m;
    struct moment now = {.owned = ARENA_ARRAY(w->b->scratch, u->n_words, uint64_t)};
    now.who = ARENA_ARRAY(w->b->scratch, w->k->n_persons, const struct person *);
    now.there = ARENA_ARRAY(w->b->scratch, w->k->n_persons, bool);
    now.open = ARENA_ARRAY(w->b->scratch, u->n_words, uint64_t);
    now.meant = ARENA_ARRAY(w->b->scratch, u->n_words, uint64_t);
    now.formal = ARENA_ARRAY(w->b->scratch, u->n_words, uint64_t);
    now.signed_off = ARENA_ARRAY(w->b->scratch, u->n_words, uint64_t);
    w->own = ARENA_ARRAY(w->b->scratch, (size_t)u->n_columns * (size_t)m->n_classes * (size_t)u->n_words, uint64_t);
    for (int column = 0; column < u->n_columns; column++)
        for (int c = 0; c < m->n_classes; c++)
            for (int q = 0; q < u->n_queues; q++)
                if (model_wait(m, u, column, c, q) == 0)
                    own_words(w, column)[c * u->n_words + q / 64] |= 1ULL << q % 64;
    for (int s = 0; s < n_shown(w); s++) {
        int32_t middle = w->k->shifts.n > 0 ? middle_of_force(w, s) : m->ticks_per_day / 2;
        if (middle >= 0)
            look_at_days(w, s, middle, &now);
    }
}

/* ---- Shifts without people, tasks without owners -------------------------------------------------------------------------- */

static void warn_of_empty_shift(const struct view *w, int shift, bool always)
{
    static const char *const names[N_WEEKDAYS] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    int n_days = w->b->m->rota_ticks / w->b->m->ticks_per_day, n = 0, n_lived = 0;
    const char *days = "";
    for (int d = 0; d < N_WEEKDAYS; d++) {
        int weeks = w->empty[shift * N_WEEKDAYS + d], weeks_lived = 0;
        for (int day = d; day < n_days; day += N_WEEKDAYS)
            weeks_lived += model_day_is_lived(w->b->m, day);
        n_lived += weeks_lived > 0;
        if (weeks > 0 && (weeks == weeks_lived) == always)
            days = text_format(w->b->scratch, "%s%s%s", days, n++ ? ", " : "", names[d]);
    }
    if (n > 0)
        BUILD_WARNING(w->b, w->k->shifts.value[shift], "shift '%s' of unit '%s': nobody is on duty%s (%s)",
                      w->k->shifts.id[shift], w->k->id, always ? "" : " in some weeks of the rota",
                      always && n == n_lived ? "any day" : days);
}

/* Whether a task has a gap in a shift: 0 none, 1 on some days, 2 always. */
static int gap(const struct view *w, int task, int shift)
{
    int days = w->gaps[task * n_shown(w) + shift];
    return !w->arises[task] || w->hopeless[task] || days == 0 ? 0 : days < w->moments[shift] ? 1 : 2;
}

static bool same_gaps(const struct view *w, int x, int y)
{
    bool same = true;
    for (int s = 0; s < n_shown(w); s++)
        same &= gap(w, x, s) == gap(w, y, s);
    return same;
}

static const char *gap_shifts(const struct view *w, int task)
{
    const char *text = "";
    for (int s = 0; s < w->k->shifts.n; s++)
        if (gap(w, task, s))
            text = text_format(w->b->scratch, "%s%s'%s'%s", text, *text ? ", " : " in shift ", w->k->shifts.id[s],
                               gap(w, task, s) == 1 ? " (some days)" : "");
    return text;
}

/* Sign-offs that never hold in a shift, though people who have them, or may earn them, are there. */
static void warn_of_unanswered(const struct view *w, int shift)
{
    const struct build *b = w->b;
    bool *never = ARENA_ARRAY(b->scratch, b->tasks.n, bool);
    for (int t = 0; t < b->tasks.n; t++) {
        int at = t * n_shown(w) + shift;
        never[t] = w->arises[t] && !w->hopeless[t] && w->delegable[at] > 0 && w->answered[at] == 0;
    }
    const char *names = names_some(b->scratch, &b->tasks, never);
    if (names)
        findings_warning(b->findings, b->root->file, "/policy/rights",
                         "unit '%s'%s%s%s: sign-offs for %s never hold: nobody with the formal right is ever on duty%s", w->k->id,
                         w->k->shifts.n > 0 ? " in shift '" : "", w->k->shifts.n > 0 ? w->k->shifts.id[shift] : "",
                         w->k->shifts.n > 0 ? "'" : "", names, w->k->shifts.n > 0 ? " then" : "");
}

/* One line for all tasks with the same gaps, named at the first of them. */
static void warn_of_gaps(const struct view *w)
{
    const struct build *b = w->b;
    bool *same = ARENA_ARRAY(b->scratch, b->tasks.n, bool);
    for (int t = 0; t < b->tasks.n; t++) {
        bool open = false, told = false;
        for (int s = 0; s < n_shown(w); s++)
            open |= gap(w, t, s) != 0;
        for (int i = 0; i < b->tasks.n; i++) {
            same[i] = same_gaps(w, i, t);
            told |= same[i] && i < t;
        }
        if (!open || told)
            continue;
        /* rules come from several files: it is the scenario as a whole that leaves the gap */
        findings_warning(b->findings, b->root->file, "/policy/rules", "unit '%s'%s: nobody on duty has patience 0 for %s",
                         w->k->id, gap_shifts(w, t), names_some(b->scratch, &b->tasks, same));
    }
}

static void look_at_kind(struct build *b, const struct kind *k)
{
    struct view w = {.b = b, .k = k};
    w.arises = ARENA_ARRAY(b->scratch, b->tasks.n, bool);
    w.empty = ARENA_ARRAY(b->scratch, n_shown(&w) * N_WEEKDAYS, int);
    w.moments = ARENA_ARRAY(b->scratch, n_shown(&w), int);
    w.gaps = ARENA_ARRAY(b->scratch, (size_t)b->tasks.n * (size_t)n_shown(&w), int);
    w.delegable = ARENA_ARRAY(b->scratch, (size_t)b->tasks.n * (size_t)n_shown(&w), int);
    w.answered = ARENA_ARRAY(b->scratch, (size_t)b->tasks.n * (size_t)n_shown(&w), int);
    for (int i = 0; i < k->unit.n_sources; i++)
        w.arises[k->unit.sources[i].task] |= k->unit.sources[i].how != HOW_PER_PERSON;
    w.hopeless = undoable_tasks_find(b, k, w.arises);
    if (k->n_persons == 0)
        return; /* then every task is hopeless, and has been told */
    if (!b->m->all_come)
        find_instead(&w);
    look_at_all(&w);
    for (int s = 0; s < k->shifts.n; s++) {
        warn_of_empty_shift(&w, s, true);
        warn_of_empty_shift(&w, s, false);
    }
    warn_of_gaps(&w);
    for (int s = 0; s < n_shown(&w); s++)
        warn_of_unanswered(&w, s);
}

void warnings_find(struct build *b)
{
    if (b->n_rules == 0 && b->tasks.n > 0)
        findings_warning(b->findings, b->root->file, "/policy/rules",
                         "there are no rules on who takes what, so nobody does: write some, or extend a file of"
                         " scenarios/policies");
    for (int i = 0; i < b->n_kinds; i++)
        look_at_kind(b, &b->kinds[i]);
}
