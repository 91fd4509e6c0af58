/* avlast compare: several scenarios, the same patients and needs, paired differences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_COMMAND_COMPARE_H
#define CLI_COMMAND_COMPARE_H

#include "cli/command.h"

extern const struct command command_compare;

#endif
