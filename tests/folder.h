/* A folder of small files for one test, made below TMPDIR and removed with all that is in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FOLDER_H
#define FOLDER_H

#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct folder {
    char path[200];
    char file[400]; /* what folder_file gave last */
};

/* Where all that tests write goes: tests/run.sh makes a place and removes it. */
static inline const char *folder_below(void)
{
    const char *tmp = getenv("TMPDIR");
    return tmp && strlen(tmp) < 150 ? tmp : "/tmp";
}

static inline void folder_make(struct folder *f)
{
    snprintf(f->path, sizeof f->path, "%s/avlast test XXXXXX", folder_below());
    if (!mkdtemp(f->path))
        abort();
}

static inline const char *folder_file(struct folder *f, const char *name)
{
    snprintf(f->file, sizeof f->file, "%s/%s", f->path, name);
    return f->file;
}

/* Writes a file; the folders in its name are made. */
static inline const char *folder_write(struct folder *f, const char *name, const char *text)
{
    folder_file(f, name);
    for (char *c = f->file + strlen(f->path) + 1; *c; c++)
        if (*c == '/') {
            *c = '\0';
            mkdir(f->file, 0777);
            *c = '/';
        }
    FILE *out = fopen(f->file, "w");
    if (!out || fputs(text, out) == EOF || fclose(out) != 0)
        abort();
    return f->file;
}

static inline void folder_remove(struct folder *f)
{
    char *roots[] = {f->path, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    for (FTSENT *x; walk && (x = fts_read(walk));)
        if (x->fts_info != FTS_D) /* a folder comes again after what is in it */
            remove(x->fts_accpath);
    if (walk)
        fts_close(walk);
}

#endif
