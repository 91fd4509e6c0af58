/* avlast check: what a scenario says, and what is wrong with it; simulates nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_COMMAND_CHECK_H
#define CLI_COMMAND_CHECK_H

#include "cli/command.h"

extern const struct command command_check;

#endif
