/* Units, persons and duties of the model, from the kinds and their copies.
 *
 * Copies share all arrays of their kind; each has a name and a key of its own, and persons of its own. The persons of copies
 * have equal names: a person is named by unit and line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/copies.h"

#include <stdlib.h>

#include "model/roster.h"

static void add_copy(struct build *b, const struct kind *k, int number, struct unit *units, struct person *persons,
                     struct duty *duties)
{
    struct model *m = b->m;
    struct unit *u = &units[m->n_units];
    *u = k->unit;
    if (k->copies > 1)
        u->label = names_numbered(b, &k->unit.label, number);
    u->first_person = m->n_persons;
    u->n_persons = k->n_persons;
    for (int p = 0; p < k->n_persons; p++) {
        persons[m->n_persons + p] = k->persons[p];
        persons[m->n_persons + p].unit = m->n_units;
    }
    for (int d = 0; d < k->n_duties; d++) {
        duties[m->n_duties + d] = k->duties[d];
        duties[m->n_duties + d].person += m->n_persons;
    }
    m->n_units++;
    m->n_persons += k->n_persons;
    m->n_duties += k->n_duties;
}

void copies_make(struct build *b)
{
    int n_units = 0, n_persons = 0, n_duties = 0;
    for (int i = 0; i < b->n_kinds; i++) {
        const struct kind *k = &b->kinds[i];
        n_units += k->copies;
        n_persons += k->copies * k->n_persons;
        n_duties += k->copies * k->n_duties;
    }
    struct unit *units = ARENA_ARRAY(b->keep, n_units, struct unit);
    struct person *persons = ARENA_ARRAY(b->keep, n_persons, struct person);
    struct duty *duties = ARENA_ARRAY(b->keep, n_duties, struct duty);
    for (int i = 0; i < b->n_kinds; i++)
        for (int number = 1; number <= b->kinds[i].copies; number++)
            add_copy(b, &b->kinds[i], number, units, persons, duties);
    if (n_duties > 0)
        qsort(duties, (size_t)n_duties, sizeof *duties, roster_by_start);
    b->m->units = units;
    b->m->persons = persons;
    b->m->duties = duties;
}
