/* Combining documents: JSON Merge Patch (RFC 7396) and single overrides by JSON pointer (RFC 6901).
 *
 * Both work on any JSON; that a scenario has other keys than the ones given is found later, by check.c. Debian's cJSON comes
 * without cJSON_Utils, and values here must remember their files, so these few lines are ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "scenario/hint.h"
#include "scenario/json.h"

/* ---- Merge patch ------------------------------------------------------------------------------------------------------ */

/* What a patch leaves where there was nothing: itself without the nulls in its objects. Arrays are taken as they are. */
static void drop_nulls(struct value *v)
{
    struct value *next;
    if (v->kind != VALUE_OBJECT)
        return;
    for (struct value *child = v->first; child; child = next) {
        next = child->next;
        if (child->kind == VALUE_NULL)
            value_remove(child);
        else
            drop_nulls(child);
    }
}

void merge_patch(struct value *target, struct value *patch)
{
    bool both = target->kind == VALUE_OBJECT && patch->kind == VALUE_OBJECT;
    if (!both || target->n == 0) {
        drop_nulls(patch);
        value_become(target, patch);
        return;
    }
    for (struct value *child = patch->first, *next; child; child = next) {
        next = child->next; /* child may move to the target */
        struct value *old = value_find(target, child->name);
        if (child->kind == VALUE_NULL) {
            if (old)
                value_remove(old);
        } else if (old) {
            merge_patch(old, child);
        } else {
            drop_nulls(child);
            value_add(target, child);
        }
    }
}

/* ---- Overrides -------------------------------------------------------------------------------------------------------- */

static const char set[] = "--set"; /* the "file" of what comes from the command line */

/* Takes the next part off a pointer, with ~1 and ~0 read as / and ~. Returns NULL when a ~ is followed by anything else. */
static const char *next_part(struct arena *a, const char **pointer)
{
    size_t length = strcspn(++*pointer, "/");
    char *part = arena_text(a, *pointer, length), *out = part;
    *pointer += length;
    for (const char *in = part; *in; in++) {
        if (*in == '~' && in[1] != '0' && in[1] != '1')
            return NULL;
        *out++ = *in != '~' ? *in : *++in == '0' ? '~' : '/';
    }
    *out = '\0';
    return part;
}

/* The child that `part` names: a member, or an element by its index without leading zeros. NULL if there is none. */
static struct value *child_at(struct value *parent, const char *part)
{
    if (parent->kind != VALUE_ARRAY)
        return value_find(parent, part);
    size_t n = strlen(part);
    if (n == 0 || n > 8 || strspn(part, "0123456789") != n || (part[0] == '0' && n > 1))
        return NULL;
    struct value *v = parent->first;
    for (int i = atoi(part); v && i > 0; i--)
        v = v->next;
    return v;
}

/* The name in `parent` nearest to `part`. */
static const char *suggest(struct arena *a, const struct value *parent, const char *part)
{
    const char **names = ARENA_ARRAY(a, parent->n, const char *);
    int n = 0;
    VALUE_EACH(child, parent)
        if (child->name)
            names[n++] = child->name;
    return hint_near(a, part, names, n);
}

/* Sets or deletes what the pointer names. The document is only changed once nothing can go wrong any more. */
static void set_at(struct findings *f, struct value *root, const char *pointer, struct value *v)
{
    bool deletes = v->kind == VALUE_NULL;
    struct value *parent = root;
    for (const char *rest = pointer;;) {
        const char *part = next_part(f->arena, &rest);
        if (parent->kind != VALUE_OBJECT && parent->kind != VALUE_ARRAY) {
            char found[VALUE_FOUND_BYTES];
            findings_error(f, set, pointer, "there is no '%s' in %s", part, value_found(found, parent));
            return;
        }
        struct value *child = child_at(parent, part);
        bool appends = parent->kind == VALUE_ARRAY && strcmp(part, "-") == 0;
        if (!child && (deletes || (parent->kind == VALUE_ARRAY && !appends))) {
            findings_error(f, set, pointer, "there is no '%s' to %s%s", part, deletes ? "delete" : "change",
                           suggest(f->arena, parent, part));
            return;
        }
        if (child && deletes && !*rest) {
            value_remove(child);
            return;
        }
        if (!child) {
            child = value_new(f->arena, VALUE_OBJECT, appends ? NULL : part, set);
            child->implied = true; /* unless it becomes a value below */
            value_add(parent, child);
        }
        if (!*rest) {
            drop_nulls(v);
            value_become(child, v);
            return;
        }
        parent = child;
    }
}

void merge_set(struct findings *f, struct value *root, const char *override)
{
    struct arena *a = f->arena;
    const char *equals = strchr(override, '=');
    const char *pointer = arena_text(a, override, equals ? (size_t)(equals - override) : 0);
    if (*pointer != '/') {
        findings_error(f, set, "", "expected /json/pointer=value, found '%s'", override);
        return;
    }
    for (const char *c = override, *end = c + strlen(c); c < end; c += text_utf8(c, (size_t)(end - c)))
        if (text_utf8(c, (size_t)(end - c)) == 0) {
            findings_error(f, set, pointer, "byte 0x%02x is not valid UTF-8", (unsigned char)*c);
            return;
        }
    for (const char *rest = pointer; *rest;)
        if (!next_part(a, &rest)) {
            findings_error(f, set, pointer, "in a pointer '~' is written ~0, and '/' within a name ~1");
            return;
        }
    const char *text = equals + 1;
    struct value *v = json_parse(a, NULL, set, text, strlen(text));
    if (!v) {
        v = value_new(a, VALUE_STRING, NULL, set);
        v->string = arena_text(a, text, strlen(text));
    }
    set_at(f, root, pointer, v);
}
