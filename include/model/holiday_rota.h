/* The rota on public holidays: where the plan wants other people on them than on the weekday, some stay off or come in addition.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_HOLIDAY_ROTA_H
#define MODEL_HOLIDAY_ROTA_H

#include "model/build.h"

/* Whether that is so on any holiday of the run, or of the week before it; then the rota is one of dates. After plan_read. */
bool holiday_rota_changes(const struct build *b);
/* Whether some holiday wants more people of the role than its weekday does. */
bool holiday_rota_adds(const struct build *b, const struct kind *k, int role);
/* Changes the duties of every kind on these days, and warns of places that stay empty. After rounds_lay. */
void holiday_rota_apply(struct build *b);

#endif
