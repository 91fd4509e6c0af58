/* avlast roster: who has duty when, as CSV.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_COMMAND_ROSTER_H
#define CLI_COMMAND_ROSTER_H

#include "cli/command.h"

extern const struct command command_roster;

#endif
