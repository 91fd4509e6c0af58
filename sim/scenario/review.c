/* A second walk down the document and the key table, after check.c: names that refer to something must be known.
 *
 * The key table says what a name may refer to (keys.h, `known`). Roles, tasks, units, marks and supplements are the same
 * everywhere; shifts, levels and conditions belong to units, so that the walk remembers in which unit or task it is. It runs
 * before the model is built, or in its place when check.c has found errors, so that wrong keys and unknown names are told
 * together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/review.h"

#include <stdlib.h>
#include <string.h>

#include "scenario/hint.h"
#include "scenario/keys.h"
#include "scenario/keys_tasks.h"
#include "scenario/keys_units.h"

enum { GLOBAL = 5, MOST_NAMED = 12 }; /* kinds of names that are the same everywhere: the first bits of `known` */

struct words {
    bool told;       /* what should list them is wrong and has been told: nothing can be said about names */
    int n;
    const char **id; /* sorted */
};

struct review {
    struct findings *findings;
    const struct value *root;
    struct words words[GLOBAL];
    const struct value *unit, *task; /* in which the walk is, or NULL */
    bool nowhere;                    /* in the plan of a unit that is not known */
};

/* ---- What is known everywhere ------------------------------------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort(struct words *w)
{
    if (w->n > 0)
        qsort(w->id, (size_t)w->n, sizeof *w->id, by_text);
}

static struct words members_of(struct arena *a, const struct value *object)
{
    struct words w = {.told = object && object->kind != VALUE_OBJECT};
    w.id = ARENA_ARRAY(a, object && !w.told ? object->n : 0, const char *);
    if (!w.told)
        VALUE_EACH(member, object)
            w.id[w.n++] = member->name;
    sort(&w);
    return w;
}

static const struct value *array_of(const struct value *object, const char *name)
{
    const struct value *array = value_member(object, name);
    return array && array->kind == VALUE_ARRAY ? array : NULL;
}

/* The marks that any line has. */
static struct words all_marks(struct arena *a, const struct value *lines)
{
    struct words w = {.told = lines && lines->kind != VALUE_OBJECT};
    int n = 0;
    VALUE_EACH(line, lines)
        if (array_of(line, "marks"))
            n += array_of(line, "marks")->n;
    w.id = ARENA_ARRAY(a, n, const char *);
    VALUE_EACH(line, lines)
        VALUE_EACH(mark, array_of(line, "marks"))
            if (mark->kind == VALUE_STRING)
                w.id[w.n++] = mark->string;
    sort(&w);
    int kept = 0;
    for (int i = 0; i < w.n; i++)
        if (kept == 0 || strcmp(w.id[kept - 1], w.id[i]) != 0)
            w.id[kept++] = w.id[i];
    w.n = kept;
    return w;
}

/* ---- What is known here ------------------------------------------------------------------------------------------------- */

/* The shifts, levels or conditions of a unit: an object, or NULL. */
static const struct value *of_unit(const struct value *unit, uint32_t known)
{
    if (known & KEYS_SHIFTS)
        return value_member(unit, "shifts");
    return value_at(unit, "patients", known & KEYS_LEVELS ? "acuity" : "conditions", NULL);
}

/* Calls `visit` with the part of every unit that counts where the walk is, until it says that this is enough. */
static void visit_units(const struct review *r, uint32_t known, bool (*visit)(void *at, const struct value *part), void *at)
{
    const struct value *units = value_member(r->root, "units"), *own = r->task ? array_of(r->task, "units") : NULL;
    if (r->unit) {
        visit(at, of_unit(r->unit, known));
    } else if (own) {
        VALUE_EACH(name, own)
            if (name->kind == VALUE_STRING && value_member(units, name->string) &&
                visit(at, of_unit(value_member(units, name->string), known)))
                return;
    } else {
        VALUE_EACH(unit, units)
            if (visit(at, of_unit(unit, known)))
                return;
    }
}

struct search {
    const char *word;
    bool found, asked; /* asked: there was a unit */
};

