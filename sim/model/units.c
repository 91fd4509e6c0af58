/* Kinds of units: beds, shift windows, breaks, and which tasks are theirs.
 *
 * A shift window starts on its day and may end on the next; an end at the time of the start means a whole day. A break is
 * told from the start of its shift, so that it lies right in a shift over midnight.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/units.h"

#include "model/times.h"

/* From one time of day to the next that is `to`, going forward: (0, one day]. */
static int32_t span(int32_t from, int32_t to, int32_t day)
{
    return to > from ? to - from : to - from + day;
}

static void read_shifts(struct build *b, struct kind *k)
{
    const struct model *m = b->m;
    k->shifts = names_of(b->scratch, value_member(k->value, "shifts"));
    if (k->shifts.n > UNITS_MOST_SHIFTS) {
        BUILD_ERROR(b, value_member(k->value, "shifts"), "expected at most %d shifts, found %d", (int)UNITS_MOST_SHIFTS,
                    k->shifts.n);
        k->shifts.n = UNITS_MOST_SHIFTS;
    }
    struct shift *shifts = ARENA_ARRAY(b->keep, k->shifts.n, struct shift);
    int n_windows = 0;
    for (int i = 0; i < k->shifts.n; i++) {
        const struct value *v = k->shifts.value[i], *start = value_member(v, "start"), *end = value_member(v, "end");
        shifts[i].label = names_label(b, k->shifts.id[i], v);
        shifts[i].start_tick = times_of_day_s(b, start->string, start) / m->tick_s;
        shifts[i].end_tick = times_of_day_s(b, end->string, end) / m->tick_s;
        shifts[i].end_tick = shifts[i].start_tick + span(shifts[i].start_tick, shifts[i].end_tick, m->ticks_per_day);
        shifts[i].roster_only = !value_true(v, "window");
        n_windows += !shifts[i].roster_only;
        shifts[i].hours = (shifts[i].end_tick - shifts[i].start_tick) * (double)m->tick_s / 3600;
    }
    if (k->shifts.n > 0 && n_windows == 0)
        BUILD_WARNING(b, value_member(k->value, "shifts"), "none of them is a window (their key 'window'): rules cannot name "
                      "them, nothing arises when they begin or end, and results do not tell them apart");
    k->unit.n_shifts = k->shifts.n;
    k->unit.shifts = shifts;
}

static void read_break(struct build *b, struct kind *k, const char *id, const struct value *v, struct pause *pause)
{
    const struct value *from = value_member(v, "from"), *until = value_member(v, "until");
    pause->label = names_label(b, id, v);
    pause->ticks = times_limit(b, value_member(v, "length_min"));
    pause->shift = names_find(&k->shifts, value_string(v, "shift"));
    int32_t day = b->m->ticks_per_day, tick_s = b->m->tick_s;
    int32_t from_tick = times_of_day_s(b, from->string, from) / tick_s;
    int32_t until_tick = times_of_day_s(b, until->string, until) / tick_s;
    if (pause->shift < 0)
        return;
    const struct shift *shift = &k->unit.shifts[pause->shift];
    pause->from_tick = (from_tick - shift->start_tick + day) % day;
    pause->until_tick = pause->from_tick + span(from_tick, until_tick, day);
    if (pause->until_tick > shift->end_tick - shift->start_tick)
        BUILD_ERROR_BY(b, v, value_latest(v), "expected 'from' before 'until', both within shift '%s', found '%s' and '%s'",
                       shift->label.id, from->string, until->string);
}

static void read_breaks(struct build *b, struct kind *k)
{
    const struct names names = names_of(b->scratch, value_member(k->value, "breaks"));
    struct pause *pauses = ARENA_ARRAY(b->keep, names.n, struct pause);
    for (int i = 0; i < names.n; i++)
        read_break(b, k, names.id[i], names.value[i], &pauses[i]);
    k->unit.n_pauses = names.n;
    k->unit.pauses = pauses;
}

/* A task without "units" is of all units. */
static void read_tasks_of_kinds(struct build *b)
{
    for (int t = 0; t < b->tasks.n; t++) {
        const struct value *units = value_member(b->tasks.value[t], "units");
        for (int k = 0; k < b->n_kinds && !units; k++)
            b->kinds[k].has_task[t] = true;
        VALUE_EACH(name, units) {
            int k = names_find(&b->units, name->string);
            if (k >= 0)
                b->kinds[k].has_task[t] = true;
        }
    }
}

void units_read(struct build *b)
{
    b->units = names_of(b->scratch, value_member(b->root, "units"));
    b->n_kinds = b->units.n;
    b->kinds = ARENA_ARRAY(b->scratch, b->n_kinds, struct kind);
    for (int i = 0; i < b->n_kinds; i++) {
        struct kind *k = &b->kinds[i];
        const struct value *v = b->units.value[i];
        k->value = v;
        k->id = b->units.id[i];
        k->copies = (int)value_number(v, "copies");
        k->has_task = ARENA_ARRAY(b->scratch, b->tasks.n, bool);
        k->unit.label = names_label(b, k->id, v);
        k->unit.kind_key = k->unit.label.key;
        k->unit.n_beds = (int)value_number(v, "beds");
        k->unit.max_away = (int)value_number(v, "max_away");
        k->unit.break_guard_ticks = times_limit(b, value_member(v, "break_guard_min"));
        k->unit.wind_down_ticks = times_limit(b, value_member(v, "wind_down_min"));
        k->unit.wind_down_urgency = (int)value_number(v, "wind_down_urgency");
        read_shifts(b, k);
        read_breaks(b, k);
    }
    read_tasks_of_kinds(b);
}

void units_want_windows(struct build *b, const struct value *names)
{
    VALUE_EACH(name, names) {
        bool known = false, window = false;
        for (int i = 0; i < b->n_kinds; i++) {
            int s = names_find(&b->kinds[i].shifts, name->string);
            known |= s >= 0;
            window |= s >= 0 && !b->kinds[i].unit.shifts[s].roster_only;
        }
        if (known && !window)
            BUILD_ERROR(b, name, "expected a shift window, found '%s', a shift of the roster only (its key 'window' is false)",
                        name->string);
    }
}
