/* SIGINT and SIGTERM, blocked and asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/stop.h"

#include <signal.h>
#include <stddef.h>

void stop_block(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

int stop_signal(void)
{
    sigset_t pending;
    if (sigpending(&pending))
        return 0;
    return sigismember(&pending, SIGINT) == 1 ? SIGINT : sigismember(&pending, SIGTERM) == 1 ? SIGTERM : 0;
}

bool stop_asked(void)
{
    return stop_signal() != 0;
}
