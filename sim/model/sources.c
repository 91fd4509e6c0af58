/* How tasks arise, per kind of unit: one source per task of the unit and way.
 *
 * Times of day are kept as slots of the day, sorted; what a shift brings on is a slot per shift. A slot that lies past
 * midnight (the end of a night shift) becomes one of the next day. Rates and probabilities of patients are tables over their
 * states (level x condition), so that nobody has to look at factors later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/sources.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/chance.h"
#include "base/text.h"
#include "model/laws.h"
#include "model/profiles.h"
#include "model/times.h"
#include "model/units.h"
#include "model/ways.h"

/* ---- States ------------------------------------------------------------------------------------------------------------- */

/* Factors by level or condition: 1 where none is given. names: those of the unit; place: their index, NULL when it is their
 * place in the list. */
static double *read_factors(struct build *b, const struct value *v, const struct names *names, const int *place, int n)
{
    double *factor = ARENA_ARRAY(b->scratch, n, double);
    for (int i = 0; i < n; i++)
        factor[i] = 1;
    VALUE_EACH(given, v) {
        int i = names_find(names, given->name);
        if (i >= 0)
            factor[place ? place[i] : i] = given->number;
        else if (strcmp(given->name, "none") == 0 && names->n < n)
            factor[n - 1] = given->number;
    }
    return factor;
}

/* base x factors per state of a patient, or base alone for others. */
static const double *per_state(struct build *b, const struct kind *k, const struct value *way, enum origin of, double base)
{
    if (of != ORIGIN_PATIENT) {
        double *alone = ARENA_ARRAY(b->keep, 1, double);
        *alone = base;
        return alone;
    }
    int n_levels = k->unit.n_levels, n_conditions = k->unit.n_conditions;
    double *table = ARENA_ARRAY(b->keep, n_levels * n_conditions, double);
    const double *by_level = read_factors(b, value_member(way, "acuity_factor"), &k->levels, k->level_of, n_levels);
    const double *by_condition = read_factors(b, value_member(way, "condition_factor"), &k->conditions, NULL, n_conditions);
    for (int l = 0; l < n_levels; l++)
        for (int c = 0; c < n_conditions; c++)
            table[l * n_conditions + c] = base * by_level[l] * by_condition[c];
    return table;
}

static const double *probabilities(struct build *b, const struct kind *k, const struct value *way, enum origin of)
{
    const double *table = per_state(b, k, way, of, value_number(way, "probability"));
    int n = of == ORIGIN_PATIENT ? k->unit.n_levels * k->unit.n_conditions : 1;
    double most = 0;
    for (int i = 0; i < n; i++)
        most = fmax(most, table[i]);
    char found[TEXT_NUMBER_BYTES];
    if (most > 1 + 1e-9)
        BUILD_ERROR_BY(b, way, value_latest(way), "expected a probability of at most 1 with all factors, found %s in unit '%s'",
                       text_number(found, most), k->id);
    return table;
}

/* ---- Slots of the day ---------------------------------------------------------------------------------------------------- */

struct slot {
    double time_s; /* from midnight of the day to which the weekdays apply: up to two days */
    uint64_t key;  /* of the shift that brings it; 0 for a time of day */
    int order;     /* among equal times */
};

static int by_time(const void *a, const void *b)
{
    const struct slot *x = a, *y = b;
    double tx = fmod(x->time_s, BUILD_DAY_S), ty = fmod(y->time_s, BUILD_DAY_S);
    return tx != ty ? (tx > ty) - (tx < ty) : (x->order > y->order) - (x->order < y->order);
}

static void set_slots(struct build *b, struct source *s, struct slot *slot, int n)
{
    double *time_s = ARENA_ARRAY(b->keep, n, double);
    uint8_t *days = ARENA_ARRAY(b->keep, n, uint8_t);
    uint64_t *key = ARENA_ARRAY(b->keep, n, uint64_t);
    if (n > 0)
        qsort(slot, (size_t)n, sizeof *slot, by_time);
    s->n_times = 0;
    for (int i = 0; i < n; i++) {
        int later = slot[i].time_s >= BUILD_DAY_S, at = s->n_times;
        time_s[at] = slot[i].time_s - later * (double)BUILD_DAY_S;
        key[at] = slot[i].key;
        if (at > 0 && time_s[at] == time_s[at - 1] && key[at] == key[at - 1])
            continue; /* a time of day listed twice is one occasion: nothing would tell two apart */
        for (int d = 0; d < N_WEEKDAYS; d++)
            if (s->weekday[d])
                days[at] = (uint8_t)(days[at] | 1u << (d + later) % N_WEEKDAYS);
        s->n_times++;
    }
    s->time_s = time_s;
    s->time_days = days;
    s->time_key = key;
}

