/* How far a study has come, for whoever waits: on a terminal a line that is renewed, elsewhere one line a minute.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdio.h>

struct progress {
    FILE *out;
    bool quiet, terminal;
    int n;               /* trials in all */
    double start_s, next_s; /* monotonic: when it began, when to speak next */
    bool line_open;      /* a line on the terminal that is not ended */
};

void progress_start(struct progress *p, FILE *out, bool quiet, int n);
/* Speaks if it is time; cheap otherwise. n_done trials are over, and a share of all work, that of the others included. */
void progress_show(struct progress *p, int n_done, double share);
/* Clears the line. */
void progress_end(struct progress *p);

/* The same with the clock given, for tests. */
void progress_show_at(struct progress *p, int n_done, double share, double now_s);

#endif
