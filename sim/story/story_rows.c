/* Every field is held against the scenario of the manifest: a file that another scenario wrote is told at its first strange name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/story_rows.h"

#include <errno.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { RUN_ID, TICK, EVENT, WHY, CARE_UNIT, TASK, INSTANCE, PATIENT, PERSON, HELPER, TOGETHER, LEVEL };
static const char *const columns[STORY_ROWS_COLUMNS] = {"run_id",   "tick",    "event",  "why",    "care_unit", "task",
                                                        "instance", "patient", "person", "helper", "together", "level"};

int story_rows_open(struct story_rows *r, const char *path, const struct story_cast *cast, struct arena *arena, struct err *e)
{
    *r = (struct story_rows){.cast = cast, .arena = arena};
    if (csv_read_open(&r->csv, path, e))
        return e->code;
    for (int i = 0; i < STORY_ROWS_COLUMNS; i++)
        if ((r->column[i] = csv_read_column(&r->csv, columns[i])) < 0)
            return err_set(e, ERR_INPUT, "'%s', line 1: expected the columns of an event log, found no '%s'", path, columns[i]);
    return 0;
}

int story_rows_wrong(const struct story_rows *r, struct err *e, const char *what, const char *found)
{
    return err_set(e, ERR_INPUT, "'%s', line %ld: expected %s, found '%.80s'", r->csv.path, r->csv.line, what, found);
}

static const char *field(const struct story_rows *r, int column)
{
    return r->csv.fields[r->column[column]];
}

/* ---- Names to numbers --------------------------------------------------------------------------------------------- */

static int find(const char *const *ids, int n, const char *id)
{
    for (int i = 0; i < n; i++)
        if (!strcmp(ids[i] ? ids[i] : "", id))
            return i;
    return -1;
}

/* The units of a model are sorted by their kinds and then by number, so there is no order of names to search by. */
static int find_unit(struct story_rows *r, const char *id)
{
    const struct model *m = &r->cast->model;
    for (int i = 0; i < m->n_units; i++) {
        int u = (r->unit + i) % m->n_units;
        if (!strcmp(m->units[u].label.id, id))
            return r->unit = u;
    }
    return -1;
}

static int find_task(const struct model *m, const char *id)
{
    for (int low = 0, high = m->n_tasks - 1; low <= high;) {
        int middle = (low + high) / 2, order = strcmp(id, m->tasks[middle].label.id);
        if (order == 0)
            return middle;
        *(order < 0 ? &high : &low) = order < 0 ? middle - 1 : middle + 1;
    }
    return -1;
}

static int find_person(const struct model *m, int unit, const char *id)
{
    const struct unit *u = &m->units[unit];
    for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
        if (!strcmp(m->persons[p].label.id, id))
            return p;
    return -1;
}

static int find_level(const struct unit *u, const char *id)
{
    for (int i = 0; i < u->n_levels; i++)
        if (!strcmp(u->levels[i].label.id, id))
            return i;
    return -1;
}

struct known { /* a patient in the tree, found by the key that comes first */
    char *key;
    struct story_patient patient;
    int number;
};

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct known *)a)->key, ((const struct known *)b)->key);
}

void story_rows_close(struct story_rows *r)
{
    while (r->by_name) /* what the tree holds is the arena's, but not its nodes */
        tdelete(*(struct known *const *)r->by_name, &r->by_name, by_key);
    csv_read_close(&r->csv);
}

static int number_of_patient(struct story_rows *r, int unit, const char *name)
{
    char key[160];
    snprintf(key, sizeof key, "%d %.120s", unit, name);
    struct known asked = {.key = key};
    struct known **there = tfind(&asked, &r->by_name, by_key);
    if (there)
        return (*there)->number;
    struct known *k = ARENA_NEW(r->arena, struct known);
    k->key = arena_text(r->arena, key, strlen(key));
    k->patient = (struct story_patient){unit, k->key + strcspn(k->key, " ") + 1};
    k->number = r->n_patients;
    if (!tsearch(k, &r->by_name, by_key))
        arena_exhaust(r->arena);
    if (r->n_patients == r->room) {
        struct story_patient **larger = ARENA_ARRAY(r->arena, r->room ? 2 * r->room : 64, struct story_patient *);
        if (r->room)
            memcpy(larger, r->patients, (size_t)r->room * sizeof *larger);
        r->room = r->room ? 2 * r->room : 64;
        r->patients = larger;
    }
    r->patients[r->n_patients++] = &k->patient;
    return k->number;
}

