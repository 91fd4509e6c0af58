/* The first reading of events.csv: duties and stays, and nothing else, are kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/story_choice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/output.h"
#include "story/story_rows.h"
#include "story/story_state.h"

enum { MOST_NAMES = 16 }; /* of others who may be asked for */

struct presence { /* of a person: a duty; of a patient: a stay */
    int who, unit;
    int32_t from, until; /* until: MODEL_NEVER while it lasts */
};

struct presences {
    int n, room;
    struct presence *all;
};

struct choosing {
    struct story_choice *choice;
    const struct story_wish *wish;
    struct story_cast *cast;
    struct story_rows rows;
    struct presences duties, stays;
};

static void come(struct choosing *x, struct presences *p, int who, int unit, int32_t tick)
{
    p->all = story_state_grow(&x->cast->arena, p->all, p->n, &p->room, sizeof *p->all);
    p->all[p->n++] = (struct presence){who, unit, tick, MODEL_NEVER};
}

/* Whoever goes came last, so the search is short. */
static bool leave(struct presences *p, int who, int32_t tick)
{
    for (int i = p->n - 1; i >= 0; i--)
        if (p->all[i].who == who) {
            bool there = p->all[i].until == MODEL_NEVER;
            p->all[i].until = tick;
            return there;
        }
    return false;
}

static int read_presences(struct choosing *x, const char *path, struct err *e)
{
    struct story_row row;
    int rc = story_rows_open(&x->rows, path, x->cast, &x->cast->arena, e);
    long n = 0;
    while (rc == 0 && (rc = story_rows_next(&x->rows, &row, e)) == 1) {
        bool of_person = row.kind == EVENT_DUTY_START || row.kind == EVENT_DUTY_END;
        bool of_patient = row.kind == EVENT_ADMITTED || row.kind == EVENT_DISCHARGED;
        n++;
        rc = 0;
        if ((of_person && row.person < 0) || (of_patient && row.patient < 0))
            return story_rows_wrong(&x->rows, e, "a name of who comes or goes", "");
        if (row.kind == EVENT_DUTY_START)
            come(x, &x->duties, row.person, row.unit, row.tick);
        if (row.kind == EVENT_ADMITTED)
            come(x, &x->stays, row.patient, row.unit, row.tick);
        if (row.kind == EVENT_DUTY_END && !leave(&x->duties, row.person, row.tick))
            return story_rows_wrong(&x->rows, e, "somebody on duty", x->cast->model.persons[row.person].label.id);
        if (row.kind == EVENT_DISCHARGED && !leave(&x->stays, row.patient, row.tick))
            return story_rows_wrong(&x->rows, e, "a patient who is there", x->rows.patients[row.patient]->name);
    }
    if (rc == 0 && n == 0)
        rc = err_set(e, ERR_INPUT, "'%s', line 2: expected events, found none", path);
    return rc;
}

/* Rows that are each in order may still not be all of them, or others than the run wrote. */
static int check_whole(const struct choosing *x, const char *path, struct err *e)
{
    char digits[OUTPUT_SHA256_BYTES];
    if (output_sha256_file(digits, path, e))
        return e->code;
    if (strcmp(digits, x->cast->events_sha256))
        return err_set(e, ERR_INPUT,
                       "'%s', %ld lines, is not the file that manifest.json beside it tells of: it was changed, cut off or "
                       "copied there",
                       path, x->rows.csv.line);
    return 0;
}

/* ---- Names -------------------------------------------------------------------------------------------------------- */

/* What is after "UNIT/"; *unit is -1 when no unit is named. */
static const char *without_unit(const struct model *m, const char *asked, int *unit)
{
    const char *slash = strchr(asked, '/');
    *unit = -1;
    size_t length = slash ? (size_t)(slash - asked) : 0;
    for (int u = 0; slash && u < m->n_units; u++)
        if (strlen(m->units[u].label.id) == length && !strncmp(m->units[u].label.id, asked, length))
            *unit = u;
    return *unit < 0 ? asked : slash + 1;
}

struct named { /* those among whom a name is looked for */
    const char *what; /* "person" */
    int n;
    const char **names;
    int *units;
};

