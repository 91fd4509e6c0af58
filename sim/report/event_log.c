/* Listens to an engine and writes what it hears, with names for numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/event_log.h"

#include <time.h>

#include "report/dictionary.h"

const char *const event_log_meanings[N_EVENT_KINDS] = {
    [EVENT_DUTY_START] = "a person comes on duty",
    [EVENT_DUTY_END] = "a person leaves, after any overtime",
    [EVENT_ADMITTED] = "a patient is admitted, with the acuity in the column level",
    [EVENT_DISCHARGED] = "a patient leaves",
    [EVENT_ACUITY] = "a patient's acuity changes to the one in the column level",
    [EVENT_TURNED_AWAY] = "a patient comes to a full unit and is turned away",
    [EVENT_CREATED] = "a task arises and waits",
    [EVENT_LOST] = "a task is turned away because too many of its type wait",
    [EVENT_STARTED] = "a task is started",
    [EVENT_RESUMED] = "a suspended task is taken up again",
    [EVENT_HELD] = "a person goes to a task and waits for whom it takes; together: for what",
    [EVENT_JOINED] = "whom a held task waits for comes, and work begins or goes on",
    [EVENT_RELEASED] = "a person leaves a held task without having been helped",
    [EVENT_HELPER_LEFT] = "the joint part of a task is over; the performer goes on alone",
    [EVENT_SUSPENDED] = "a task is left unfinished",
    [EVENT_DONE] = "a task is completed",
    [EVENT_OMITTED] = "a task reached its limit without being started: missed care",
    [EVENT_WITHDRAWN] = "a task is withdrawn because its patient left",
    [EVENT_BREAK_START] = "a meal break begins",
    [EVENT_BREAK_END] = "a meal break ends",
    [EVENT_BREAK_MISSED] = "a shift ended without its meal break",
    [EVENT_RIGHT_EARNED] = "a person has been supervised often enough and holds the right to a task; helper: the supervisor",
    [EVENT_RIGHT_LAPSED] = "a right to a task holds no longer: not used for long, or who earned it has left the post",
};

const char *event_log_time(char out[EVENT_LOG_TIME_BYTES], const struct model *m, int32_t tick)
{
    time_t t = (time_t)m->start_day * 86400 + (time_t)tick * m->tick_s; /* no time zone, no summer time: days have 24 hours */
    struct tm tm;
    gmtime_r(&t, &tm);
    strftime(out, EVENT_LOG_TIME_BYTES, "%Y-%m-%dT%H:%M:%S", &tm);
    return out;
}

static const char *person_id(const struct model *m, int person)
{
    return person < 0 ? "" : m->persons[person].label.id;
}

/* The number of the patient that the event is about. Work that is going on when a patient leaves is finished, and by then
 * another may have his slot: so it is remembered with the person who took the work up. Should it be left unfinished after all,
 * it is withdrawn at once. */
static uint32_t number_of(struct event_log *log, const struct event *event)
{
    bool taken_up = event->kind == EVENT_STARTED || event->kind == EVENT_RESUMED || event->kind == EVENT_HELD;
    if (event->task < 0)
        return event->k;
    if (event->kind == EVENT_WITHDRAWN && event->instance == log->instance)
        return log->number;
    if (event->slot < 0 || event->person < 0)
        return event->slot < 0 ? 0 : log->occupants.number[event->slot];
    if (taken_up)
        log->cared_for[event->person] = log->occupants.number[event->slot];
    return log->cared_for[event->person];
}

static void put_patient(struct event_log *log, const struct event *event)
{
    char name[OCCUPANTS_NAME_BYTES];
    if (event->kind == EVENT_ADMITTED)
        log->occupants.number[event->slot] = event->k;
    log->number = number_of(log, event);
    log->instance = event->instance;
    bool about_one = event->slot >= 0 || event->kind == EVENT_TURNED_AWAY;
    csv_text(&log->csv, about_one ? occupants_name(name, &log->occupants, event->unit, event->slot, log->number) : "");
}

static void hear(void *self, const struct event *event)
{
    struct event_log *log = self;
    const struct model *m = log->model;
    struct csv *c = &log->csv;
    char time[EVENT_LOG_TIME_BYTES];
    csv_text(c, log->run_id);
    csv_integer(c, event->tick);
    csv_text(c, event_log_time(time, m, event->tick));
    csv_text(c, event_kind_ids[event->kind]);
    csv_text(c, event->why == WHY_NONE ? "" : event_why_ids[event->why]);
    csv_text(c, event->unit < 0 ? "" : m->units[event->unit].label.id);
    csv_text(c, event->task < 0 ? "" : m->tasks[event->task].label.id);
    if (event->task < 0) {
        csv_text(c, "");
        csv_text(c, "");
        csv_text(c, "");
    } else {
        csv_text(c, event->source < 0 ? "" : m->units[event->unit].sources[event->source].id);
        csv_integer(c, event->k);
        csv_hex(c, event->instance);
    }
    put_patient(log, event);
    csv_text(c, person_id(m, event->person));
    csv_text(c, event->person < 0 ? "" : m->roles[m->persons[event->person].role].label.id);
    csv_text(c, person_id(m, event->helper));
    csv_text(c, event_together_ids[event->together]);
    bool leveled = event->kind == EVENT_ADMITTED || event->kind == EVENT_ACUITY;
    csv_text(c, leveled ? m->units[event->unit].levels[event->level].label.id : "");
    csv_end(c);
}

int event_log_open(struct event_log *log, const char *path, const struct model *m, const char *run_id, struct arena *arena,
                   struct err *e)
{
    *log = (struct event_log){.model = m, .run_id = run_id, .cared_for = ARENA_ARRAY(arena, m->n_persons, uint32_t)};
    occupants_init(&log->occupants, m, arena);
    log->listener = (struct event_listener){.hear = hear, .self = log};
    return dictionary_open(&log->csv, path, "events.csv", e);
}

int event_log_close(struct event_log *log, struct err *e)
{
    return csv_close(&log->csv, e);
}
