/* Keys of one object that must go together: one function per sort of object, called by check.c when it has looked at each key;
 * and keys that say nothing without another, as the key table has it (`with`).
 *
 * Other errors of the object have been told by then, so what is not of its type is passed over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/together.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "scenario/keys_tasks.h"

struct together {
    struct findings *findings;
    struct value *root;
};

/* What is wrong at v; in the second form something else decides that it is, and the file of that is the one to mend. */
#define WRONG(c, v, ...) WRONG_BY(c, v, v, __VA_ARGS__)
#define WRONG_BY(c, v, by, ...) \
    findings_error((c)->findings, value_file(by), value_pointer((c)->findings->arena, v), __VA_ARGS__)

static struct value *member_of_kind(struct value *v, const char *name, enum value_kind kind)
{
    struct value *member = value_find(v, name);
    return member && member->kind == kind ? member : NULL;
}

static bool is_string(const struct value *v, const char *s)
{
    return v && v->kind == VALUE_STRING && strcmp(v->string, s) == 0;
}

static int by_number(const void *a, const void *b)
{
    double x = (*(struct value *const *)a)->number, y = (*(struct value *const *)b)->number;
    return (x > y) - (x < y);
}

static void sort_numbers(struct arena *a, struct value *array)
{
    int n = array->n, i = 0;
    struct value **sorted = ARENA_ARRAY(a, n, struct value *);
    for (struct value *v = array->first; v; v = v->next)
        sorted[i++] = v;
    qsort(sorted, (size_t)n, sizeof *sorted, by_number);
    array->first = array->last = NULL;
    array->n = 0;
    for (i = 0; i < n; i++)
        value_add(array, sorted[i]);
}

static void check_law(struct together *c, struct value *v)
{
    const struct value *law = value_member(v, "law"), *low = member_of_kind(v, "low", VALUE_NUMBER);
    const struct value *mode = member_of_kind(v, "mode", VALUE_NUMBER), *high = member_of_kind(v, "high", VALUE_NUMBER);
    struct value *values = member_of_kind(v, "values", VALUE_ARRAY);
    char x[TEXT_NUMBER_BYTES], y[TEXT_NUMBER_BYTES], z[TEXT_NUMBER_BYTES];
    if (is_string(law, "empirical") && values) {
        if (values->n < 2)
            WRONG(c, values, "expected at least 2 values, found %d", values->n);
        sort_numbers(c->findings->arena, values);
    }
    if (is_string(law, "uniform") && low && high && low->number >= high->number)
        WRONG_BY(c, v, value_latest(v), "expected low < high, found %s and %s", text_number(x, low->number),
                 text_number(z, high->number));
    if (is_string(law, "triangular") && low && mode && high &&
        (low->number >= high->number || mode->number < low->number || mode->number > high->number))
        WRONG_BY(c, v, value_latest(v), "expected low <= mode <= high and low < high, found %s, %s and %s",
                 text_number(x, low->number), text_number(y, mode->number), text_number(z, high->number));
}

static struct value *add_string(struct together *c, struct value *object, const char *name, const char *string)
{
    struct value *v = value_new(c->findings->arena, VALUE_STRING, name, value_default);
    v->string = string;
    value_add(object, v);
    return v;
}

/* Who asks, which depends on how the task arises; and only patients have acuity and conditions. */
static void check_way(struct together *c, struct value *v)
{
    static const char *const factors[] = {"acuity_factor", "condition_factor"}, *const all[] = {"patient", "unit", "person",
        NULL};
    const struct value *how = member_of_kind(v, "how", VALUE_STRING), *of = value_member(v, "of");
    const char *const *origins = how ? keys_tasks_origins(how->string) : NULL;
    if (!origins || (of && (of->kind != VALUE_STRING || !keys_chosen(all, of->string))))
        return;
    if (!of)
        of = add_string(c, v, "of", origins[0]);
    else if (!keys_chosen(origins, of->string))
        WRONG_BY(c, of, value_later(of, how), "expected '%s%s%s' with how '%s', found '%s'", origins[0],
                 origins[1] ? "' or '" : "", origins[1] ? origins[1] : "", how->string, of->string);
    for (int i = 0; i < 2; i++) {
        const struct value *factor = value_member(v, factors[i]);
        if (factor && factor->n > 0 && !is_string(of, "patient"))
            WRONG_BY(c, factor, value_later(factor, of), "expected only with of 'patient', found with '%s'", of->string);
    }
}

