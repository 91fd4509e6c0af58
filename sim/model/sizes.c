/* How large a model may be: refuses what would need absurd memory, before it is taken.
 *
 * The estimate counts the large parts of a run: what every unit, bed, person and duty needs in model, demand, engine and
 * accounts, and a day's needs. It is rough (within a factor of two) and on the safe side of what machines have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/sizes.h"

#include <math.h>

#include "model/plan.h"
#include "model/rounds.h"

/* Bytes per thing, beyond the structs of the model itself: state of demand and engine, accounts. */
enum { PER_BED = 400, PER_BED_AND_SOURCE = 24, PER_UNIT_AND_TASK = 200, PER_PERSON = 512, PER_PERSON_AND_TASK = 64,
       PER_PERSON_AND_BAND = 16, PER_PERSON_AND_ABSENCE = 40, PER_NEED = 150, PER_TICK_OF_DAY = 8 };

bool sizes_of_lists(struct build *b)
{
    static const struct {
        const char *path[2], *what;
        int most;
    } lists[] = {
        {{"roles", NULL}, "roles", 1000},          {{"tasks", NULL}, "tasks", 10000},
        {{"units", NULL}, "units", 10000},         {{"staff", "lines"}, "roster lines", 100000},
        {{"policy", "rules"}, "patience rules", 2000},
    };
    bool fits = true;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const struct value *v = value_at(b->root, lists[i].path[0], lists[i].path[1], NULL);
        if (v->n <= lists[i].most)
            continue;
        BUILD_ERROR(b, v, "expected at most %d %s, found %d", lists[i].most, lists[i].what, v->n);
        fits = false;
    }
    return fits;
}

/* Instances of the source that one asker wants in a day, at most. */
static double needs_per_day(const struct build *b, const struct kind *k, const struct source *s)
{
    double rate_per_s = 0;
    int n_states = s->of == ORIGIN_PATIENT ? k->unit.n_levels * k->unit.n_conditions : 1;
    switch (s->how) {
    case HOW_SCHEDULED:
    case HOW_SHIFT_START:
    case HOW_SHIFT_END: return s->n_times;
    case HOW_BERNOULLI: return s->per_tick * b->m->ticks_per_day;
    case HOW_POISSON:
        for (int i = 0; i < n_states; i++)
            rate_per_s = fmax(rate_per_s, s->rate_per_s[i]);
        return rate_per_s * BUILD_DAY_S;
    default: return 0.1; /* occasions, and what work brings on */
    }
}

struct load {
    double beds, persons, duties, needs; /* of one copy; needs per day */
    double bytes;                        /* of all copies */
};

static double persons_of(const struct build *b, const struct kind *k)
{
    double n = 0;
    VALUE_EACH(line, value_at(b->root, "staff", "lines", NULL))
        if (names_find(&b->units, value_string(line, "unit")) == k - b->kinds)
            n += value_number(line, "count");
    return n;
}

static struct load load_of(const struct build *b, const struct kind *k)
{
    struct load l = {.beds = k->unit.n_beds, .persons = persons_of(b, k)};
    double n_sources = k->unit.n_sources, n_tasks = b->tasks.n;
    double on_holidays = 0, n_absences = value_at(b->root, "staff", "absence", NULL)->n;
    for (int i = 0; i < k->unit.n_sources; i++) {
        const struct source *s = &k->unit.sources[i];
        l.needs += needs_per_day(b, k, s) * (s->of == ORIGIN_PATIENT ? l.beds : 1);
    }
    l.needs = fmin(l.needs + k->unit.arrivals_per_s * BUILD_DAY_S, 1e18); /* so that messages stay numbers */
    for (int i = 0; i < N_WEEKDAYS * k->shifts.n * b->roles.n; i++)
        l.duties += fmin(k->wanted[i], l.persons);
    for (int i = 0; i < k->shifts.n * b->roles.n; i++)
        on_holidays += fmin(fmax(k->on_holidays[i], 0), l.persons);
    l.duties = l.duties * rounds_weeks(b) + on_holidays * b->m->n_holidays + value_at(b->root, "staff", "duties", NULL)->n;
    l.bytes = (double)sizeof(struct unit) + n_sources * PER_BED_AND_SOURCE + n_tasks * PER_UNIT_AND_TASK +
              l.beds * (PER_BED + n_sources * PER_BED_AND_SOURCE) + l.needs * PER_NEED + l.duties * (double)sizeof(struct duty) +
              l.persons * ((double)sizeof(struct person) + PER_PERSON + n_tasks * PER_PERSON_AND_TASK +
                           b->m->pay.n_bands * PER_PERSON_AND_BAND + n_absences * PER_PERSON_AND_ABSENCE);
    l.bytes *= k->copies;
    return l;
}

bool sizes_of_run(struct build *b)
{
    double bytes = (double)b->m->ticks_per_day * PER_TICK_OF_DAY, largest_bytes = 0, n_units = 0;
    const struct kind *largest = NULL;
    for (int i = 0; i < b->n_kinds; i++) {
        const struct kind *k = &b->kinds[i];
        double own = load_of(b, k).bytes;
        bytes += own;
        n_units += k->copies;
        if (own > largest_bytes) {
            largest_bytes = own;
            largest = k;
        }
        if (k->unit.n_sources > INT16_MAX)
            BUILD_ERROR(b, k->value, "expected at most %d ways in which tasks arise, found %d", INT16_MAX, k->unit.n_sources);
    }
    if (n_units > INT16_MAX)
        BUILD_ERROR(b, value_member(b->root, "units"), "expected at most %d units with all copies, found %.0f", INT16_MAX,
                    n_units);
    double gib = bytes / (1 << 30);
    if (gib > SIZES_MOST_GIB) {
        struct load l = load_of(b, largest);
        BUILD_ERROR(b, largest->value,
                    "a run would need about %.*f GiB of memory, expected at most %d; most of it is for unit '%s', %d x (%.0f "
                    "beds, %.0f people, %.0f duties in the rota, %.3g tasks a day): lower the largest of these numbers",
                    gib < 10, gib, SIZES_MOST_GIB, largest->id, largest->copies, l.beds, l.persons, l.duties, l.needs);
    }
    b->m->run_bytes = bytes;
    return n_units <= INT16_MAX && gib <= SIZES_MOST_GIB;
}
