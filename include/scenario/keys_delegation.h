/* The part of the key table that is about delegated work: consulting while it is done, and how people earn the right to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_KEYS_DELEGATION_H
#define SCENARIO_KEYS_DELEGATION_H

#include "scenario/keys.h"

extern const struct keys_row keys_delegation_member;    /* WHAT: {consult, ...} */
extern const struct keys_row keys_delegation_programme; /* PROGRAMME: {tasks, ...} */
extern const struct keys_row keys_delegation_who;       /* a role, a mark or "all" */

#endif
