/* JSON values as a tree of nodes in an arena: finding, listing, printing and building them.
 *
 * Members are looked up by walking the list: objects have a few dozen members, and each is looked up once or twice in a run.
 * Nothing here knows what a scenario is; the key table does (keys.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/value.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"

/* ---- Finding --------------------------------------------------------------------------------------------------------- */

struct value *value_find(struct value *object, const char *name)
{
    if (!object || object->kind != VALUE_OBJECT)
        return NULL;
    struct value *child = object->first;
    while (child && strcmp(child->name, name) != 0)
        child = child->next;
    return child;
}

const struct value *value_member(const struct value *v, const char *name)
{
    if (v && v->kind == VALUE_OBJECT)
        VALUE_EACH(child, v)
            if (strcmp(child->name, name) == 0)
                return child;
    return NULL;
}

const struct value *value_at(const struct value *v, ...)
{
    va_list names;
    va_start(names, v);
    for (const char *name; v && (name = va_arg(names, const char *));)
        v = value_member(v, name);
    va_end(names);
    return v;
}

static const struct value *must(const struct value *object, const char *name, enum value_kind kind)
{
    const struct value *v = value_member(object, name);
    if (!v || v->kind != kind)
        BUG("'%s' is missing or of another type in a checked document", name);
    return v;
}

double value_number(const struct value *object, const char *name)
{
    return must(object, name, VALUE_NUMBER)->number;
}

const char *value_string(const struct value *object, const char *name)
{
    return must(object, name, VALUE_STRING)->string;
}

bool value_true(const struct value *object, const char *name)
{
    return must(object, name, VALUE_BOOL)->number != 0;
}

bool value_is_never(const struct value *v)
{
    return v && v->kind == VALUE_STRING && strcmp(v->string, "never") == 0;
}

/* ---- Files ----------------------------------------------------------------------------------------------------------- */

const char value_default[] = "default";

const char *value_file(const struct value *v)
{
    while (v->file == value_default && v->parent)
        v = v->parent;
    return v->file;
}

const struct value *value_latest(const struct value *object)
{
    const struct value *latest = object;
    VALUE_EACH(child, object)
        if (strcmp(value_file(child), value_file(object)) != 0)
            latest = child;
    return latest;
}

const struct value *value_later(const struct value *v, const struct value *decider)
{
    const char *object = value_file(v->parent);
    return strcmp(value_file(v), object) == 0 && strcmp(value_file(decider), object) != 0 ? decider : v;
}

/* ---- Pointers (RFC 6901): ~ is written ~0, / is written ~1 --------------------------------------------------------- */

static int place_in(const struct value *array, const struct value *child)
{
    int i = 0;
    for (const struct value *v = array->first; v != child; v = v->next)
        i++;
    return i;
}

/* Writes the pointer of v to the end of `out` unless out is NULL; returns its length. */
static size_t pointer_text(const struct value *v, char *out)
{
    if (!v->parent)
        return 0;
    char index[16];
    const char *name = v->name;
    if (v->parent->kind == VALUE_ARRAY) {
        snprintf(index, sizeof index, "%d", place_in(v->parent, v));
        name = index;
    }
    size_t at = pointer_text(v->parent, out);
    char *o = out ? out + at : NULL;
    size_t length = 1;
    if (o)
        *o++ = '/';
    for (; *name; name++) {
        bool escape = *name == '~' || *name == '/';
        length += escape ? 2 : 1;
        if (!o)
            continue;
        *o++ = escape ? '~' : *name;
        if (escape)
            *o++ = *name == '~' ? '0' : '1';
    }
    return at + length;
}

const char *value_pointer(struct arena *a, const struct value *v)
{
    if (v->row)
        return text_format(a, "row %d", v->row);
    char *out = ARENA_ARRAY(a, pointer_text(v, NULL) + 1, char);
    pointer_text(v, out);
    return out;
}

/* ---- Listing and printing -------------------------------------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
    const struct value *const *x = a, *const *y = b;
    return strcmp((*x)->name, (*y)->name);
}

const struct value **value_sorted(struct arena *a, const struct value *object)
{
    int n = object ? object->n : 0, i = 0;
    const struct value **sorted = ARENA_ARRAY(a, n, const struct value *);
    VALUE_EACH(child, object)
        sorted[i++] = child;
    if (n > 0)
        qsort(sorted, (size_t)n, sizeof *sorted, by_name);
    return sorted;
}

void value_print_string(FILE *out, const char *s)
{
    fputc('"', out);
    for (; *s; s++) {
        if (*s == '"' || *s == '\\')
            fputc('\\', out);
        if ((unsigned char)*s < 0x20)
            fprintf(out, "\\u%04x", (unsigned)*s);
        else
            fputc(*s, out);
    }
    fputc('"', out);
}

/* The member, or source of a member, whose name comes next after `name` (NULL: the first). Printing needs no memory so, and
 * cannot fail; objects are small. */
