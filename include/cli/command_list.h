/* avlast list: what there is: scenarios, metrics, events.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_COMMAND_LIST_H
#define CLI_COMMAND_LIST_H

#include "cli/command.h"

extern const struct command command_list;

#endif
