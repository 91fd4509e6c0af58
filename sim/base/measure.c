/* Reads units out of names, by one rule: the last word before "per" that is a unit, then "per" and whatever follows.
 *
 *     omitted_work _ min _ per _ patient_day        wait _ min _ p95        patient _ days
 *                    minutes per patient day               minutes                    days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/measure.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *word, *one, *many; /* in names; after "per"; alone */
} units[] = {
    {"s", "second", "seconds"}, {"min", "minute", "minutes"}, {"h", "hour", "hours"},      {"days", "days", "days"},
    {"kr", "krone", "kroner"},  {"share", "share", "share"},  {"count", "count", "count"}, {"people", "people", "people"},
    {"patients", "patients", "patients"}, {"ratio", "ratio", "ratio"},
};

static int unit_of(const char *word, size_t n)
{
    for (int i = 0; i < (int)(sizeof units / sizeof units[0]); i++)
        if (strlen(units[i].word) == n && !strncmp(units[i].word, word, n))
            return i;
    return -1;
}

const char *measure_of(char out[MEASURE_BYTES], const char *name)
{
    const char *per = strstr(name, "_per_");
    const char *end = per ? per : name + strlen(name);
    int unit = -1;
    for (const char *word = name; word < end; word++) {
        size_t n = strcspn(word, "_");
        int found = unit_of(word, n);
        unit = found >= 0 ? found : unit;
        word += n;
    }
    int at = snprintf(out, MEASURE_BYTES, "%s", unit < 0 ? "" : units[unit].many);
    if (!per)
        return out;
    at += snprintf(out + at, (size_t)(MEASURE_BYTES - at), "%sper", at ? " " : "");
    for (const char *word = per + strlen("_per_"); at < MEASURE_BYTES;) {
        int n = (int)strcspn(word, "_");
        unit = unit_of(word, (size_t)n);
        at += unit < 0 ? snprintf(out + at, (size_t)(MEASURE_BYTES - at), " %.*s", n, word)
                       : snprintf(out + at, (size_t)(MEASURE_BYTES - at), " %s", units[unit].one);
        if (!word[n])
            break;
        word += n + 1;
    }
    return out;
}
