/* Where results are written, and when they are not.
 *
 * The manifest is taken away first and put in its place last: a directory with a manifest is whole, whatever happened. Earlier
 * results are put aside under other names until the new ones have theirs, and get them back if that fails.
 *
 * SHA-256 comes from libmd, the message digest library of the BSDs: one header and three functions, and present on every
 * Debian system because dpkg needs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/dictionary.h"
#include "scenario/json.h"

/* ---- Which files are results -------------------------------------------------------------------------------------- */

static bool is_result(const char *name)
{
    const struct dictionary_file *table = dictionary_find(name);
    return (table && !table->elsewhere) || !strcmp(name, OUTPUT_DATAPACKAGE) || !strcmp(name, OUTPUT_STAFFING) ||
           !strcmp(name, OUTPUT_MANIFEST);
}

static int join(char out[PATH_MAX], const char *folder, const char *name, struct err *e)
{
    int n = snprintf(out, PATH_MAX, "%s/%s", folder, name);
    return n > 0 && n < PATH_MAX ? 0 : err_set(e, ERR_IO, "path too long: '%s/%s'", folder, name);
}

/* Calls each(self, name) for every result in the folder until one call fails. */
static int each_result(const char *folder, int (*each)(void *self, const char *name, struct err *), void *self, struct err *e)
{
    DIR *d = opendir(folder);
    if (!d)
        return err_set(e, ERR_IO, "cannot read the folder '%s': %s", folder, strerror(errno));
    int rc = 0;
    for (struct dirent *entry; rc == 0 && (entry = readdir(d));)
        if (is_result(entry->d_name))
            rc = each(self, entry->d_name, e);
    closedir(d);
    return rc;
}

/* A device, a pipe, a folder or a link would be lost if a result took its place; nor is a pipe to be read. */
static int refuse_what_is_no_file(void *self, const char *name, struct err *e)
{
    char path[PATH_MAX];
    struct stat st;
    if (join(path, self, name, e))
        return e->code;
    if (lstat(path, &st) == 0 && !S_ISREG(st.st_mode))
        return err_set(e, ERR_IO, "cannot put a result in the place of '%s': it is not a file", path);
    return 0;
}

/* ---- Whose results are there? ------------------------------------------------------------------------------------- */

/* Whether the folder's manifest is of the study; false when there is none that can be read. */
static bool same_study(const char *folder, const char *study)
{
    char path[PATH_MAX];
    struct err ignored = {0};
    struct arena arena = {0};
    struct findings findings = {.arena = &arena};
    jmp_buf exhausted;
    if (join(path, folder, OUTPUT_MANIFEST, &ignored) || access(path, R_OK))
        return false;
    bool same = false;
    if (!setjmp(exhausted)) {
        arena.exhausted = &exhausted;
        const struct value *root = json_read(&findings, path, path, NULL, "");
        const struct value *recorded = value_member(root, "study_sha256");
        same = recorded && recorded->kind == VALUE_STRING && !strcmp(recorded->string, study);
    }
    arena_free(&arena);
    return same;
}

static int refuse(void *self, const char *name, struct err *e)
{
    const char *folder = self;
    return err_set(e, ERR_INPUT, "'%s' holds results of another study (%s): choose another --out, or overwrite them with --force",
                   folder, name);
}

/* ---- Opening ------------------------------------------------------------------------------------------------------ */

/* Makes the folder and its missing parents; *n_made counts them. */
static int make_folders(const char *folder, int *n_made, struct err *e)
{
    char path[PATH_MAX];
    size_t n = strlen(folder);
    for (size_t i = 1; i <= n; i++) {
        if (i < n && folder[i] != '/')
            continue;
        memcpy(path, folder, i);
        path[i] = '\0';
        if (mkdir(path, 0777) == 0)
            ++*n_made;
        else if (errno != EEXIST)
            return err_set(e, ERR_IO, "cannot make the folder '%s': %s", path, strerror(errno));
    }
    struct stat st;
    if (stat(folder, &st) || !S_ISDIR(st.st_mode))
        return err_set(e, ERR_IO, "cannot write to '%s': not a folder", folder);
    if (access(folder, W_OK | X_OK))
        return err_set(e, ERR_IO, "cannot write to the folder '%s': %s", folder, strerror(errno));
    return 0;
}

