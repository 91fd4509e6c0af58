/* The lines of the roster as persons, and the classes that patience rules look at.
 *
 * A line with a count becomes as many persons, numbered from 1. What rights and rules can tell apart is a class: role and
 * marks. Classes are numbered over the whole model, by role and then by marks, so that units share one numbering.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/persons.h"

#include <stdlib.h>
#include <string.h>

#include "model/away.h"
#include "model/pay.h"
#include "model/specialisations.h"
#include "model/tasks.h"

/* ---- Marks -------------------------------------------------------------------------------------------------------------- */

/* The marks that any line has, sorted, each once. */
static void read_marks(struct build *b, const struct names *lines)
{
    int n = 0;
    for (int i = 0; i < lines->n; i++)
        n += value_member(lines->value[i], "marks")->n;
    struct names marks = {.id = ARENA_ARRAY(b->scratch, n, const char *)};
    for (int i = 0; i < lines->n; i++)
        VALUE_EACH(mark, value_member(lines->value[i], "marks")) {
            if (names_find(&b->roles, mark->string) >= 0 || strcmp(mark->string, "all") == 0)
                BUILD_ERROR(b, mark, "expected a mark with a name of its own, found '%s', which rules use otherwise",
                            mark->string);
            marks.id[marks.n++] = mark->string;
        }
    names_sort_texts(&marks);
    if (marks.n > PERSONS_MOST_MARKS) {
        BUILD_ERROR(b, lines->value[0]->parent, "expected at most %d different marks, found %d", (int)PERSONS_MOST_MARKS,
                    marks.n);
        marks.n = PERSONS_MOST_MARKS;
    }
    struct label *labels = ARENA_ARRAY(b->keep, marks.n, struct label);
    for (int i = 0; i < marks.n; i++)
        labels[i] = names_label(b, marks.id[i], NULL);
    b->marks = marks;
    b->m->marks = labels;
    b->m->n_marks = marks.n;
}

/* ---- Persons ------------------------------------------------------------------------------------------------------------ */

static const bool *task_set(struct build *b, const struct value *array)
{
    bool *set = ARENA_ARRAY(b->keep, b->tasks.n, bool);
    VALUE_EACH(name, array) {
        int t = names_find(&b->tasks, name->string);
        if (t >= 0)
            set[t] = true;
    }
    return set;
}

/* The class of (role, marks), -1 for lines with errors. Classes are few. */
static int class_of(struct build *b, struct person_class *classes, int role, uint64_t marks)
{
    for (int c = 0; c < b->m->n_classes; c++)
        if (classes[c].role == role && classes[c].marks == marks)
            return c;
    classes[b->m->n_classes] = (struct person_class){.role = role, .marks = marks};
    return b->m->n_classes++;
}

static uint64_t marks_of(const struct build *b, const struct value *line)
{
    uint64_t marks = 0;
    VALUE_EACH(mark, value_member(line, "marks")) {
        int i = names_find(&b->marks, mark->string);
        if (i >= 0)
            marks |= 1ULL << i;
    }
    return marks;
}

static void add_line(struct build *b, struct kind *k, const char *id, const struct value *line, struct person_class *classes)
{
    struct person person = {.role = names_find(&b->roles, value_string(line, "role")), .fte = value_number(line, "fte")};
    const struct value *full_h = value_member(line, "weekly_h");
    person.weekly_h = person.fte * (full_h ? full_h->number : value_number(value_member(b->root, "staff"), "weekly_h"));
    person.always = strcmp(value_string(line, "duty"), "always") == 0;
    if (person.role < 0)
        return;
    person.duration_factor = value_number(line, "duration_factor");
    person.pace = tasks_pace(b, person.role, person.duration_factor);
    away_read_line(b, line, &person);
    person.pay_kr_per_h = pay_of_line(b, line, person.role);
    person.class = class_of(b, classes, person.role, marks_of(b, line));
    person.experience_years = value_number(line, "experience_years");
    person.initiative = value_number(line, "initiative");
    person.delegates = value_number(line, "delegates");
    person.trained = task_set(b, value_member(line, "trained"));
    person.signed_off = task_set(b, value_member(line, "signed"));
    person.specialisations = specialisations_of(b, value_member(line, "specialisations"));
    struct label label = names_label(b, id, line);
    int count = (int)value_number(line, "count");
    for (int i = 1; i <= count; i++) {
        person.label = count > 1 ? names_numbered(b, &label, i) : label;
        k->line_of[k->n_persons] = line;
        k->persons[k->n_persons++] = person;
    }
}

static int by_role_and_marks(const void *a, const void *b)
{
    const struct person_class *x = a, *y = b;
    return x->role != y->role ? (x->role > y->role) - (x->role < y->role) : (x->marks > y->marks) - (x->marks < y->marks);
}

/* Sorted, so that the numbering does not depend on which line or unit came first. */
static void sort_classes(struct build *b, struct person_class *classes)
{
    int n = b->m->n_classes;
    struct person_class *sorted = ARENA_ARRAY(b->keep, n, struct person_class);
    for (int c = 0; c < n; c++)
        sorted[c] = classes[c];
    if (n > 0)
        qsort(sorted, (size_t)n, sizeof *sorted, by_role_and_marks);
    int *new_of = ARENA_ARRAY(b->scratch, n, int);
    for (int c = 0; c < n; c++)
        for (int s = 0; s < n; s++)
            if (by_role_and_marks(&classes[c], &sorted[s]) == 0)
                new_of[c] = s;
    for (int i = 0; i < b->n_kinds; i++)
        for (int p = 0; p < b->kinds[i].n_persons; p++)
            b->kinds[i].persons[p].class = new_of[b->kinds[i].persons[p].class];
    b->m->classes = sorted;
}

void persons_read(struct build *b)
{
    const struct names lines = names_of(b->scratch, value_at(b->root, "staff", "lines", NULL));
    int *kind_of = ARENA_ARRAY(b->scratch, lines.n, int), *n_persons = ARENA_ARRAY(b->scratch, b->n_kinds, int);
    read_marks(b, &lines);
    for (int i = 0; i < lines.n; i++) {
        kind_of[i] = names_find(&b->units, value_string(lines.value[i], "unit"));
        if (kind_of[i] >= 0)
            n_persons[kind_of[i]] += (int)value_number(lines.value[i], "count");
    }
    for (int k = 0; k < b->n_kinds; k++) {
        b->kinds[k].persons = ARENA_ARRAY(b->scratch, n_persons[k], struct person);
        b->kinds[k].line_of = ARENA_ARRAY(b->scratch, n_persons[k], const struct value *);
    }
    struct person_class *classes = ARENA_ARRAY(b->scratch, lines.n, struct person_class);
    for (int i = 0; i < lines.n; i++)
        if (kind_of[i] >= 0)
            add_line(b, &b->kinds[kind_of[i]], lines.id[i], lines.value[i], classes);
    sort_classes(b, classes);
}
