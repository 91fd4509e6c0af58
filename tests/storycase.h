/* A folder with an event log and its manifest, made by hand: what tests of stories read.
 *
 *     storycase_make(&x, "480 duty_start - - - - anna\n" "490 created - medicine 1 bed_1.1\n" ...);
 *
 * A row is: tick event why task instance patient person helper level together; "-" or nothing is an empty field, "_" a
 * blank in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORYCASE_H
#define STORYCASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "folder.h"
#include "report/output.h"
#include "story/story.h"
#include "story/story_cast.h"

#define STORYCASE_HEADER "run_id,tick,time,event,why,care_unit,task,source,k,instance,patient,person,role,helper,together,level\n"

/* One nurse and two assistants, ticks of a minute. Medicine is the nurse's; wash is the assistants', and after 20 minutes the
 * nurse's; a lift takes two; notes may be left for a fall. Severely ill patients are not the assistants'. */
#define STORYCASE_SCENARIO \
    "{'label': 'By turns', 'label_no': 'Etter tur', 'time': {'tick_s': 60, 'warmup_days': 0, 'days': 2}," \
    " 'roles': {'nurse': {'label': 'Nurse', 'label_no': 'Sykepleier', 'level': 2}," \
    "  'assistant': {'label': 'Assistant', 'label_no': 'Assistent', 'level': 1}}," \
    " 'units': {'ward': {'label': 'Ward', 'label_no': 'Avdeling', 'beds': 3," \
    "  'patients': {'acuity': {'well': {'rank': 0, 'start_share': 1}, 'ill': {'label': 'Ill', 'label_no': 'Syk', 'rank': 1," \
    "   'critical': true}}}, 'shifts': {'day': {'label': 'Day', 'label_no': 'Dagvakt', 'start': '08:00', 'end': '12:00'}}}}," \
    " 'tasks': {'medicine': {'label': 'Medicine round', 'label_no': 'Medisinrunde', 'does': 'gives medicine to {patient}'," \
    "   'does_no': 'gir medisin til {patient}', 'category': 'clinical', 'urgency': 2, 'duration_min': 5}," \
    "  'wash': {'label': 'Wash', 'label_no': 'Stell', 'category': 'care', 'urgency': 4, 'duration_min': 5," \
    "   'not_if_critical': ['assistant'], 'arises': {'daily': {'how': 'scheduled', 'times': ['09:00']}}}," \
    "  'dishes': {'label': 'Dishes', 'label_no': 'Oppvask', 'does': 'washes up', 'does_no': 'tar oppvasken'," \
    "   'category': 'service', 'urgency': 6, 'duration_min': 5}," \
    "  'lift': {'label': 'Lift', 'label_no': 'Løft', 'category': 'care', 'urgency': 3, 'duration_min': 5," \
    "   'helper': {'patience_min': {'nurse': 0, 'assistant': 0}}}," \
    "  'notes': {'label': 'Notes', 'category': 'admin', 'urgency': 7, 'interruptible': true, 'duration_min': 5}," \
    "  'fall': {'label': 'ECG after a fall', 'category': 'care', 'urgency': 0, 'interrupts': true, 'duration_min': 5}}," \
    " 'staff': {'lines': {'anna': {'label': 'The nurse', 'label_no': 'Sykepleieren', 'role': 'nurse'}," \
    "   'bo': {'label': 'Assistant, 50 %', 'role': 'assistant', 'count': 2}}," \
    "  'plan': {'ward': {'day': {'all': {'nurse': 1, 'assistant': 2}}}}}," \
    " 'policy': {'rights': {'all': {'nurse': 'formal'}, 'care': {'assistant': 'formal'}, 'service': {'assistant': 'formal'}}," \
    "  'rules': {'own': {'task': ['clinical', 'admin', 'lift', 'fall'], 'patience_min': 0}," \
    "   'own_care': {'who': ['assistant'], 'task': ['wash', 'service'], 'patience_min': 0}," \
    "   'help': {'who': ['nurse'], 'task': ['wash', 'service'], 'patience_min': 20}}}}"

struct storycase {
    struct folder folder;
    char events[400];
    struct story_cast cast;
    struct err error;
    jmp_buf exhausted;
};

static inline void storycase_write(struct storycase *x, const char *name, const char *text)
{
    char *copy = strdup(text);
    for (char *c = copy; *c; c++)
        *c = *c == '\'' ? '"' : *c;
    folder_write(&x->folder, name, copy);
    free(copy);
}

/* The manifest of the events as they are now. */
static inline void storycase_manifest(struct storycase *x, const char *scenario)
{
    char digits[OUTPUT_SHA256_BYTES], *text = malloc(strlen(scenario) + 400);
    struct err e = {0};
    assert_int_equal(output_sha256_file(digits, x->events, &e), 0);
    sprintf(text, "{'scenarios': [{'name': 'case', 'resolved': %s}], 'outputs': {'events.csv': '%s'}}", scenario, digits);
    storycase_write(x, "manifest.json", text);
    free(text);
}

/* Rows as CSV; the caller frees it. */
static inline char *storycase_rows(const char *rows)
{
    char *text = malloc(20 * strlen(rows) + 400), *to = text + sprintf(text, STORYCASE_HEADER);
    for (const char *line = rows; *line; line += strcspn(line, "\n") + 1) {
        char copy[200], none[1] = "", *field[10], *save = NULL;
        snprintf(copy, sizeof copy, "%.*s", (int)strcspn(line, "\n"), line);
        for (int i = 0; i < 10; i++) {
            field[i] = strtok_r(i ? NULL : copy, " ", &save);
            field[i] = field[i] && strcmp(field[i], "-") ? field[i] : none;
            for (char *c = field[i]; *c; c++)
                *c = *c == '_' && i == 5 ? ' ' : *c;
        }
        to += sprintf(to, "r1,%s,,%s,%s,ward,%s,,,%s,%s,%s,,%s,%s,%s\n", field[0], field[1], field[2], field[3], field[4],
                      field[5], field[6], field[7], field[9], field[8]);
    }
    return text;
}

static inline void storycase_make(struct storycase *x, const char *rows)
{
    char *text = storycase_rows(rows);
    *x = (struct storycase){0};
    folder_make(&x->folder);
    snprintf(x->events, sizeof x->events, "%s", folder_write(&x->folder, "events.csv", text));
    storycase_manifest(x, STORYCASE_SCENARIO);
    free(text);
}

/* Opens the cast and lets its arena fail the test. */
static inline void storycase_open(struct storycase *x, enum story_language language)
{
    if (story_cast_open(&x->cast, x->folder.path, NULL, language, &x->error))
        fail_msg("%s", x->error.text);
    if (setjmp(x->exhausted))
        fail_msg("out of memory");
    x->cast.arena.exhausted = &x->exhausted;
}

/* The story of a person or a patient; the caller frees it. */
static inline char *storycase_tell(const struct storycase *x, const char *person, const char *patient,
                                   enum story_language language)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    const struct story_wish wish = {NULL, person, patient, 0};
    struct err e = {0};
    if (story_tell(out, x->folder.path, &wish, language, &e))
        fail_msg("%s", e.text);
    fclose(out);
    return text;
}

static inline void storycase_free(struct storycase *x)
{
    story_cast_free(&x->cast);
    folder_remove(&x->folder);
}

#endif