static bool look_for(void *at, const struct value *part)
{
    struct search *s = at;
    s->asked = true;
    s->found |= part && (part->kind != VALUE_OBJECT || value_member(part, s->word)); /* a wrong object has been told */
    return s->found;
}

struct list { /* what the message tells */
    int n, size;
    const char **id;
    struct arena *arena;
};

static void add(struct list *l, const char *id)
{
    if (l->n == l->size) {
        const char **more = ARENA_ARRAY(l->arena, 2 * l->size + 8, const char *);
        for (int i = 0; i < l->n; i++)
            more[i] = l->id[i];
        l->id = more;
        l->size = 2 * l->size + 8;
    }
    l->id[l->n++] = id;
}

static bool add_all(void *at, const struct value *part)
{
    struct list *l = at;
    VALUE_EACH(member, part) {
        int i = 0;
        while (i < l->n && strcmp(l->id[i], member->name) != 0)
            i++;
        if (i == l->n)
            add(l, member->name);
    }
    return l->n >= 1000; /* enough to find a near one in */
}

/* ---- One name ----------------------------------------------------------------------------------------------------------- */

static bool is_known(const struct review *r, uint32_t known, const char *word)
{
    if (known & KEYS_ALL && strcmp(word, "all") == 0)
        return true;
    if (known & KEYS_CATEGORIES && keys_chosen(keys_tasks_categories, word))
        return true;
    if (known & KEYS_CONDITIONS && strcmp(word, "none") == 0)
        return true;
    for (int k = 0; k < GLOBAL; k++) {
        const struct words *w = &r->words[k];
        if (known >> k & 1 && (w->told || (w->n > 0 && bsearch(&word, w->id, (size_t)w->n, sizeof *w->id, by_text))))
            return true;
    }
    if (!(known & (KEYS_SHIFTS | KEYS_LEVELS | KEYS_CONDITIONS)))
        return false;
    struct search s = {.word = word};
    visit_units(r, known, look_for, &s);
    return s.found || !s.asked || r->nowhere;
}

/* What it could have been: in the order of `known`, words that mean something themselves last. */
static struct list candidates(const struct review *r, uint32_t known)
{
    struct list l = {.arena = r->findings->arena};
    for (int k = 0; k < GLOBAL; k++)
        for (int i = 0; known >> k & 1 && i < r->words[k].n; i++)
            add(&l, r->words[k].id[i]);
    if (known & (KEYS_SHIFTS | KEYS_LEVELS | KEYS_CONDITIONS))
        visit_units(r, known, add_all, &l);
    for (int c = 0; known & KEYS_CATEGORIES && keys_tasks_categories[c]; c++)
        add(&l, keys_tasks_categories[c]);
    if (known & KEYS_ALL)
        add(&l, "all");
    return l;
}

static void expect(const struct review *r, const struct keys_row *row, const char *word, const struct value *at)
{
    struct arena *a = r->findings->arena;
    if (!row->known || !keys_name_fits(KEYS_BY_NAME, word) || is_known(r, row->known, word) ||
        r->findings->n_errors > FINDINGS_MOST)
        return;
    const struct list l = candidates(r, row->known);
    findings_error(r->findings, value_file(at), value_pointer(a, at), "expected %s, found '%s'%s", row->names, word,
                   hint_known(a, word, l.id, l.n, MOST_NAMED));
}

/* ---- Arrays ------------------------------------------------------------------------------------------------------------- */

/* "08:00" and "08:00:00" are one time. */
static int compare(const void *a, const void *b)
{
    const struct value *const *x = a, *const *y = b;
    const char *s = (*x)->string, *t = (*y)->string;
    size_t n = strlen(s), m = strlen(t);
    if (n != m && keys_is_time(s) && keys_is_time(t) && strcmp((n > m ? s : t) + 5, ":00") == 0)
        return strncmp(s, t, 5);
    return strcmp(s, t);
}

