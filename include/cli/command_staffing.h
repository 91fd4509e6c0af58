/* avlast staffing: a staffing plan from the mapped demand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_COMMAND_STAFFING_H
#define CLI_COMMAND_STAFFING_H

#include "cli/command.h"

extern const struct command command_staffing;

#endif
