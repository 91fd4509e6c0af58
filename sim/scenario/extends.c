/* A document and all that it extends, as one.
 *
 * Files are walked depth first, each once, and applied as merge patches in the order in which they are left: so every file
 * comes after all that it extends and can change it, also when two files extend the same third one:
 *
 *     mine -> ward -> roles         order: roles, ward, staff, mine
 *     mine -> staff -> roles        (roles again after ward would undo what ward changes in it)
 *
 * Files are told apart by their resolved paths (symbolic links and .. followed), which also decide whether they are allowed
 * (places.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/extends.h"

#include <errno.h>
#include <string.h>

#include "base/text.h"
#include "scenario/json.h"
#include "scenario/merge.h"
#include "scenario/places.h"

struct file {
    const char *real;   /* resolved path */
    const char *shown;  /* as in messages */
    struct file *asker; /* the file that extends this one; NULL for the first */
    struct file *older; /* read before this one */
    bool open;          /* its own extends are being read */
};

struct reader {
    struct findings *findings;
    struct places places;
    struct file *files;         /* newest first */
    struct value *root;         /* merged so far */
};

/* "a.json -> b.json -> a.json": how `asker` came to ask for `again`. */
static const char *circle(struct arena *a, const struct file *asker, const struct file *again)
{
    const char *chain = again->shown;
    for (; asker != again; asker = asker->asker)
        chain = text_format(a, "%s -> %s", asker->shown, chain);
    return text_format(a, "%s -> %s", again->shown, chain);
}

static void visit(struct reader *r, const char *path, struct file *asker, const char *pointer);

/* The files that `doc` extends, before it. */
static void visit_extended(struct reader *r, const char *path, struct file *file, struct value *doc)
{
    struct findings *f = r->findings;
    struct value *extends = value_find(doc, "extends");
    char found[VALUE_FOUND_BYTES];
    if (!extends)
        return;
    if (extends->kind != VALUE_ARRAY && extends->kind != VALUE_NULL)
        findings_error(f, file->shown, "/extends", "expected an array of files, found %s", value_found(found, extends));
    else
        VALUE_EACH(name, extends) {
            const char *place = value_pointer(f->arena, name);
            if (name->kind != VALUE_STRING || !*name->string)
                findings_error(f, file->shown, place, "expected a file, found %s", value_found(found, name));
            else if (name->string[0] == '/')
                findings_error(f, file->shown, place, "expected a path relative to this file, found '%s'", name->string);
            else
                visit(r, text_format(f->arena, "%s%s", places_folder(f->arena, path), name->string), file, place);
        }
    value_remove(extends);
}

/* Reads the file at `path`, which `asker` extends at `pointer`, unless it has been read; first what it extends itself. */
static void visit(struct reader *r, const char *path, struct file *asker, const char *pointer)
{
    struct findings *f = r->findings;
    const char *blamed = asker ? asker->shown : NULL, *real = places_resolve(f->arena, path);
    if (!real && !asker) /* a pipe has no path of its own; and what is missing is told on opening it */
        real = path;
    if (!real) {
        findings_error(f, blamed, pointer, "cannot open '%s': %s", path, strerror(errno));
        return;
    }
    if (asker && !places_allow(&r->places, real)) {
        findings_error(f, blamed, pointer, "'%s' lies outside the folder of the scenario and the scenario library", path);
        return;
    }
    for (const struct file *x = r->files; x; x = x->older)
        if (strcmp(x->real, real) == 0) {
            if (x->open)
                findings_error(f, blamed, pointer, "files extend each other in a circle: %s", circle(f->arena, asker, x));
            return;
        }
    struct file *file = ARENA_NEW(f->arena, struct file);
    *file = (struct file){real, asker ? places_plain(f->arena, path, real) : path, asker, r->files, true};
    r->files = file;
    struct value *doc = json_read(f, path, file->shown, blamed, pointer);
    if (doc && doc->kind != VALUE_OBJECT) {
        char found[VALUE_FOUND_BYTES];
        findings_error(f, file->shown, "", "expected an object, found %s", value_found(found, doc));
    } else if (doc) {
        visit_extended(r, path, file, doc);
        merge_patch(r->root, doc);
    }
    file->open = false;
}

struct value *extends_read(struct findings *f, const char *path, const char *library)
{
    int errors_before = f->n_errors;
    struct reader r = {.findings = f, .root = value_new(f->arena, VALUE_OBJECT, NULL, path)};
    r.places = places_of(f->arena, path, library);
    visit(&r, path, NULL, "");
    r.root->file = path; /* the whole is of the file that was asked for, whatever came first */
    return f->n_errors > errors_before ? NULL : r.root;
}
