/* avlast run: one scenario, many replications.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_COMMAND_RUN_H
#define CLI_COMMAND_RUN_H

#include "cli/command.h"

extern const struct command command_run;

#endif
