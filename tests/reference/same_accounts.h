/* Are two accounts of the same replication the same, number by number?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REFERENCE_SAME_ACCOUNTS_H
#define REFERENCE_SAME_ACCOUNTS_H

#include <stdbool.h>

#include "engine/accounts.h"

/* True when everything agrees: whole numbers exactly, seconds of work to a millionth. Else says on stderr what differs: x is the
 * reference engine's, y the engine's. */
bool same_accounts(const struct accounts *x, const struct accounts *y);

#endif
