/* All sub-commands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include <string.h>

#include "base/text.h"
#include "cli/command_check.h"
#include "cli/command_compare.h"
#include "cli/command_demand.h"
#include "cli/command_list.h"
#include "cli/command_manual.h"
#include "cli/command_roster.h"
#include "cli/command_run.h"
#include "cli/command_schema.h"
#include "cli/command_staffing.h"
#include "cli/command_story.h"

const struct command *const commands_table[] = {
    &command_run, &command_compare, &command_story, &command_staffing, &command_check, &command_demand, &command_roster,
    &command_list, &command_schema, &command_manual,
};
enum { N_COMMANDS = sizeof commands_table / sizeof commands_table[0] };
const int commands_count = N_COMMANDS;

const struct command *commands_find(const char *name, struct err *e)
{
    const char *names[N_COMMANDS];
    for (int i = 0; i < N_COMMANDS; i++) {
        if (!strcmp(name, commands_table[i]->name))
            return commands_table[i];
        names[i] = commands_table[i]->name;
    }
    int near = text_nearest(name, names, N_COMMANDS);
    err_set(e, ERR_INPUT, "unknown command '%.80s'%s%s%s", name, near >= 0 ? "; did you mean '" : "",
            near >= 0 ? names[near] : "", near >= 0 ? "'?" : "");
    return NULL;
}
