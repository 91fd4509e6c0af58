/* A JSON value that remembers its parent and the file it came from.
 *
 * scenario/json.c parses text into these (cJSON does the parsing and is included nowhere else); scenario/merge.c combines
 * them; scenario/check.c holds them against the key table and fills in defaults (file "default"). What the model stage gets
 * is checked: every key known, every type right, every number in range, every default present.
 * Values live in the arena of the scenario and are never changed once checked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_VALUE_H
#define SCENARIO_VALUE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"

enum value_kind { VALUE_NULL, VALUE_BOOL, VALUE_NUMBER, VALUE_STRING, VALUE_ARRAY, VALUE_OBJECT };

struct value {
    enum value_kind kind;
    const char *name;    /* key in the parent object; NULL in arrays and at the root */
    const char *file;    /* as the user would name it; "--set"; "default" */
    double number;       /* VALUE_NUMBER; VALUE_BOOL: 0 or 1 */
    const char *string;  /* VALUE_STRING, valid UTF-8; VALUE_NUMBER: as it was written, when that is long, else NULL */
    struct value *parent, *first, *last, *next; /* children of arrays and objects, in order of writing */
    int n;               /* number of children */
    bool implied;        /* an object that --set made on its way to a member of it */
    int row;             /* of what was read from a table (CSV): the row of `file`, the header being 1; else 0 */
    struct value *source; /* the string that stood beside it as "<name>_source", set by check; NULL when there is none */
};

/* The member of an object, or NULL (also when v is NULL or no object). */
const struct value *value_member(const struct value *v, const char *name);
/* The member reached by a path of names, NULL-terminated: value_at(v, "time", "tick_s", NULL). NULL when any part is missing. */
const struct value *value_at(const struct value *v, ...) __attribute__((sentinel));

/* Members of a checked document, where the key table guarantees presence and type; BUG() if not. */
double value_number(const struct value *object, const char *name);
const char *value_string(const struct value *object, const char *name);
bool value_true(const struct value *object, const char *name);
/* True when v is the string "never". */
bool value_is_never(const struct value *v);

/* The "file" of what nobody wrote. */
extern const char value_default[]; /* "default" */
/* The file to name for v: its own; for a default, that of what it stands in. */
const char *value_file(const struct value *v);
/* When the members of an object do not go together: the last that another file than the object's own has put there, for that
 * came later; the object itself when there is none. */
const struct value *value_latest(const struct value *object);
/* Of two members of an object that do not go together the one to mend: v, or `decider` if only that came from another file. */
const struct value *value_later(const struct value *v, const struct value *decider);

/* The JSON pointer of v (RFC 6901), "" for the root; "row 12" for what was read from a table. */
const char *value_pointer(struct arena *a, const struct value *v);
/* Members sorted by name, as an array of v->n pointers: what the model stage walks, so that member order means nothing. */
const struct value **value_sorted(struct arena *a, const struct value *object);

/* Writes v as JSON with two-space indent, keys sorted, numbers shortest round-trip; equal documents give equal bytes. Sources
 * come out beside what they belong to, as they were written. No newline at the end. */
void value_print(FILE *out, const struct value *v);
/* Writes s as a JSON string, quotes included. */
void value_print_string(FILE *out, const char *s);

/* ---- Building, for the scenario stage itself: json.c, merge.c and check.c --------------------------------------------- */

/* name and file are kept, not copied. */
struct value *value_new(struct arena *a, enum value_kind kind, const char *name, const char *file);
/* child becomes the last of parent. */
void value_add(struct value *parent, struct value *child);
/* child leaves its parent. */
void value_remove(struct value *child);
/* `to` gets kind, content and file of `from`, and keeps its own name and place. `from` is used up. */
void value_become(struct value *to, const struct value *from);
/* As value_member, for changing. */
struct value *value_find(struct value *object, const char *name);
/* "a number", "the string 'x'", "an array", ...: what was found, for messages. Returns out. */
enum { VALUE_FOUND_BYTES = 96 };
const char *value_found(char out[VALUE_FOUND_BYTES], const struct value *v);

#define VALUE_EACH(child, parent_) \
    for (const struct value *child = (parent_) ? (parent_)->first : NULL; child; child = child->next)

#endif
