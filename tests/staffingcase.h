/* A small ward whose hours are moved: from a patch over the base of modelcase.h to what is written and printed of it.
 *
 *     struct staffingcase c;
 *     staffingcase_make(&c, STAFFINGCASE_WARD, false);
 *     ... c.staffing, c.manifest ...
 *     staffingcase_free(&c);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STAFFINGCASE_H
#define STAFFINGCASE_H

#include "modelcase.h"

#include "report/manifest.h"
#include "study/staffing.h"

#define STAFFINGCASE_TASK(name, minutes, times, days, more) \
    "'" name "': {'label': 'Task " name "', 'category': 'care', 'duration_min': " minutes ", " more \
    "'arises': {'a': {'how': 'scheduled', 'of': 'unit', 'times': [" times "], 'weekdays': [" days "]}}}"
#define STAFFINGCASE_EVERY_DAY "'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'"
#define STAFFINGCASE_WEEKDAYS "'mon', 'tue', 'wed', 'thu', 'fri'"

/* Two nurses and two assistants by turns, no patients. Every day two washes of half an hour in the morning; from Monday to
 * Friday drugs in the evening, which a nurse gives and a nurse checks for 3 minutes, and every second time a note of 6 minutes
 * after it; on Mondays a wound, which nobody may dress; a report of 5 minutes for everyone who comes by day. */
#define STAFFINGCASE_WARD \
    "{'roles': {'nurse': {'label': 'Nurse'}, 'assistant': {'label': 'Assistant'}}," \
    " 'units': {'ward': {'label': 'North', 'beds': 0}}," \
    " 'staff': {'lines': {'anna': {'duty': null, 'count': 2}, 'bo': {'duty': null, 'count': 2}}, 'plan': {'ward': {" \
    "  'day': {'all': {'assistant': 1, 'nurse': 1}}, 'evening': {'all': {'assistant': 1, 'nurse': 1}}}}}," \
    " 'policy': {'rights': {'drugs': {'assistant': 'none'}, 'wound': {'assistant': 'none', 'nurse': 'none'}}}," \
    " 'tasks': {'bell': null, 'medicine': null, " \
    STAFFINGCASE_TASK("wash", "30", "'08:00', '08:30'", STAFFINGCASE_EVERY_DAY, "") ", " \
    STAFFINGCASE_TASK("drugs", "15", "'20:00'", STAFFINGCASE_WEEKDAYS, \
                      "'helper': {'joint': 'check', 'check_min': 3, 'patience_min': {'nurse': 0}}, ") ", " \
    STAFFINGCASE_TASK("wound", "21", "'20:00'", "'mon'", "") ", " \
    "'note': {'category': 'admin', 'duration_min': 6, 'arises': {'a': {'how': 'after', 'task': 'drugs', 'probability': 0.5}}}," \
    "'report': {'category': 'admin', 'duration_min': 5, 'arises': {'a': {'how': 'per_person', 'shifts': ['day']}}}}}"

struct staffingcase {
    struct modelcase build;
    struct arena arena;
    struct task_map map;
    struct staffing staffing;
    struct manifest_scenario scenario;
    struct manifest manifest;
    struct err error;
};

static inline void staffingcase_make(struct staffingcase *c, const char *patch, bool evenly)
{
    static jmp_buf exhausted;
    *c = (struct staffingcase){0};
    modelcase_good(&c->build, patch);
    if (setjmp(exhausted))
        fail_msg("out of memory");
    c->arena.exhausted = &exhausted;
    if (task_map_make(&c->map, &c->build.model, 1, 2, NULL, &c->arena, &c->error) ||
        staffing_make(&c->staffing, &c->map, evenly, &c->arena, &c->error))
        fail_msg("%s", c->error.text);
    c->scenario = (struct manifest_scenario){.name = "north", .label = "North wing", .root = c->build.root};
    c->manifest = (struct manifest){.command = "staffing", .n_scenarios = 1, .scenarios = &c->scenario, .seed = 1,
                                    .n_replications = 2};
}

/* Safe twice. */
static inline void staffingcase_free(struct staffingcase *c)
{
    modelcase_free(&c->build);
    arena_free(&c->arena);
}

#endif
