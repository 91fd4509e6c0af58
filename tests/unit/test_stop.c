/* Signals that wait until they are asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/stop.h"

/* In a child: blocks, raises a signal, and ends with the number that stop_signal tells. */
static int child_told(int raised)
{
    pid_t pid = fork();
    if (pid == 0) {
        stop_block();
        if (stop_asked())
            _exit(99);
        if (raised)
            raise(raised);
        _exit(stop_asked() == (stop_signal() != 0) ? stop_signal() : 98);
    }
    int status;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

static void test_signals_wait(void **state)
{
    (void)state;
    assert_int_equal(child_told(0), 0);
    assert_int_equal(child_told(SIGINT), SIGINT);
    assert_int_equal(child_told(SIGTERM), SIGTERM);
    assert_int_equal(child_told(SIGHUP), SIGHUP);
    assert_int_equal(child_told(SIGUSR1), 1000 + SIGUSR1); /* none of ours */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_signals_wait)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