static int clean_folder_name(char out[PATH_MAX], const char *folder, struct err *e)
{
    size_t n = strlen(folder);
    while (n > 1 && folder[n - 1] == '/')
        n--;
    if (n == 0 || n + 1 > PATH_MAX)
        return err_set(e, ERR_INPUT, "--out: expected the name of a folder, found '%.40s'", folder);
    memcpy(out, folder, n);
    out[n] = '\0';
    return 0;
}

int output_open(struct output *o, const char *folder, const char *study, bool force, struct err *e)
{
    memset(o, 0, sizeof *o);
    o->files = calloc(OUTPUT_MOST_FILES, sizeof *o->files);
    if (!o->files)
        return err_set(e, ERR_MEMORY, "not enough memory to open '%s'", folder);
    int rc = clean_folder_name(o->folder, folder, e);
    if (rc == 0)
        rc = make_folders(o->folder, &o->n_made, e);
    if (rc == 0)
        rc = each_result(o->folder, refuse_what_is_no_file, o->folder, e);
    if (rc == 0 && !force && !same_study(o->folder, study))
        rc = each_result(o->folder, refuse, o->folder, e);
    if (rc)
        output_close(o);
    return rc;
}

const char *output_file(struct output *o, const char *name, struct err *e)
{
    if (o->n_files == OUTPUT_MOST_FILES) {
        err_set(e, ERR_INPUT, "a study writes at most %d files", OUTPUT_MOST_FILES);
        return NULL;
    }
    struct output_file *f = &o->files[o->n_files];
    char temporary[OUTPUT_NAME_BYTES + 32];
    if (strlen(name) >= sizeof f->name - 32) {
        err_set(e, ERR_INPUT, "the name of a file would be too long: '%s'", name);
        return NULL;
    }
    strcpy(f->name, name);
    snprintf(temporary, sizeof temporary, "%s.part.%ld", name, (long)getpid());
    if (join(f->path, o->folder, temporary, e))
        return NULL;
    o->n_files++;
    return f->path;
}

/* ---- Committing --------------------------------------------------------------------------------------------------- */

/* Data must be on the disk before the name says so. */
static int settle(const char *path, struct err *e)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err_set(e, ERR_IO, "cannot open '%s': %s", path, strerror(errno));
    int rc = fsync(fd) && errno != EINVAL ? err_set(e, ERR_IO, "cannot write '%s': %s", path, strerror(errno)) : 0;
    close(fd);
    return rc;
}

static bool is_manifest(const char *name)
{
    return !strcmp(name, OUTPUT_MANIFEST);
}

static bool is_written(const struct output *o, const char *name)
{
    for (int i = 0; i < o->n_files; i++)
        if (!strcmp(name, o->files[i].name))
            return true;
    return false;
}

/* Notes a result that is there; the manifest goes to the front. */
static int note_old(void *self, const char *name, struct err *e)
{
    struct output *o = self;
    struct output_old *larger = realloc(o->old, ((size_t)o->n_old + 1) * sizeof *larger);
    if (!larger)
        return err_set(e, ERR_MEMORY, "not enough memory to put '%s/%s' aside", o->folder, name);
    o->old = larger;
    struct output_old *old = &larger[o->n_old++];
    if (is_manifest(name)) {
        memmove(larger + 1, larger, ((size_t)o->n_old - 1) * sizeof *larger);
        old = larger;
    }
    *old = (struct output_old){.stale = !is_written(o, name)};
    snprintf(old->name, sizeof old->name, "%s", name);
    return 0;
}

