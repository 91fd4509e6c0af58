/* Which files a scenario may name: those below its own folder and below the shipped scenarios.
 *
 * A scenario from someone else must not be able to pull in any file of the machine; so resolved paths are compared, symbolic
 * links and .. followed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/places.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

const char *places_resolve(struct arena *a, const char *path)
{
    char buffer[PATH_MAX];
    return realpath(path, buffer) ? arena_text(a, buffer, strlen(buffer)) : NULL;
}

const char *places_folder(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_text(a, path, (size_t)(slash - path) + 1) : "";
}

static bool lies_below(const char *path, const char *folder)
{
    size_t n = folder ? strlen(folder) : 0;
    if (n == 1) /* "/" */
        return true;
    return n > 0 && strncmp(path, folder, n) == 0 && path[n] == '/';
}

const char *places_plain(struct arena *a, const char *path, const char *real)
{
    char *out = ARENA_ARRAY(a, strlen(path) + 1, char);
    size_t n = 0, start = path[0] == '/';
    if (start)
        out[n++] = '/';
    for (const char *part = path, *end; *part; part = end + strspn(end, "/")) {
        end = part + strcspn(part, "/");
        size_t length = (size_t)(end - part), last = n;
        while (last > start && out[last - 1] != '/')
            last--;
        if (length == 0 || (length == 1 && *part == '.'))
            continue;
        if (length == 2 && memcmp(part, "..", 2) == 0 && n > start && (n - last != 2 || memcmp(out + last, "..", 2) != 0)) {
            n = last > start ? last - 1 : start;
            continue;
        }
        if (n > start)
            out[n++] = '/';
        memcpy(out + n, part, length);
        n += length;
    }
    out[n] = '\0';
    const char *where = places_resolve(a, out);
    return where && strcmp(where, real) == 0 ? out : path;
}

struct places places_of(struct arena *a, const char *path, const char *library)
{
    const char *folder = places_folder(a, path);
    return (struct places){places_resolve(a, *folder ? folder : "."), library ? places_resolve(a, library) : NULL};
}

bool places_allow(const struct places *p, const char *real)
{
    return lies_below(real, p->home) || lies_below(real, p->library);
}