/* A line may leave out its unit where there is only one. */
static void check_line(struct together *c, struct value *v)
{
    const struct value *units = member_of_kind(c->root, "units", VALUE_OBJECT);
    if (value_member(v, "unit"))
        return;
    if (units && units->n == 1)
        add_string(c, v, "unit", units->first->name);
    else if (units && units->n > 1)
        WRONG(c, v, "key 'unit' is missing: expected the name of a unit (not needed where there is just one)");
}

/* ---- Keys that say nothing without another --------------------------------------------------------------------------------- */

static bool has_word(const struct value *v, const char *word)
{
    bool is_empty = (v->kind == VALUE_ARRAY || v->kind == VALUE_OBJECT) && v->n == 0;
    if (!word)
        return !value_is_never(v) && !is_string(v, "none") && !is_empty && (v->kind != VALUE_NUMBER || v->number != 0);
    bool has = is_string(v, word);
    VALUE_EACH(child, v)
        has |= is_string(child, word);
    return has;
}

/* The other key comes from a file that changes what stands in the file of the object: then it is meant to silence this one. */
static bool is_changed(const struct value *member, const struct value *other)
{
    const char *file = value_file(other);
    return other->file != value_default && strcmp(file, value_file(member)) != 0 && strcmp(file, value_file(other->parent)) != 0;
}

/* Whether the value is the default of its row, written out or not: a resolved scenario has them all. */
static bool is_default(const struct keys_row *row, const struct value *v)
{
    const char *text = row->fallback ? row->fallback : "";
    switch (v->kind) {
    case VALUE_NUMBER:
        return row->fallback && v->number == strtod(text, NULL);
    case VALUE_BOOL:
        return strcmp(text, v->number != 0 ? "true" : "false") == 0;
    case VALUE_STRING:
        return *text == '"' && strlen(text) == strlen(v->string) + 2 && strncmp(text + 1, v->string, strlen(v->string)) == 0;
    default:
        return false;
    }
}

/* Told of keys that the scenario gives; what is a default says nothing by itself. */
static void look_at_others(struct findings *f, const struct keys_table *table, const struct value *v)
{
    VALUE_EACH(member, v) {
        int i = keys_find(table, member->name);
        const struct keys_row *row = i >= 0 ? &table->rows[i] : NULL;
        if (!row || !row->with || is_default(row, member))
            continue;
        const struct value *other = value_member(v, row->with);
        const char *is = "is not given";
        if (other && (has_word(other, row->with_word) || is_changed(member, other)))
            continue;
        if (other && other->kind == VALUE_STRING)
            is = text_format(f->arena, "is \"%s\"", other->string);
        else if (other && other->kind == VALUE_NUMBER)
            is = "is 0";
        else if (other)
            is = row->with_word ? text_format(f->arena, "does not name \"%s\"", row->with_word) : "is empty";
        findings_warning(f, value_file(member), value_pointer(f->arena, member), "says nothing as long as '%s' %s",
                         row->with, is);
    }
}

void together_check(struct findings *f, struct value *root, const struct keys_table *table, struct value *v)
{
    static const struct {
        const char *table;
        void (*check)(struct together *c, struct value *v);
    } checks[] = {{"law", check_law}, {"way", check_way}, {"line", check_line}};
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (strcmp(checks[i].table, table->name) == 0)
            checks[i].check(&(struct together){f, root}, v);
    if (f->n_errors == 0) /* an error in the other key may be why */
        look_at_others(f, table, v);
}
