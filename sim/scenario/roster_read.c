/* The roster in a CSV file, read into the document: from there on it is part of the scenario, so that hashes, the manifest and
 * all that is made of it hold the roster too.
 *
 * Only the table is looked at here; what its words mean is the business of the model stage, which sees rows and --set alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/roster_read.h"

#include <errno.h>
#include <setjmp.h>
#include <string.h>

#include "base/csv_read.h"
#include "base/text.h"
#include "scenario/hint.h"
#include "scenario/places.h"

enum { N_COLUMNS = 3 };
static const char *const columns[N_COLUMNS] = {"person", "date", "shift"};

/* Where the path leads: NULL, with an error, when that is no file, or none that the scenario may name. *shown is how messages
 * call it. */
static const char *find_file(struct findings *f, const struct value *root, const struct value *named, const char *library,
                             const char **shown)
{
    struct arena *a = f->arena;
    const char *pointer = value_pointer(a, named), *beside = strcmp(named->file, "--set") == 0 ? root->file : named->file;
    if (named->string[0] == '/') {
        findings_error(f, named->file, pointer, "expected a path relative to this file, found '%s'", named->string);
        return NULL;
    }
    const char *path = text_format(a, "%s%s", places_folder(a, beside), named->string);
    const struct places places = places_of(a, root->file, library);
    const char *real = places_resolve(a, path);
    if (!real)
        findings_error(f, named->file, pointer, "cannot open '%s': %s", path, strerror(errno));
    else if (!places_allow(&places, real))
        findings_error(f, named->file, pointer, "'%s' lies outside the folder of the scenario and the scenario library", path);
    else
        *shown = places_plain(a, path, real);
    return real && places_allow(&places, real) ? path : NULL;
}

static bool has_columns(struct findings *f, const struct csv_read *c, const char *shown, int place[N_COLUMNS])
{
    int errors_before = f->n_errors;
    for (int i = 0; i < c->n_columns; i++) {
        bool known = false, twice = false;
        for (int k = 0; k < N_COLUMNS; k++)
            known |= strcmp(c->columns[i], columns[k]) == 0;
        for (int k = 0; k < i; k++)
            twice |= strcmp(c->columns[i], c->columns[k]) == 0;
        if (twice)
            findings_error(f, shown, "row 1", "column '%s' is there twice", c->columns[i]);
        else if (!known)
            findings_error(f, shown, "row 1", "unknown column '%s'%s; a roster has person, date and shift%s", c->columns[i],
                           hint_near(f->arena, c->columns[i], columns, N_COLUMNS),
                           strchr(c->columns[i], ';') ? ", with commas between them" : "");
    }
    for (int k = 0; k < N_COLUMNS; k++) {
        place[k] = csv_read_column(c, columns[k]);
        if (place[k] < 0 && f->n_errors == errors_before)
            findings_error(f, shown, "row 1", "column '%s' is missing", columns[k]);
    }
    return f->n_errors == errors_before;
}

/* "person,date,shift", or all there is where that is not three fields. */
static const char *row_text(struct arena *a, const struct csv_read *c, const int place[N_COLUMNS])
{
    if (c->n_fields == N_COLUMNS)
        return text_format(a, "%s,%s,%s", c->fields[place[0]], c->fields[place[1]], c->fields[place[2]]);
    const char *text = "";
    for (int i = 0; i < c->n_fields && i < CSV_READ_MOST_COLUMNS; i++)
        text = text_format(a, "%s%s%s", text, i ? "," : "", c->fields[i]);
    return text;
}

static bool is_utf8(const char *s)
{
    size_t length;
    for (; *s; s += length)
        if ((length = text_utf8(s, strlen(s))) == 0)
            return false;
    return true;
}

static void read_rows(struct findings *f, struct csv_read *c, const char *shown, const int place[N_COLUMNS],
                      struct value *duties)
{
    int rc = 1, errors_before = f->n_errors;
    while (rc) {
        struct err e = {0};
        rc = csv_read_row(c, &e);
        if (duties->n == ROSTER_READ_MOST_ROWS && rc) {
            findings_error(f, shown, "", "expected at most %d rows", ROSTER_READ_MOST_ROWS);
            return;
        }
        if (rc == 1 || (rc == ERR_INPUT && c->n_fields > 0 && c->n_fields != N_COLUMNS)) {
            struct value *duty = value_new(f->arena, VALUE_STRING, NULL, shown);
            duty->string = row_text(f->arena, c, place);
            if (!is_utf8(duty->string)) {
                findings_error(f, shown, text_format(f->arena, "row %ld", c->line), "expected text in UTF-8, found other bytes");
                continue;
            }
            duty->row = (int)c->line;
            value_add(duties, duty);
        } else if (rc == ERR_INPUT) {
            findings_error(f, shown, text_format(f->arena, "row %ld", c->line), "%s", c->fault);
        } else if (rc) {
            findings_error(f, NULL, "", "%s", e.text);
            return;
        }
    }
    if (duties->n == 0 && f->n_errors == errors_before)
        findings_error(f, shown, "", "expected rows that say who has duty when, found none");
}

/* Opens and reads the file; c is the caller's to close, also when memory ran out on the way. Returns whether it did not. */
static bool read_table(struct findings *f, struct csv_read *c, const char *path, const char *shown, struct value *duties)
{
    struct err e = {0};
    int place[N_COLUMNS];
    jmp_buf exhausted, *outer = f->arena->exhausted;
    f->arena->exhausted = &exhausted;
    if (setjmp(exhausted)) {
        f->arena->exhausted = outer;
        return false;
    }
    int rc = csv_read_open(c, path, &e);
    c->hand_made = true;
    if (rc)
        findings_error(f, *c->fault ? shown : NULL, *c->fault ? "row 1" : "", "%s", *c->fault ? c->fault : e.text);
    else if (has_columns(f, c, shown, place))
        read_rows(f, c, shown, place, duties);
    f->arena->exhausted = outer;
    return true;
}

/* An empty list in place of what was there; the source of the roster becomes that of the list. */
static struct value *begin_duties(struct arena *a, struct value *staff, const char *file)
{
    static const char *const members[] = {"duties", "duties_source"};
    struct value *old, *source = value_find(staff, "roster_source");
    for (int i = 0; i < 2; i++)
        if ((old = value_find(staff, members[i])))
            value_remove(old);
    if (source)
        source->name = members[1];
    struct value *duties = value_new(a, VALUE_ARRAY, members[0], file);
    value_add(staff, duties);
    return duties;
}

void roster_read(struct findings *f, struct value *root, const char *library)
{
    struct value *staff = value_find(root, "staff"), *named = value_find(staff, "roster");
    if (!named || named->kind != VALUE_STRING)
        return; /* the check says what it must be */
    const char *shown = NULL, *path = find_file(f, root, named, library, &shown);
    value_remove(named);
    if (!path)
        return;
    struct csv_read c = {.path = path};
    bool done = read_table(f, &c, path, shown, begin_duties(f->arena, staff, named->file));
    csv_read_close(&c);
    if (!done)
        longjmp(*f->arena->exhausted, 1);
}
