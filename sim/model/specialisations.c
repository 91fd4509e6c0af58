/* Specialisations: what people have learnt beyond their role, and which conditions of patients it matches.
 *
 * They mean something where a policy goes by them: that who holds one is, or is not, given the patients whom it matches is what
 * such a policy says. So a name that stands on one side alone is told of only there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/specialisations.h"

#include <string.h>

/* Calls what(...) for each name that people have: of their lines, and of what further education leads to. */
static void each_of_people(const struct value *lines, void (*what)(void *self, const struct value *name), void *self)
{
    VALUE_EACH(line, lines) {
        VALUE_EACH(name, value_member(line, "specialisations"))
            what(self, name);
        const struct value *education = value_member(line, "education");
        if (education && value_member(education, "specialisation"))
            what(self, value_member(education, "specialisation"));
    }
}

static void each_of_patients(const struct value *units, void (*what)(void *self, const struct value *name), void *self)
{
    VALUE_EACH(unit, units)
        VALUE_EACH(condition, value_at(unit, "patients", "conditions", NULL))
            VALUE_EACH(name, value_member(condition, "specialisations"))
                what(self, name);
}

static void count(void *self, const struct value *name)
{
    (void)name;
    ++*(int *)self;
}

static void add(void *self, const struct value *name)
{
    struct names *names = self;
    names->id[names->n++] = name->string;
}

void specialisations_read(struct build *b)
{
    const struct value *lines = value_at(b->root, "staff", "lines", NULL), *units = value_member(b->root, "units");
    int n = 0;
    each_of_people(lines, count, &n);
    each_of_patients(units, count, &n);
    struct names names = {.id = ARENA_ARRAY(b->scratch, n, const char *)};
    each_of_people(lines, add, &names);
    each_of_patients(units, add, &names);
    names_sort_texts(&names);
    if (names.n > SPECIALISATIONS_MOST) {
        BUILD_ERROR(b, lines, "expected at most %d different specialisations, found %d", (int)SPECIALISATIONS_MOST, names.n);
        names.n = SPECIALISATIONS_MOST;
    }
    struct label *labels = ARENA_ARRAY(b->keep, names.n, struct label);
    for (int i = 0; i < names.n; i++)
        labels[i] = names_label(b, names.id[i], NULL);
    b->specialisations = names;
    b->m->specialisations = labels;
    b->m->n_specialisations = names.n;
}

uint64_t specialisations_bit(const struct build *b, const char *id)
{
    int i = names_find(&b->specialisations, id);
    return i >= 0 ? 1ULL << i : 0;
}

uint64_t specialisations_of(const struct build *b, const struct value *list)
{
    uint64_t set = 0;
    VALUE_EACH(name, list)
        set |= specialisations_bit(b, name->string);
    return set;
}

/* ---- Warnings ------------------------------------------------------------------------------------------------------------- */

struct side { /* of two: people, patients */
    struct build *b;
    uint64_t held, matched; /* by somebody; some condition */
};

static void hold(void *self, const struct value *name)
{
    struct side *s = self;
    s->held |= specialisations_bit(s->b, name->string);
}

static void match(void *self, const struct value *name)
{
    struct side *s = self;
    s->matched |= specialisations_bit(s->b, name->string);
}

static void tell_unmatched(void *self, const struct value *name)
{
    const struct side *s = self;
    if (!(s->matched & specialisations_bit(s->b, name->string)))
        BUILD_WARNING(s->b, name, "specialisation '%s' matches no patient: no condition names it", name->string);
}

static void tell_unheld(void *self, const struct value *name)
{
    const struct side *s = self;
    if (!(s->held & specialisations_bit(s->b, name->string)))
        BUILD_WARNING(s->b, name, "nobody ever holds the specialisation '%s'", name->string);
}

/* The list, when it goes by specialisations; else `found`. */
static const struct value *going_by_them(const struct value *list, const struct value *found)
{
    VALUE_EACH(name, list)
        if (strcmp(name->string, "specialised") == 0)
            return list;
    return found;
}

void specialisations_warn(struct build *b)
{
    const struct value *policy = value_member(b->root, "policy"), *planning = value_member(policy, "planning");
    const struct value *lines = value_at(b->root, "staff", "lines", NULL), *units = value_member(b->root, "units"), *by = NULL;
    if (b->m->planning.who)
        by = going_by_them(value_member(planning, "by"), NULL);
    by = going_by_them(value_member(policy, "prefer"), by);
    VALUE_EACH(list, value_member(policy, "prefer_by_task"))
        by = going_by_them(list, by);
    struct side sides = {.b = b};
    each_of_people(lines, hold, &sides);
    each_of_patients(units, match, &sides);
    if (!by) {
        if (value_number(planning, "visibility") < 1)
            BUILD_WARNING(b, value_member(planning, "visibility"),
                          "says nothing: neither planning nor prefer goes by \"specialised\"");
        return;
    }
    if (!sides.held && !sides.matched)
        BUILD_WARNING(b, by, "\"specialised\" says nothing: nobody holds a specialisation, and no condition names one");
    each_of_people(lines, tell_unmatched, &sides);
    each_of_patients(units, tell_unheld, &sides);
}
