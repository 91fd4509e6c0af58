/* Keys of one object that must go together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_TOGETHER_H
#define SCENARIO_TOGETHER_H

#include "base/findings.h"
#include "scenario/keys.h"
#include "scenario/value.h"

/* Adds errors for keys of `v`, an object of `table` in the document `root`, that contradict each other; warnings for those that
 * say nothing without another; and the defaults that depend on other keys. */
void together_check(struct findings *f, struct value *root, const struct keys_table *table, struct value *v);

#endif
