/* A document held against the key table: every error in one go, then defaults.
 *
 * One walk goes down the document and the table together. What depends on more than one key of an object is asked in
 * together.c, and whether names that refer to something are known in review.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "scenario/hint.h"
#include "scenario/keys.h"
#include "scenario/together.h"

struct check {
    struct findings *findings;
    struct value *root;
};

static void check_value(struct check *c, const struct keys_row *row, struct value *v);
static void check_object(struct check *c, const struct keys_table *table, struct value *v);

/* ---- Messages --------------------------------------------------------------------------------------------------------- */

/* What is wrong at v; in the second form something else decides that it is, and the file of that is the one to mend. */
#define WRONG(c, v, ...) WRONG_BY(c, v, v, __VA_ARGS__)
#define WRONG_BY(c, v, by, ...) \
    findings_error((c)->findings, value_file(by), value_pointer((c)->findings->arena, v), __VA_ARGS__)

/* Enough is enough: what comes after would not be kept, and takes long in a file that is wrong everywhere. */
static bool full(const struct check *c)
{
    return c->findings->n_errors > FINDINGS_MOST;
}

/* Of the names (ends with NULL) the one that is near to what was found. */
static const char *suggestion(struct check *c, const char *found, const char *const *names)
{
    int n = 0;
    while (names && names[n])
        n++;
    return hint_near(c->findings->arena, found, names, n);
}

static void wrong_value(struct check *c, const struct keys_row *row, const struct value *v)
{
    char expected[KEYS_EXPECTED_BYTES], found[VALUE_FOUND_BYTES];
    WRONG(c, v, "expected %s, found %s%s", keys_expected(expected, row), value_found(found, v),
          v->kind == VALUE_STRING ? suggestion(c, v->string, row->choices) : "");
}

/* selector: what decides that the key belongs here, or NULL. */
static void missing(struct check *c, const struct keys_row *row, const struct value *object, const struct value *selector)
{
    char expected[KEYS_EXPECTED_BYTES];
    WRONG_BY(c, object, row->kinds ? selector : object, "key '%s' is missing: expected %s", row->name,
             keys_expected(expected, row));
}

static void unknown_key(struct check *c, const struct keys_table *table, const struct value *v)
{
    const char *names[KEYS_MOST_ROWS];
    for (int i = 0; i < table->n_rows; i++)
        names[i] = table->rows[i].name;
    WRONG(c, v, "unknown key '%s'%s", v->name, hint_known(c->findings->arena, v->name, names, table->n_rows, KEYS_MOST_ROWS));
}

/* A key that belongs to other kinds of object than the one it stands in. A merge patch keeps the keys of a law that another
 * file changes into another kind: then that file is the one to mend, hence the hint. */
static void wrong_kind(struct check *c, const struct keys_table *table, const struct keys_row *row, const struct value *v,
                       const struct value *selector)
{
    const char *kinds = "";
    for (int k = 0; table->kinds[k]; k++)
        if (row->kinds >> k & 1)
            kinds = text_format(c->findings->arena, "%s%s'%s'", kinds, *kinds ? ", " : "", table->kinds[k]);
    const struct value *blamed = value_later(v, selector);
    WRONG_BY(c, v, blamed, "expected only with %s %s, found with '%s'%s", table->selector, kinds, selector->string,
             blamed == v ? "" : text_format(c->findings->arena, "; null takes away what '%s' says", v->file));
}

/* Something new, of which --set gives a part: a slip of the pen, or a name that only another scenario of a comparison has. It
 * goes, so that nothing else is found wrong because of it. */
static void not_there(struct check *c, struct value *v)
{
    const char **names = ARENA_ARRAY(c->findings->arena, v->parent->n, const char *);
    int n = 0;
    VALUE_EACH(other, v->parent)
        if (!other->implied)
            names[n++] = other->name;
    WRONG(c, v, "there is no '%s' to change; to add it, set the whole of it%s", v->name,
          hint_near(c->findings->arena, v->name, names, n));
    value_remove(v);
}

/* ---- Sources ---------------------------------------------------------------------------------------------------------- */

