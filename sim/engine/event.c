/* Names of what happens.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/event.h"

const char *const event_kind_ids[N_EVENT_KINDS] = {
    [EVENT_DUTY_START] = "duty_start", [EVENT_DUTY_END] = "duty_end", [EVENT_ADMITTED] = "admitted",
    [EVENT_DISCHARGED] = "discharged", [EVENT_ACUITY] = "acuity", [EVENT_TURNED_AWAY] = "turned_away",
    [EVENT_CREATED] = "created", [EVENT_LOST] = "lost", [EVENT_STARTED] = "started", [EVENT_RESUMED] = "resumed",
    [EVENT_HELD] = "held", [EVENT_JOINED] = "joined", [EVENT_RELEASED] = "released", [EVENT_HELPER_LEFT] = "helper_left",
    [EVENT_SUSPENDED] = "suspended", [EVENT_DONE] = "done", [EVENT_OMITTED] = "omitted", [EVENT_WITHDRAWN] = "withdrawn",
    [EVENT_BREAK_START] = "break_start", [EVENT_BREAK_END] = "break_end", [EVENT_BREAK_MISSED] = "break_missed",
    [EVENT_RIGHT_EARNED] = "right_earned", [EVENT_RIGHT_LAPSED] = "right_lapsed",
};

const char *const event_together_ids[N_EVENT_TOGETHERS] = {"", "second_person", "check", "consulting", "lesson"};

const char *const event_why_ids[N_EVENT_WHYS] = {"", "own", "back_up", "interruption"};
