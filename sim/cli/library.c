/* Finds the folder of shipped scenarios, and files in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/library.h"

#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

#ifndef AVLAST_SCENARIOS
#define AVLAST_SCENARIOS "/usr/local/share/avlast/scenarios"
#endif

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* A program that is run from the folder it was built in shall use that folder's scenarios, whatever else is installed. */
bool library_folder(char out[PATH_MAX])
{
    static const char *const beside[] = {"/../share/avlast/scenarios", "/../scenarios"};
    static const char *const elsewhere[] = {AVLAST_SCENARIOS, "scenarios"};
    char program[PATH_MAX], path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    char *slash = n > 0 ? (program[n] = '\0', strrchr(program, '/')) : NULL;
    for (int i = 0; slash && i < 2; i++) {
        int length = snprintf(path, sizeof path, "%.*s%s", (int)(slash - program), program, beside[i]);
        if (length < PATH_MAX && is_folder(path) && realpath(path, out))
            return true;
    }
    for (int i = 0; i < 2; i++)
        if (is_folder(elsewhere[i]) && realpath(elsewhere[i], out))
            return true;
    return false;
}

/* ---- Files -------------------------------------------------------------------------------------------------------- */

static int by_name(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

static int by_path(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool is_json(const char *name)
{
    size_t n = strlen(name);
    return n > 5 && !strcmp(name + n - 5, ".json");
}

static int add(struct library *l, const char *path)
{
    if ((l->n & (l->n - 1)) == 0) { /* full at every power of two */
        char **larger = realloc(l->path, (l->n ? 2 * (size_t)l->n : 1) * sizeof *larger);
        if (!larger)
            return ERR_MEMORY;
        l->path = larger;
    }
    l->path[l->n] = strdup(path);
    return l->path[l->n] ? (l->n++, 0) : ERR_MEMORY;
}

int library_list(struct library *l, const char *folder, struct err *e)
{
    *l = (struct library){0};
    snprintf(l->folder, sizeof l->folder, "%s", folder);
    char *const roots[] = {l->folder, NULL};
    FTS *walk = fts_open(roots, FTS_LOGICAL | FTS_NOCHDIR, by_name);
    if (!walk)
        return err_set(e, ERR_IO, "cannot read the folder '%s': %s", folder, strerror(errno));
    int rc = 0;
    for (FTSENT *entry; rc == 0 && (entry = fts_read(walk));) {
        if (entry->fts_info == FTS_F && is_json(entry->fts_name) && add(l, entry->fts_path))
            rc = err_set(e, ERR_MEMORY, "not enough memory to list '%s'", folder);
        if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR || entry->fts_info == FTS_NS)
            rc = err_set(e, ERR_IO, "cannot read '%s': %s", entry->fts_path, strerror(entry->fts_errno));
    }
    fts_close(walk);
    if (l->n)
        qsort(l->path, (size_t)l->n, sizeof *l->path, by_path);
    return rc;
}

void library_free(struct library *l)
{
    for (int i = 0; i < l->n; i++)
        free(l->path[i]);
    free(l->path);
    l->path = NULL;
    l->n = 0;
}

const char *library_name(char out[PATH_MAX], const struct library *l, int i)
{
    const char *path = l->path[i] + strlen(l->folder);
    path += strspn(path, "/");
    snprintf(out, PATH_MAX, "%.*s", (int)(strlen(path) - 5), path);
    return out;
}

/* ---- What was meant ----------------------------------------------------------------------------------------------- */

static const char *last_part(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash ? slash + 1 : name;
}

/* The nearest file of the library, for a name that is none. */
static int not_found(const struct library *l, const char *named, int why, struct err *e)
{
    char (*names)[PATH_MAX] = malloc(((size_t)l->n + 1) * sizeof *names);
    const char **words = malloc(((size_t)l->n + 1) * sizeof *words);
    int near = -1;
    for (int i = 0; names && words && i < l->n; i++)
        words[i] = last_part(library_name(names[i], l, i));
    if (names && words)
        near = text_nearest(named, words, l->n);
    err_set(e, ERR_INPUT, "cannot open '%s': %s%s%s%s", named, strerror(why), near >= 0 ? "; did you mean '" : "",
            near >= 0 ? words[near] : "", near >= 0 ? "'?" : "");
    free(names);
    free(words);
    return ERR_INPUT;
}

static int find_in(char out[PATH_MAX], const struct library *l, const char *named, int why, struct err *e)
{
    int found = -1, n = 0;
    for (int i = 0; i < l->n; i++) {
        char name[PATH_MAX];
        library_name(name, l, i);
        if (!strcmp(name, named)) { /* the whole name beats a part of another */
            found = i;
            n = 1;
            break;
        }
        if (!strcmp(last_part(name), named)) {
            found = found < 0 ? i : found;
            n++;
        }
    }
    if (n == 0)
        return not_found(l, named, why, e);
    if (n > 1)
        return err_set(e, ERR_INPUT, "'%s' may mean %d scenarios, one of them '%s'", named, n, l->path[found]);
    snprintf(out, PATH_MAX, "%s", l->path[found]);
    return 0;
}

int library_find(char out[PATH_MAX], const char *named, struct err *e)
{
    struct stat st;
    char folder[PATH_MAX];
    if (strlen(named) >= PATH_MAX)
        return err_set(e, ERR_INPUT, "cannot open '%.40s...': %s", named, strerror(ENAMETOOLONG));
    if (stat(named, &st) == 0) {
        if (S_ISDIR(st.st_mode))
            return err_set(e, ERR_INPUT, "cannot open '%s': %s", named, strerror(EISDIR));
        strcpy(out, named);
        return 0;
    }
    int why = errno;
    if (why != ENOENT || is_json(named) || !library_folder(folder))
        return err_set(e, ERR_INPUT, "cannot open '%s': %s", named, strerror(why));
    struct library l;
    int rc = library_list(&l, folder, e);
    if (rc == 0)
        rc = find_in(out, &l, named, why, e);
    library_free(&l);
    return rc;
}