static const struct value *next_by_name(const struct value *object, const char *name)
{
    const struct value *next = NULL;
    VALUE_EACH(child, object)
        for (const struct value *v = child; v; v = v == child ? child->source : NULL)
            if ((!name || strcmp(v->name, name) > 0) && (!next || strcmp(v->name, next->name) < 0))
                next = v;
    return next;
}

static void new_line(FILE *out, int depth)
{
    fprintf(out, "\n%*s", 2 * depth, "");
}

static void print(FILE *out, const struct value *v, int depth)
{
    char number[TEXT_NUMBER_BYTES];
    switch (v->kind) {
    case VALUE_NULL: fputs("null", out); break;
    case VALUE_BOOL: fputs(v->number != 0 ? "true" : "false", out); break;
    case VALUE_NUMBER: fputs(text_number(number, v->number), out); break;
    case VALUE_STRING: value_print_string(out, v->string); break;
    case VALUE_ARRAY:
        fputc('[', out);
        VALUE_EACH(child, v) {
            new_line(out, depth + 1);
            print(out, child, depth + 1);
            if (child->next)
                fputc(',', out);
        }
        if (v->first)
            new_line(out, depth);
        fputc(']', out);
        break;
    case VALUE_OBJECT:
        fputc('{', out);
        for (const struct value *child = next_by_name(v, NULL), *next; child; child = next) {
            new_line(out, depth + 1);
            value_print_string(out, child->name);
            fputs(": ", out);
            print(out, child, depth + 1);
            next = next_by_name(v, child->name);
            if (next)
                fputc(',', out);
        }
        if (v->first)
            new_line(out, depth);
        fputc('}', out);
        break;
    }
}

void value_print(FILE *out, const struct value *v)
{
    print(out, v, 0);
}

const char *value_found(char out[VALUE_FOUND_BYTES], const struct value *v)
{
    char number[TEXT_NUMBER_BYTES];
    enum { SHOWN = 40 }; /* bytes of a string */
    switch (v->kind) {
    case VALUE_NULL: return "null";
    case VALUE_BOOL: return v->number != 0 ? "true" : "false";
    case VALUE_ARRAY: return v->first ? "an array" : "an empty array";
    case VALUE_OBJECT: return v->first ? "an object" : "an empty object";
    case VALUE_NUMBER:
        snprintf(out, VALUE_FOUND_BYTES, "%s", v->string ? v->string : text_number(number, v->number));
        return out;
    case VALUE_STRING: break;
    }
    int shown = (int)strnlen(v->string, SHOWN + 1);
    if (shown > SHOWN)
        for (shown = SHOWN; ((unsigned char)v->string[shown] & 0xc0) == 0x80;) /* not inside a character */
            shown--;
    snprintf(out, VALUE_FOUND_BYTES, "the string '%.*s'%s", shown, v->string, v->string[shown] ? "..." : "");
    return out;
}

/* ---- Building -------------------------------------------------------------------------------------------------------- */

struct value *value_new(struct arena *a, enum value_kind kind, const char *name, const char *file)
{
    struct value *v = ARENA_NEW(a, struct value);
    v->kind = kind;
    v->name = name;
    v->file = file;
    return v;
}

void value_add(struct value *parent, struct value *child)
{
    child->parent = parent;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
    parent->n++;
}

void value_remove(struct value *child)
{
    struct value *parent = child->parent, *before = NULL;
    for (struct value *v = parent->first; v != child; v = v->next)
        before = v;
    *(before ? &before->next : &parent->first) = child->next;
    if (parent->last == child)
        parent->last = before;
    parent->n--;
    child->parent = child->next = NULL;
}

void value_become(struct value *to, const struct value *from)
{
    to->kind = from->kind;
    to->file = from->file;
    to->number = from->number;
    to->string = from->string;
    to->first = from->first;
    to->last = from->last;
    to->n = from->n;
    to->implied = from->implied;
    to->row = from->row;
    for (struct value *child = to->first; child; child = child->next)
        child->parent = to;
}