static void set_times(struct build *b, struct source *s, const struct value *way)
{
    const struct value *times = value_member(way, "times");
    struct slot *slot = ARENA_ARRAY(b->scratch, times->n, struct slot);
    int n = 0;
    VALUE_EACH(time, times) {
        slot[n].time_s = times_of_day_s(b, time->string, time);
        slot[n].order = n;
        n++;
    }
    set_slots(b, s, slot, n);
}

/* Which shifts of the kind the way names; all when it names none. */
static bool *named_shifts(struct build *b, const struct kind *k, const struct value *way)
{
    const struct value *names = value_member(way, "shifts");
    bool *named = ARENA_ARRAY(b->keep, k->shifts.n, bool);
    for (int i = 0; i < k->shifts.n; i++)
        named[i] = !names;
    VALUE_EACH(name, names) {
        int i = names_find(&k->shifts, name->string);
        if (i >= 0)
            named[i] = true;
    }
    return named;
}

static void set_shift_slots(struct build *b, const struct kind *k, struct source *s, const struct value *way)
{
    const bool *named = named_shifts(b, k, way);
    struct slot *slot = ARENA_ARRAY(b->scratch, k->shifts.n, struct slot);
    int n = 0;
    for (int i = 0; i < k->shifts.n; i++) {
        const struct shift *shift = &k->unit.shifts[i];
        double start_s = (double)shift->start_tick * b->m->tick_s, end_s = (double)shift->end_tick * b->m->tick_s;
        if (!named[i] || shift->roster_only)
            continue;
        if (s->before_s > end_s - start_s)
            BUILD_ERROR(b, value_member(way, "before_min"), "expected at most the length of shift '%s' of unit '%s', %g h",
                        shift->label.id, k->id, shift->hours);
        slot[n].time_s = s->how == HOW_SHIFT_START ? start_s : fmax(start_s, end_s - s->before_s);
        slot[n].key = shift->label.key;
        slot[n].order = n;
        n++;
    }
    set_slots(b, s, slot, n);
}

/* ---- One source ---------------------------------------------------------------------------------------------------------- */

static const double *role_probabilities(struct build *b, const struct value *way)
{
    double *probability = ARENA_ARRAY(b->keep, b->roles.n, double);
    for (int r = 0; r < b->roles.n; r++)
        probability[r] = value_number(way, "probability");
    VALUE_EACH(given, value_member(way, "role_probability")) {
        int r = names_find(&b->roles, given->name);
        if (r >= 0)
            probability[r] = given->number;
    }
    return probability;
}

static enum origin origin_of(struct build *b, const struct value *way, enum how how)
{
    if (how == HOW_AFTER) {
        int parent = names_find(&b->tasks, value_string(way, "task"));
        return parent >= 0 && ways_by_patient(b, parent) ? ORIGIN_PATIENT : ORIGIN_UNIT;
    }
    const char *of = value_string(way, "of");
    return strcmp(of, "patient") == 0 ? ORIGIN_PATIENT : strcmp(of, "unit") == 0 ? ORIGIN_UNIT : ORIGIN_PERSON;
}

static double minutes_s(const struct value *way, const char *name)
{
    const struct value *v = value_member(way, name);
    return v ? v->number * 60 : 0;
}

