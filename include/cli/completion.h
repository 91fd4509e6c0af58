/* Completion of commands, options, files and names in bash.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_COMPLETION_H
#define CLI_COMPLETION_H

#include <stdio.h>

/* Prints the script that bash sources. */
void completion_print(FILE *out);

#endif