/* ---- Rows --------------------------------------------------------------------------------------------------------- */

static int read_run(struct story_rows *r, struct err *e)
{
    const char *id = field(r, RUN_ID);
    if (!*r->run_id)
        snprintf(r->run_id, sizeof r->run_id, "%.32s", id);
    if (*id && !strcmp(r->run_id, id))
        return 0;
    return err_set(e, ERR_INPUT, "'%s', line %ld: expected one run in the file, found run_id '%.32s' after '%s'", r->csv.path,
                   r->csv.line, id, r->run_id);
}

static int read_tick(struct story_rows *r, struct story_row *row, struct err *e)
{
    char *end;
    errno = 0;
    long tick = strtol(field(r, TICK), &end, 10);
    if (errno || *end || end == field(r, TICK) || tick < 0 || tick >= MODEL_NEVER)
        return story_rows_wrong(r, e, "a tick, a whole number", field(r, TICK));
    if (tick < r->tick)
        return story_rows_wrong(r, e, "ticks in order", field(r, TICK));
    row->tick = r->tick = (int32_t)tick;
    return 0;
}

static int read_instance(struct story_rows *r, struct story_row *row, struct err *e)
{
    char *end;
    row->instance = strtoull(field(r, INSTANCE), &end, 16);
    if (*end || end == field(r, INSTANCE))
        return story_rows_wrong(r, e, "16 hexadecimal digits of an instance", field(r, INSTANCE));
    return 0;
}

/* A name that may be missing: -1 then, and otherwise what was found, which must be something. */
#define READ_NAME(to, column, found, what) \
    do { \
        if (*field(r, column) && ((to) = (found)) < 0) \
            return story_rows_wrong(r, e, what " of the scenario in manifest.json", field(r, column)); \
    } while (0)

int story_rows_next(struct story_rows *r, struct story_row *row, struct err *e)
{
    const struct model *m = &r->cast->model;
    int rc = csv_read_row(&r->csv, e);
    if (rc != 1)
        return rc;
    *row = (struct story_row){.task = -1, .level = -1, .patient = -1, .person = -1, .helper = -1};
    if (read_run(r, e) || read_tick(r, row, e))
        return e->code;
    int kind = find(event_kind_ids, N_EVENT_KINDS, field(r, EVENT)), why = find(event_why_ids, N_EVENT_WHYS, field(r, WHY));
    int together = find(event_together_ids, N_EVENT_TOGETHERS, field(r, TOGETHER));
    if (kind < 0)
        return story_rows_wrong(r, e, "an event", field(r, EVENT));
    if (together < 0)
        return story_rows_wrong(r, e, "what two people do together", field(r, TOGETHER));
    row->kind = (enum event_kind)kind;
    row->together = (enum event_together)together;
    row->why = *field(r, WHY) && why > 0 ? (enum event_why)why : WHY_NONE;
    if ((row->unit = find_unit(r, field(r, CARE_UNIT))) < 0)
        return story_rows_wrong(r, e, "a unit of the scenario in manifest.json", field(r, CARE_UNIT));
    READ_NAME(row->task, TASK, find_task(m, field(r, TASK)), "a task");
    READ_NAME(row->person, PERSON, find_person(m, row->unit, field(r, PERSON)), "a person");
    READ_NAME(row->helper, HELPER, find_person(m, row->unit, field(r, HELPER)), "a person");
    READ_NAME(row->level, LEVEL, find_level(&m->units[row->unit], field(r, LEVEL)), "a level of acuity");
    if (*field(r, PATIENT))
        row->patient = number_of_patient(r, row->unit, field(r, PATIENT));
    return row->task < 0 ? 1 : read_instance(r, row, e) ? e->code : 1;
}