static void read_source(struct build *b, struct kind *k, int task, const struct value *way, struct source *s)
{
    s->task = task;
    s->id = text_format(b->keep, "%s/%s", b->tasks.id[task], way->name);
    s->key = chance_join(chance_name(b->tasks.id[task]), chance_name(way->name));
    s->how = ways_how(way);
    s->of = origin_of(b, way, s->how);
    s->spread_s = minutes_s(way, "spread_min");
    s->before_s = minutes_s(way, "before_min");
    if (s->how == HOW_DISCHARGE && s->before_s <= 0)
        BUILD_ERROR_BY(b, way, value_latest(way),
                       "expected before_min above 0: what is asked for when a patient leaves must come before he has left");
    times_weekdays(value_member(way, "weekdays"), s->weekday);
    if (value_member(way, "probability") && s->how != HOW_AFTER)
        s->probability = probabilities(b, k, way, s->of);
    switch (s->how) {
    case HOW_SCHEDULED:
        set_times(b, s, way);
        break;
    case HOW_POISSON:
        s->rate_per_s = per_state(b, k, way, s->of, value_number(way, "per_day") / BUILD_DAY_S);
        s->profile = profiles_read(b, k, value_member(way, "profile"));
        break;
    case HOW_BERNOULLI:
        s->per_tick = value_number(way, "probability_per_tick");
        break;
    case HOW_SHIFT_START:
    case HOW_SHIFT_END:
        set_shift_slots(b, k, s, way);
        break;
    case HOW_PER_PERSON:
        s->shift = named_shifts(b, k, way);
        break;
    case HOW_AFTER:
        s->after_task = names_find(&b->tasks, value_string(way, "task"));
        s->role_probability = role_probabilities(b, way);
        s->delay_s = (double)times_limit(b, value_member(way, "delay_min")) * b->m->tick_s;
        break;
    case HOW_AFTER_DONE:
        laws_read(b, value_member(way, "gap_min"), 60, &s->gap);
        laws_limit(b, value_member(way, "gap_min"), &s->gap, 1.0 / b->m->tick_s);
        break;
    case HOW_ADMISSION:
    case HOW_DISCHARGE:
    case HOW_DETERIORATION:
        break;
    }
}

/* ---- All ----------------------------------------------------------------------------------------------------------------- */

/* Whether the way can come about in the unit: a task that follows another needs the other there. */
static bool is_of_kind(const struct build *b, const struct kind *k, const struct value *way)
{
    if (ways_how(way) != HOW_AFTER)
        return true;
    int parent = names_find(&b->tasks, value_string(way, "task"));
    return parent >= 0 && k->has_task[parent];
}

static void read_kind(struct build *b, struct kind *k)
{
    int n = 0;
    for (int t = 0; t < b->tasks.n; t++)
        VALUE_EACH(way, value_member(b->tasks.value[t], "arises"))
            n += k->has_task[t] && is_of_kind(b, k, way);
    struct source *sources = ARENA_ARRAY(b->keep, n, struct source);
    n = 0;
    for (int t = 0; t < b->tasks.n; t++) {
        const struct names ways = names_of(b->scratch, k->has_task[t] ? value_member(b->tasks.value[t], "arises") : NULL);
        for (int w = 0; w < ways.n; w++)
            if (is_of_kind(b, k, ways.value[w]))
                read_source(b, k, t, ways.value[w], &sources[n++]);
    }
    k->unit.n_sources = n;
    k->unit.sources = sources;
}

/* What is the same in all units, said once. */
static void check_sizes(struct build *b)
{
    char found[TEXT_NUMBER_BYTES];
    for (int t = 0; t < b->tasks.n; t++)
        VALUE_EACH(way, value_member(b->tasks.value[t], "arises")) {
            const struct value *times = value_member(way, "times"), *spread = value_member(way, "spread_min");
            if (times && times->n == 0)
                BUILD_ERROR(b, times, "expected at least one time of day, found an empty array");
            if (spread && spread->number * 60 > BUILD_DAY_S)
                BUILD_ERROR(b, spread, "expected at most a day (1440 min), found %s", text_number(found, spread->number));
        }
}

static void want_windows(struct build *b)
{
    for (int t = 0; t < b->tasks.n; t++)
        VALUE_EACH(way, value_member(b->tasks.value[t], "arises"))
            if (ways_how(way) == HOW_SHIFT_START || ways_how(way) == HOW_SHIFT_END)
                units_want_windows(b, value_member(way, "shifts"));
}

void sources_read(struct build *b)
{
    want_windows(b);
    ways_check(b);
    check_sizes(b);
    for (int i = 0; i < b->n_kinds; i++)
        read_kind(b, &b->kinds[i]);
}
