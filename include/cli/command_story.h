/* avlast story: one person's shift or one patient's day, in plain sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_COMMAND_STORY_H
#define CLI_COMMAND_STORY_H

#include "cli/command.h"

extern const struct command command_story;

#endif