/* The length of <name> when the key is <name>_source, else 0. */
static size_t stem_of_source(const char *key)
{
    static const char ending[] = "_source";
    size_t n = strlen(key), n_ending = sizeof ending - 1;
    return n > n_ending && strcmp(key + n - n_ending, ending) == 0 ? n - n_ending : 0;
}

/* Takes the string `source` out of its object and ties it to what it stands beside (NULL: that is left to its default). */
static void tie_source(struct check *c, struct value *source, struct value *beside)
{
    char found[VALUE_FOUND_BYTES];
    if (source->kind != VALUE_STRING)
        WRONG(c, source, "expected a string that names the source of a value, found %s", value_found(found, source));
    value_remove(source);
    if (beside)
        beside->source = source;
}

/* ---- The walk --------------------------------------------------------------------------------------------------------- */

/* A new value for the default of a row, put into `object`. */
static struct value *add_default(struct check *c, const struct keys_row *row, struct value *object)
{
    struct arena *a = c->findings->arena;
    const char *text = row->fallback;
    struct value *v = value_new(a, VALUE_NUMBER, row->name, value_default);
    struct value *holder = v;
    if (text[0] == '{') {
        v->kind = VALUE_OBJECT;
    } else if (text[0] == '[') {
        v->kind = VALUE_ARRAY;
        if (*++text != ']') {
            holder = value_new(a, VALUE_STRING, NULL, value_default);
            value_add(v, holder);
        }
    } else if (text[0] == 't' || text[0] == 'f') {
        v->kind = VALUE_BOOL;
        v->number = text[0] == 't';
    } else if (text[0] != '"') {
        v->number = strtod(text, NULL);
    }
    if (text[0] == '"') {
        holder->kind = VALUE_STRING;
        holder->string = arena_text(a, text + 1, strcspn(text + 1, "\""));
    }
    value_add(object, v);
    return v;
}

/* The kind of an object, as an index into table->kinds; -1 when it is not said or not known, 0 when there are no kinds. */
static int kind_of(const struct keys_table *table, const struct value *selector)
{
    if (!table->selector)
        return 0;
    for (int k = 0; selector && selector->kind == VALUE_STRING && table->kinds[k]; k++)
        if (strcmp(table->kinds[k], selector->string) == 0)
            return k;
    return -1;
}

static void check_object(struct check *c, const struct keys_table *table, struct value *v)
{
    struct value *members[KEYS_MOST_ROWS] = {0}, *sources[KEYS_MOST_ROWS] = {0};
    for (struct value *child = v->first; child && !full(c); child = child->next) {
        int i = keys_find(table, child->name);
        size_t stem = i < 0 ? stem_of_source(child->name) : 0;
        if (stem)
            i = keys_find(table, arena_text(c->findings->arena, child->name, stem));
        if (i < 0)
            unknown_key(c, table, child);
        else
            *(stem ? &sources[i] : &members[i]) = child;
    }
    const struct value *selector = table->selector ? members[keys_find(table, table->selector)] : NULL;
    int kind = kind_of(table, selector);
    for (int i = 0; i < table->n_rows; i++) {
        const struct keys_row *row = &table->rows[i];
        bool belongs = row->kinds == 0 || (kind >= 0 && row->kinds >> kind & 1);
        if (members[i] && row->files_only && strcmp(members[i]->file, "--set") == 0)
            WRONG(c, members[i], "expected only in files");
        else if (members[i] && !belongs && kind >= 0)
            wrong_kind(c, table, row, members[i], selector);
        else if (members[i])
            check_value(c, row, members[i]);
        else if (belongs && row->required)
            missing(c, row, v, selector);
        else if (belongs && row->fallback)
            check_value(c, row, members[i] = add_default(c, row, v));
        if (sources[i])
            tie_source(c, sources[i], members[i]);
        if (members[i] && row->files_only)
            value_remove(members[i]);
    }
    together_check(c->findings, c->root, table, v);
}

