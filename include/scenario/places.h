/* Which files a scenario may name, and how they are called in messages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_PLACES_H
#define SCENARIO_PLACES_H

#include <stdbool.h>

#include "base/arena.h"

struct places {
    const char *home, *library; /* resolved folders: of the scenario, and of the shipped ones (may be NULL) */
};

/* The folder of the scenario at `path`, and `library` (may be NULL). */
struct places places_of(struct arena *a, const char *path, const char *library);
/* The resolved path, symbolic links and .. followed; NULL with errno when there is no such file. */
const char *places_resolve(struct arena *a, const char *path);
/* Whether a resolved path lies below one of the two folders. */
bool places_allow(const struct places *p, const char *real);
/* The folder part of a path with its slash; "" when it has none. */
const char *places_folder(struct arena *a, const char *path);
/* `path` without "x/.." and "./", if that still names the file `real` (it does not when x is a link to elsewhere). */
const char *places_plain(struct arena *a, const char *path, const char *real);

#endif
