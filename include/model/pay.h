/* What an hour costs: plain pay, and the supplements of the time of day, weekday, holiday and overtime.
 *
 * When a supplement is in force depends on time alone, so it is worked out once for the whole run, as steps; see struct pay in
 * model.h for them, and model_pay_band and model_pay_next for how to walk them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_PAY_H
#define MODEL_PAY_H

#include "model/model.h"

struct build;

enum { PAY_MOST_SUPPLEMENTS = 64 }; /* a set of them is a word of bits */

/* Supplements, bands and steps. After times_read and tasks_read_roles. */
void pay_read(struct build *b);
/* Plain hourly pay of the people of a roster line: its own, or else that of their role; 0 when neither says. */
double pay_of_line(const struct build *b, const struct value *line, int role);
/* Warnings: people who cost nothing beside others who are paid; holidays that are paid, and not listed. After copies_make. */
void pay_warn(struct build *b);

/* What an hour of this person costs in kroner, of rostered time or overtime, while this band is in force. */
double pay_kr_per_h(const struct model *m, int person, int band, enum pay_kind kind);

#endif
