/* Progress on stderr. The time left is told from the share of the days that have been simulated; all cost about the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"

#include <time.h>
#include <unistd.h>

static const double RENEW_S = 0.25, LINE_EVERY_S = 60;

static double clock_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

void progress_start(struct progress *p, FILE *out, bool quiet, int n)
{
    *p = (struct progress){.out = out, .quiet = quiet, .terminal = isatty(fileno(out)) == 1, .n = n, .start_s = clock_s()};
    p->next_s = p->start_s + (p->terminal ? RENEW_S : LINE_EVERY_S);
}

static void print_left(FILE *out, double left_s)
{
    if (left_s < 90)
        fprintf(out, ", %.0f s left", left_s);
    else if (left_s < 5400)
        fprintf(out, ", %.0f min left", left_s / 60);
    else
        fprintf(out, ", %.1f h left", left_s / 3600);
}

void progress_show_at(struct progress *p, int n_done, double share, double now_s)
{
    if (p->quiet || now_s < p->next_s)
        return;
    p->next_s = now_s + (p->terminal ? RENEW_S : LINE_EVERY_S);
    if (p->terminal)
        fputs("\r\033[K", p->out); /* to the start of the line, and clear it */
    fprintf(p->out, "avlast: %d of %d runs done (%.0f %%)", n_done, p->n, 100 * share);
    if (share > 0)
        print_left(p->out, (now_s - p->start_s) / share * (1 - share));
    p->line_open = p->terminal;
    fputs(p->terminal ? "" : "\n", p->out);
    fflush(p->out);
}

void progress_show(struct progress *p, int n_done, double share)
{
    progress_show_at(p, n_done, share, clock_s());
}

void progress_end(struct progress *p)
{
    if (p->line_open)
        fputs("\r\033[K", p->out);
    p->line_open = false;
}
