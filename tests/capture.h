/* Runs a sub-command in this process, as the program would, and keeps what it prints.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CAPTURE_H
#define CAPTURE_H

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "folder.h"

enum { CAPTURE_BYTES = 1 << 20, CAPTURE_WORDS = 32 };

struct capture {
    int status;
    char out[CAPTURE_BYTES], err[CAPTURE_BYTES];
};

/* The stream goes to a file that has no name and is gone when it is closed. Returns what capture_restore needs. */
static inline int capture_divert(FILE *stream)
{
    char path[200];
    snprintf(path, sizeof path, "%s/avlast_capture_XXXXXX", folder_below());
    fflush(stream);
    int kept = dup(fileno(stream)), file = mkstemp(path);
    if (kept < 0 || file < 0 || unlink(path) || dup2(file, fileno(stream)) < 0)
        abort();
    close(file);
    return kept;
}

static inline void capture_restore(FILE *stream, int kept, char *text)
{
    fflush(stream);
    ssize_t n = pread(fileno(stream), text, CAPTURE_BYTES - 1, 0);
    if (n < 0)
        abort();
    text[n] = '\0';
    dup2(kept, fileno(stream));
    close(kept);
}

/* words: what follows "avlast <command>", ended by NULL. */
static inline void capture_command(struct capture *c, const struct command *command, char *const *words)
{
    char *argv[CAPTURE_WORDS] = {"avlast", (char *)command->name};
    int argc = 2;
    for (; words[argc - 2] && argc < CAPTURE_WORDS; argc++)
        argv[argc] = words[argc - 2];
    int out = capture_divert(stdout), err = capture_divert(stderr);
    c->status = command_do(command, argc - 2, argv + 2, argc, argv);
    capture_restore(stdout, out, c->out);
    capture_restore(stderr, err, c->err);
    sigset_t all;
    sigemptyset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL); /* studies block signals; tests are to die of them */
}

#define CAPTURE(c, command, ...) capture_command((c), (command), (char *[]){__VA_ARGS__, NULL})

#endif
