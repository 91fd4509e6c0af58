/* The command `manual`: the manual page, and completion in bash.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_COMMAND_MANUAL_H
#define CLI_COMMAND_MANUAL_H

#include "cli/command.h"

extern const struct command command_manual;

#endif