static void look_at_list(const struct review *r, const struct keys_row *row, const struct value *v)
{
    struct arena *a = r->findings->arena;
    if (v->n == 0 && row->when_empty)
        findings_warning(r->findings, value_file(v), value_pointer(a, v), "an empty array: %s", row->when_empty);
    enum keys_type type = row->member->type;
    if (type != KEYS_NAME && type != KEYS_CHOICE && type != KEYS_TIME && type != KEYS_DATE)
        return;
    const struct value **sorted = ARENA_ARRAY(a, v->n, const struct value *);
    int n = 0;
    VALUE_EACH(child, v)
        if (child->kind == VALUE_STRING)
            sorted[n++] = child;
    if (n > 1)
        qsort(sorted, (size_t)n, sizeof *sorted, compare);
    for (int i = 1; i < n; i++)
        if (compare(&sorted[i - 1], &sorted[i]) == 0 && (i == 1 || compare(&sorted[i - 2], &sorted[i]) != 0))
            findings_warning(r->findings, value_file(v), value_pointer(a, v), "'%s' stands here more than once, and counts once",
                             sorted[i]->string);
}

/* ---- The walk ----------------------------------------------------------------------------------------------------------- */

static void walk(struct review *r, const struct keys_row *row, const struct value *v);

static void walk_object(struct review *r, const struct keys_table *table, const struct value *v)
{
    const struct value *selector = table->selector ? value_member(v, table->selector) : NULL;
    int kind = -1;
    for (int k = 0; selector && selector->kind == VALUE_STRING && table->kinds[k]; k++)
        if (strcmp(table->kinds[k], selector->string) == 0)
            kind = k;
    VALUE_EACH(member, v) {
        int i = keys_find(table, member->name);
        if (i >= 0 && (table->rows[i].kinds == 0 || kind < 0 || table->rows[i].kinds >> kind & 1))
            walk(r, &table->rows[i], member);
    }
}

static void walk_map(struct review *r, const struct keys_row *row, const struct value *v)
{
    const struct keys_row *member = row->member;
    VALUE_EACH(child, v) {
        expect(r, member, child->name, child);
        if (member == &keys_units_member)
            r->unit = child;
        else if (member == &keys_tasks_member)
            r->task = child;
        else if (member->known == KEYS_UNITS) {
            r->unit = value_at(r->root, "units", child->name, NULL);
            r->nowhere = !r->unit;
        } else {
            walk(r, member, child);
            continue; /* inside a unit or a task, maybe */
        }
        walk(r, member, child);
        r->unit = r->task = NULL;
        r->nowhere = false;
    }
}

static void walk(struct review *r, const struct keys_row *row, const struct value *v)
{
    switch (row->type) {
    case KEYS_NAME:
        if (v->kind == VALUE_STRING)
            expect(r, row, v->string, v);
        break;
    case KEYS_LIST:
        if (v->kind != VALUE_ARRAY)
            break;
        look_at_list(r, row, v);
        VALUE_EACH(child, v)
            walk(r, row->member, child);
        break;
    case KEYS_MAP:
        if (v->kind == VALUE_OBJECT)
            walk_map(r, row, v);
        break;
    case KEYS_OBJECT:
        if (v->kind == VALUE_OBJECT)
            walk_object(r, row->table, v);
        break;
    default: /* laws hold no names */
        break;
    }
}

void review_document(struct findings *f, const struct value *root)
{
    struct review r = {.findings = f, .root = root};
    const struct value *units = value_member(root, "units");
    r.words[0] = members_of(f->arena, value_member(root, "roles"));
    r.words[1] = members_of(f->arena, value_member(root, "tasks"));
    r.words[2] = members_of(f->arena, units);
    r.words[3] = all_marks(f->arena, value_at(root, "staff", "lines", NULL));
    r.words[4] = members_of(f->arena, value_at(root, "staff", "supplements", NULL));
    if (!r.words[2].told && r.words[2].n == 0)
        findings_error(f, root->file, "/units", "a scenario needs at least one unit, found none");
    walk_object(&r, &keys_root, root);
}