static int put_aside(struct output *o, struct err *e)
{
    for (int i = 0; i < o->n_old; i++) {
        struct output_old *old = &o->old[i];
        char path[PATH_MAX], aside[OUTPUT_NAME_BYTES + 32];
        snprintf(aside, sizeof aside, "%s.old.%ld", old->name, (long)getpid());
        if (join(path, o->folder, old->name, e) == 0 && join(old->path, o->folder, aside, e) == 0 && rename(path, old->path))
            err_set(e, ERR_IO, "cannot replace '%s': %s", path, strerror(errno));
        if (e->code) {
            old->path[0] = '\0';
            return e->code;
        }
    }
    return 0;
}

/* Gives the new files their names: the manifest (manifest true) or all the others. */
static int rename_files(struct output *o, bool manifest, struct err *e)
{
    for (int i = 0; i < o->n_files; i++) {
        struct output_file *f = &o->files[i];
        char path[PATH_MAX];
        if (manifest != is_manifest(f->name))
            continue;
        if (join(path, o->folder, f->name, e))
            return e->code;
        if (rename(f->path, path))
            return err_set(e, ERR_IO, "cannot write '%s': %s", path, strerror(errno));
        f->path[0] = '\0';
    }
    return 0;
}

/* Everything as it was before the commit: no new file has a name, and every old one its own, the manifest last. */
static void take_back(struct output *o, struct err *e)
{
    char path[PATH_MAX];
    struct err ignored = {0};
    for (int i = 0; i < o->n_files; i++)
        if (!o->files[i].path[0] && !join(path, o->folder, o->files[i].name, &ignored))
            unlink(path);
    for (int i = o->n_old - 1; i >= 0; i--) {
        struct output_old *old = &o->old[i];
        if (!old->path[0] || join(path, o->folder, old->name, &ignored) || rename(old->path, path) == 0)
            continue;
        const struct err failure = *e; /* there is more to say */
        *e = (struct err){0};
        err_set(e, failure.code, "%s; the earlier '%s' is now '%s'", failure.text, old->name, old->path);
    }
}

int output_commit(struct output *o, struct err *e)
{
    int rc = 0;
    for (int i = 0; rc == 0 && i < o->n_files; i++)
        rc = settle(o->files[i].path, e);
    if (rc == 0)
        rc = each_result(o->folder, refuse_what_is_no_file, o->folder, e); /* a run may have taken long */
    if (rc == 0)
        rc = each_result(o->folder, note_old, o, e);
    if (rc)
        return rc;
    rc = put_aside(o, e);
    if (rc == 0)
        rc = rename_files(o, false, e);
    if (rc == 0)
        rc = rename_files(o, true, e);
    if (rc) {
        take_back(o, e);
        return rc;
    }
    o->committed = true; /* from here on the folder is not ours to remove */
    for (int i = 0; i < o->n_old; i++)
        if (unlink(o->old[i].path) && rc == 0)
            rc = err_set(e, ERR_IO, "cannot remove '%s': %s", o->old[i].path, strerror(errno));
    return rc;
}

void output_close(struct output *o)
{
    for (int i = 0; i < o->n_files; i++)
        if (o->files[i].path[0])
            unlink(o->files[i].path);
    free(o->files);
    free(o->old);
    o->files = NULL;
    o->old = NULL;
    o->n_files = o->n_old = 0;
    /* From the deepest up: what could not be made is not there, and what somebody else uses is not empty. */
    while (!o->committed && o->n_made > 0) {
        o->n_made -= rmdir(o->folder) == 0;
        char *slash = strrchr(o->folder, '/');
        if (!slash || slash == o->folder)
            break;
        *slash = '\0';
    }
    o->n_made = 0;
}

/* ---- SHA-256 ------------------------------------------------------------------------------------------------------ */

int output_sha256_file(char out[OUTPUT_SHA256_BYTES], const char *path, struct err *e)
{
    return SHA256File(path, out) ? 0 : err_set(e, ERR_IO, "cannot read '%s': %s", path, strerror(errno));
}

void output_sha256(char out[OUTPUT_SHA256_BYTES], const void *bytes, unsigned long n)
{
    SHA256Data(bytes, n, out);
}
