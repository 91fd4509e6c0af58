/* SIGINT, SIGTERM and SIGHUP, blocked and asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/stop.h"

#include <signal.h>
#include <stddef.h>

static const int stopping[] = {SIGINT, SIGTERM, SIGHUP}; /* Ctrl-C, kill or a cluster's time limit, a closed terminal */

void stop_block(void)
{
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof stopping / sizeof *stopping; i++)
        sigaddset(&set, stopping[i]);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

int stop_signal(void)
{
    sigset_t pending;
    if (sigpending(&pending))
        return 0;
    for (size_t i = 0; i < sizeof stopping / sizeof *stopping; i++)
        if (sigismember(&pending, stopping[i]) == 1)
            return stopping[i];
    return 0;
}

bool stop_asked(void)
{
    return stop_signal() != 0;
}