/* The one of that name, or a negative code. */
static int find(const struct choosing *x, const struct named *all, const char *asked, struct err *e)
{
    const struct model *m = &x->cast->model;
    int unit, found = -1, n_found = 0;
    const char *name = without_unit(m, asked, &unit);
    for (int i = 0; i < all->n; i++)
        if (!strcmp(all->names[i], name) && (unit < 0 || all->units[i] == unit)) {
            found = found < 0 ? i : found;
            n_found++;
        }
    if (n_found > 1)
        return err_set(e, ERR_INPUT, "--%s: '%s' is there in %d units; write '%s/%s'", all->what, name, n_found,
                       m->units[all->units[found]].label.id, name);
    if (found >= 0)
        return found;
    int near = text_nearest(name, all->names, all->n);
    if (near >= 0)
        return err_set(e, ERR_INPUT, "--%s: nobody in %s is called '%s'; did you mean '%s'?", all->what, x->cast->events,
                       asked, all->names[near]);
    return err_set(e, ERR_INPUT, "--%s: nobody in %s is called '%s'%s%s%s", all->what, x->cast->events, asked,
                   all->n ? "; one of them is called '" : "", all->n ? all->names[all->n - 1] : "", all->n ? "'" : "");
}

static struct named all_persons(const struct choosing *x)
{
    const struct model *m = &x->cast->model;
    struct named all = {.what = "person", .n = m->n_persons};
    all.names = ARENA_ARRAY(&x->cast->arena, all.n, const char *);
    all.units = ARENA_ARRAY(&x->cast->arena, all.n, int);
    for (int i = 0; i < all.n; i++) {
        all.names[i] = m->persons[i].label.id;
        all.units[i] = m->persons[i].unit;
    }
    return all;
}

static struct named all_patients(const struct choosing *x)
{
    struct named all = {.what = "patient", .n = x->rows.n_patients};
    all.names = ARENA_ARRAY(&x->cast->arena, all.n, const char *);
    all.units = ARENA_ARRAY(&x->cast->arena, all.n, int);
    for (int i = 0; i < all.n; i++) {
        all.names[i] = x->rows.patients[i]->name;
        all.units[i] = x->rows.patients[i]->unit;
    }
    return all;
}

/* ---- Days --------------------------------------------------------------------------------------------------------- */

/* Whether the presence makes a story on that day: a duty that begins then, or some of a stay; and of when it is told. */
static bool is_of_day(const struct choosing *x, const struct presence *p, bool duty, int day, int32_t *from, int32_t *until)
{
    const struct model *m = &x->cast->model;
    int64_t start = (int64_t)day * m->ticks_per_day, end = start + m->ticks_per_day;
    end = end < m->end_ticks ? end : m->end_ticks;
    bool whole = !duty || m->persons[p->who].always;
    *from = whole && p->from < start ? (int32_t)start : p->from;
    *until = whole && p->until > end ? (int32_t)end : p->until < m->end_ticks ? p->until : m->end_ticks;
    return whole ? p->from < end && p->until > start : p->from >= start && p->from < end;
}

/* The presence of `who` (-1: of anybody) on the day asked for, or on the first after the warm-up; NULL when there is none.
 * Duties and stays stand in the order of their beginning. */
static const struct presence *on_day(struct choosing *x, const struct presences *all, int who, bool duty)
{
    const struct model *m = &x->cast->model;
    struct story_choice *c = x->choice;
    int first = x->wish->day ? x->wish->day - 1 : m->warmup_ticks / m->ticks_per_day;
    int last = x->wish->day ? first : c->n_days - 1;
    for (int day = first; day <= last; day++)
        for (int i = 0; i < all->n; i++)
            if ((who < 0 || all->all[i].who == who) && is_of_day(x, &all->all[i], duty, day, &c->from, &c->until)) {
                c->day = day;
                return &all->all[i];
            }
    return NULL;
}

static int never_there(const struct choosing *x, const struct presences *all, int who, bool duty, const char *name, struct err *e)
{
    int32_t from, until;
    const char *what = duty ? "comes on duty" : "is there";
    if (!x->wish->day)
        return err_set(e, ERR_INPUT, "'%s' never %s after the warm-up; a day of it can be asked for with --day", name, what);
    for (int distance = 1; distance < x->choice->n_days; distance++)
        for (int way = 1; way >= -1; way -= 2)
            for (int i = 0; i < all->n; i++) {
                int day = x->wish->day - 1 + way * distance;
                if (all->all[i].who == who && is_of_day(x, &all->all[i], duty, day, &from, &until))
                    return err_set(e, ERR_INPUT, "'%s' does not %s on day %d; the nearest day is --day %d", name,
                                   duty ? "come on duty" : "lie here", x->wish->day, day + 1);
            }
    return err_set(e, ERR_INPUT, "'%s' never %s in this run", name, what);
}

