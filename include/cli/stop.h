/* Stopping in order when asked by a signal, without handlers and without globals.
 *
 * The signals are blocked, so that they cannot end the program between two steps of its own; whoever does long work asks now
 * and then whether one is pending. Threads started afterwards inherit the block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_STOP_H
#define CLI_STOP_H

#include <stdbool.h>

/* Blocks SIGINT and SIGTERM from here on. */
void stop_block(void);
/* Which of the two has come since, or 0. */
int stop_signal(void);
/* Whether one has. */
bool stop_asked(void);

#endif
