/* The scenarios that come with the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_LIBRARY_H
#define CLI_LIBRARY_H

#include <limits.h>
#include <stdbool.h>

#include "base/err.h"

/* The folder: beside the program as installed or as built, else as compiled in, else "scenarios" here. False: none. */
bool library_folder(char out[PATH_MAX]);

struct library { /* its files, sorted by path */
    char folder[PATH_MAX];
    char **path;
    int n;
};

/* Lists all *.json below `folder`. */
int library_list(struct library *l, const char *folder, struct err *e);
void library_free(struct library *l); /* safe twice, and after a failure */
/* What file i is called: its path below the folder, without ".json". Returns out. */
const char *library_name(char out[PATH_MAX], const struct library *l, int i);

/* The file meant by `named`: a path, or else a name in the library ("short_term_ward_o2", "bench/ward"). ERR_INPUT when
 * there is no such file, or several. */
int library_find(char out[PATH_MAX], const char *named, struct err *e);

#endif
