/* avlast schema: the JSON Schema of scenario files, or the reference of their keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_COMMAND_SCHEMA_H
#define CLI_COMMAND_SCHEMA_H

#include "cli/command.h"

extern const struct command command_schema;

#endif
