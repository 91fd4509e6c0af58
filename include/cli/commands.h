/* The table of sub-commands, in the order in which help lists them. Usage, the manual page and completion are made of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

extern const struct command *const commands_table[];
extern const int commands_count;

/* NULL and ERR_INPUT, with the nearest name, when there is none of that name. */
const struct command *commands_find(const char *name, struct err *e);

#endif
