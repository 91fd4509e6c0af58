/* Where a single result goes.
 *
 * Renaming onto a device would put a file in its place, and root may do that: so only what is a file, or not there, is
 * replaced. Links are followed by hand, since the last one may lead to a file that is not there yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/target.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_LINKS = 40 }; /* as many as Linux follows */

/* Replaces a path by what its last part leads to, if that is a link. Returns an errno. */
static int follow(char path[PATH_MAX])
{
    char link[PATH_MAX];
    for (int i = 0; i < MOST_LINKS; i++) {
        ssize_t n = readlink(path, link, sizeof link - 1);
        if (n < 0)
            return 0; /* no link, or nothing there */
        link[n] = '\0';
        const char *slash = strrchr(path, '/');
        size_t folder = *link == '/' || !slash ? 0 : (size_t)(slash - path) + 1;
        if (folder + (size_t)n + 1 > PATH_MAX)
            return ENAMETOOLONG;
        memcpy(path + folder, link, (size_t)n + 1);
    }
    return ELOOP;
}

static bool is_standard_output(const struct stat *st)
{
    struct stat own;
    return fstat(STDOUT_FILENO, &own) == 0 && own.st_dev == st->st_dev && own.st_ino == st->st_ino;
}

/* Fills in path and temporary. Returns an errno. */
static int find(struct target *t, const char *named)
{
    struct stat st;
    bool there = stat(named, &st) == 0;
    if (!there && errno != ENOENT)
        return errno;
    if (there && is_standard_output(&st)) /* /dev/stdout, whatever that is today */
        return 0;
    if (there && S_ISDIR(st.st_mode))
        return EISDIR;
    strcpy(t->path, named);
    if (there && !S_ISREG(st.st_mode))
        return 0;
    int why = follow(t->path);
    if (!why && snprintf(t->temporary, PATH_MAX, "%s.part.%ld", t->path, (long)getpid()) >= PATH_MAX)
        why = ENAMETOOLONG;
    return why;
}

int target_find(struct target *t, const char *named, struct err *e)
{
    *t = (struct target){.name = "standard output"};
    if (!named || !strcmp(named, "-"))
        return 0;
    if (!*named || strlen(named) + sizeof "''" > PATH_MAX)
        return err_set(e, ERR_INPUT, "--out: expected the name of a file, found '%.40s'", named);
    snprintf(t->name, sizeof t->name, "'%s'", named);
    int why = find(t, named);
    return why ? err_set(e, ERR_IO, "cannot write to %s: %s", t->name, strerror(why)) : 0;
}

int target_open(struct target *t, struct err *e)
{
    t->file = t->path[0] ? fopen(target_is_file(t) ? t->temporary : t->path, "w") : stdout;
    return t->file ? 0 : err_set(e, ERR_IO, "cannot write to %s: %s", t->name, strerror(errno));
}

int target_close(struct target *t, int rc, struct err *e)
{
    int why = 0;
    bool whole = target_is_file(t) && rc == 0;
    if (!t->path[0])
        return rc;
    if (whole && (fflush(t->file) || (fsync(fileno(t->file)) && errno != EINVAL)))
        why = errno; /* data must be on the disk before the name says so */
    if (fclose(t->file) && !why)
        why = errno;
    if (whole && !why && rename(t->temporary, t->path))
        why = errno;
    if (why && rc == 0)
        rc = err_set(e, ERR_IO, "cannot write to %s: %s", t->name, strerror(why));
    if (rc && target_is_file(t))
        unlink(t->temporary);
    return rc;
}
