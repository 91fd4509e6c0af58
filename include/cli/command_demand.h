/* avlast demand: the demand of one replication as CSV.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_COMMAND_DEMAND_H
#define CLI_COMMAND_DEMAND_H

#include "cli/command.h"

extern const struct command command_demand;

#endif