static void check_map(struct check *c, const struct keys_row *row, struct value *v)
{
    static const char *const named[] = {
        [KEYS_BY_NAME] = "a name (a small letter, then small letters, digits and _, at most 60 in all)",
        [KEYS_BY_TIME] = "a time of day 'HH:MM' or 'HH:MM:SS'",
        [KEYS_BY_DAY] = "one of 'all', 'weekdays', 'weekend', 'mon' to 'sun', 'holiday'",
        [KEYS_BY_REASON] = "one of 'vacancy', 'leave', 'education', 'sickness'",
    };
    for (struct value *child = v->first, *next; child && !full(c); child = next) {
        next = child->next;
        size_t stem = stem_of_source(child->name);
        struct value *beside = stem ? value_find(v, arena_text(c->findings->arena, child->name, stem)) : NULL;
        if (beside) {
            tie_source(c, child, beside);
            continue;
        }
        if (!keys_name_fits(row->named_by, child->name))
            WRONG(c, child, "expected %s as key, found '%s'%s", named[row->named_by], child->name,
                  keys_words(row->named_by) ? suggestion(c, child->name, keys_words(row->named_by)) : "");
        if (child->implied && row->member->type == KEYS_OBJECT)
            not_there(c, child);
        else
            check_value(c, row->member, child);
    }
}

/* A plain number in place of a law becomes a fixed law. */
static void spell_out(struct check *c, struct value *v)
{
    struct value *law = value_new(c->findings->arena, VALUE_STRING, "law", v->file);
    struct value *value = value_new(c->findings->arena, VALUE_NUMBER, "value", v->file);
    law->string = "fixed";
    value->number = v->number;
    v->kind = VALUE_OBJECT;
    value_add(v, law);
    value_add(v, value);
}

static bool number_fits(const struct keys_row *row, double x)
{
    bool in_range = (row->above ? x > row->low : x >= row->low) && (row->high == 0 || x <= row->high);
    if (row->type == KEYS_NUMBER || !in_range)
        return in_range;
    return x == floor(x) && (row->divides == 0 || row->divides % (int)x == 0);
}

/* Of UTF-8: C0, delete, and C1, which is U+0080 to U+009F. */
static bool has_control(const char *s)
{
    for (; *s; s++)
        if ((unsigned char)*s < 0x20 || *s == 0x7f || ((unsigned char)*s == 0xc2 && (unsigned char)s[1] < 0xa0))
            return true;
    return false;
}

static void check_value(struct check *c, const struct keys_row *row, struct value *v)
{
    if (row->or_never && value_is_never(v))
        return;
    bool string = v->kind == VALUE_STRING, fits = false;
    switch (row->type) {
    case KEYS_BOOL: fits = v->kind == VALUE_BOOL; break;
    case KEYS_INT:
    case KEYS_NUMBER: fits = v->kind == VALUE_NUMBER && number_fits(row, v->number); break;
    case KEYS_STRING: fits = string && !(row->one_line && has_control(v->string)); break;
    case KEYS_NAME: fits = string && keys_name_fits(KEYS_BY_NAME, v->string); break;
    case KEYS_CHOICE: fits = string && keys_chosen(row->choices, v->string); break;
    case KEYS_TIME: fits = string && keys_is_time(v->string); break;
    case KEYS_DATE: fits = string && keys_is_date(v->string); break;
    case KEYS_LIST: fits = v->kind == VALUE_ARRAY; break;
    case KEYS_LAW:
        if (v->kind == VALUE_NUMBER && v->number >= 0)
            spell_out(c, v);
        fits = v->kind == VALUE_OBJECT;
        break;
    case KEYS_MAP:
    case KEYS_OBJECT: fits = v->kind == VALUE_OBJECT; break;
    }
    if (!fits)
        wrong_value(c, row, v);
    else if (row->type == KEYS_LIST)
        for (struct value *child = v->first; child && !full(c); child = child->next)
            check_value(c, row->member, child);
    else if (row->type == KEYS_MAP)
        check_map(c, row, v);
    else if (row->table)
        check_object(c, row->table, v);
}

void check_document(struct findings *f, struct value *root)
{
    struct check c = {f, root};
    check_object(&c, &keys_root, root);
}