/* ---- Choosing ----------------------------------------------------------------------------------------------------- */

static int choose_person(struct choosing *x, struct err *e)
{
    const struct model *m = &x->cast->model;
    struct story_choice *c = x->choice;
    const struct named all = all_persons(x);
    int who = find(x, &all, x->wish->person, e);
    if (who < 0)
        return who;
    const struct presence *p = on_day(x, &x->duties, who, true);
    if (!p)
        return never_there(x, &x->duties, who, true, x->wish->person, e);
    c->person = who;
    c->unit = m->persons[who].unit;
    c->whole_day = m->persons[who].always;
    return 0;
}

static int choose_patient(struct choosing *x, struct err *e)
{
    struct story_choice *c = x->choice;
    const struct named all = all_patients(x);
    int who = find(x, &all, story_words_arrival(&x->cast->arena, x->wish->patient), e);
    if (who < 0)
        return who;
    if (!on_day(x, &x->stays, who, false))
        return never_there(x, &x->stays, who, false, x->wish->patient, e);
    c->patient = who;
    c->unit = x->rows.patients[who]->unit;
    c->whole_day = true;
    return 0;
}

static int choose_anybody(struct choosing *x, struct err *e)
{
    const struct model *m = &x->cast->model;
    struct story_choice *c = x->choice;
    const struct presence *first = on_day(x, &x->duties, -1, true), *best = first;
    if (!first)
        return err_set(e, ERR_INPUT, "nobody comes on duty %s; name another with --day",
                       x->wish->day ? "on that day" : "after the warm-up");
    int32_t from, until;
    for (const struct presence *p = first; p < x->duties.all + x->duties.n && p->from == first->from; p++)
        if (m->roles[m->persons[p->who].role].level > m->roles[m->persons[best->who].role].level &&
            is_of_day(x, p, true, c->day, &from, &until)) {
            best = p;
            c->from = from;
            c->until = until;
        }
    c->person = best->who;
    c->unit = best->unit;
    c->whole_day = m->persons[best->who].always;
    return 0;
}

/* Who else: those of the unit who are on duty on that day, and a patient who is there. */
static void find_others(struct choosing *x)
{
    struct story_choice *c = x->choice;
    const struct model *m = &x->cast->model;
    int32_t from, until;
    int n = 0;
    c->some_people = c->some_patient = "";
    for (int i = 0; i < x->duties.n && n < MOST_NAMES; i++) {
        const struct presence *p = &x->duties.all[i];
        if (p->unit == c->unit && p->who != c->person && is_of_day(x, p, true, c->day, &from, &until) && ++n)
            c->some_people = text_format(&x->cast->arena, "%s%s%s", c->some_people, *c->some_people ? ", " : "",
                                         m->persons[p->who].label.id);
    }
    for (int i = 0; i < x->stays.n && !*c->some_patient; i++)
        if (x->stays.all[i].unit == c->unit && is_of_day(x, &x->stays.all[i], false, c->day, &from, &until))
            c->some_patient = x->rows.patients[x->stays.all[i].who]->name;
}

static int choose(struct choosing *x, const char *path, struct err *e)
{
    jmp_buf exhausted;
    if (setjmp(exhausted))
        return err_set(e, ERR_MEMORY, "not enough memory for '%s'", path);
    x->cast->arena.exhausted = &exhausted;
    const struct model *m = &x->cast->model;
    struct story_choice *c = x->choice;
    c->n_days = (m->end_ticks + m->ticks_per_day - 1) / m->ticks_per_day;
    if (read_presences(x, path, e) || check_whole(x, path, e))
        return e->code;
    if (x->wish->day > c->n_days)
        return err_set(e, ERR_INPUT, "--day: expected a day of the run, 1 to %d, found %d", c->n_days, x->wish->day);
    int rc = x->wish->person ? choose_person(x, e) : x->wish->patient ? choose_patient(x, e) : choose_anybody(x, e);
    if (rc == 0)
        find_others(x);
    return rc;
}

int story_choice_make(struct story_choice *c, const struct story_wish *wish, struct story_cast *cast, const char *path,
                      struct err *e)
{
    struct choosing x = {.choice = c, .wish = wish, .cast = cast};
    *c = (struct story_choice){.person = -1, .patient = -1};
    int rc = choose(&x, path, e);
    cast->arena.exhausted = NULL;
    story_rows_close(&x.rows);
    return rc;
}
