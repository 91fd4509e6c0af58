/* Whole studies: what is written, what is refused, and that nothing is left behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=fclose -Wl,--wrap=engine_run */
#include "testlib.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "capture.h"
#include "cli/command_compare.h"
#include "cli/command_run.h"
#include "cli/perform.h"
#include "folder.h"
#include "study/relief.h"

#define TINY "tests/cli/data/tiny.json"
#define OTHER "tests/cli/data/other.json"

static int fail_fclose_in; /* of files that are being written; 0 = never */
static int raise_in_fclose; /* a signal comes while files are written; 0 = never */
static uint32_t raise_at;  /* a signal comes in this replication; 0 = never */
static uint32_t fail_at;

int __real_fclose(FILE *f);
int __wrap_fclose(FILE *f);
int __real_engine_run(struct engine *g, uint64_t seed, uint32_t replication, const struct engine_options *options,
                      struct accounts *a, struct err *e);
int __wrap_engine_run(struct engine *g, uint64_t seed, uint32_t replication, const struct engine_options *options,
                      struct accounts *a, struct err *e);

int __wrap_fclose(FILE *f)
{
    int rc = __real_fclose(f);
    if (raise_in_fclose && --raise_in_fclose == 0)
        kill(getpid(), SIGTERM);
    if (fail_fclose_in && --fail_fclose_in == 0)
        return errno = ENOSPC, EOF;
    return rc;
}

int __wrap_engine_run(struct engine *g, uint64_t seed, uint32_t replication, const struct engine_options *options,
                      struct accounts *a, struct err *e)
{
    if (replication == raise_at)
        kill(getpid(), SIGTERM);
    if (replication == fail_at)
        return err_set(e, ERR_AUDIT, "replication %u does not balance", replication);
    return __real_engine_run(g, seed, replication, options, a, e);
}

static struct folder folder;
static struct capture c;
static char out[400];

static int set_up(void **state)
{
    (void)state;
    fail_fclose_in = 0;
    raise_in_fclose = 0;
    raise_at = fail_at = 0;
    folder_make(&folder);
    snprintf(out, sizeof out, "%s/out", folder.path);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    folder_remove(&folder);
    return 0;
}

/* How many files there are in the output, temporary ones included; -1: no such folder. */
static int n_files(void)
{
    DIR *d = opendir(out);
    int n = 0;
    if (!d)
        return -1;
    for (struct dirent *entry; (entry = readdir(d));)
        n += entry->d_name[0] != '.';
    closedir(d);
    return n;
}

static char *content(const char *name)
{
    char path[600];
    snprintf(path, sizeof path, "%s/%s", out, name);
    FILE *f = fopen(path, "r");
    if (!f)
        return strdup("nothing");
    char *text = NULL;
    size_t n = 0;
    if (getdelim(&text, &n, '\0', f) < 0)
        text = strdup("");
    __real_fclose(f);
    return text;
}

static int lines(const char *name)
{
    char *text = content(name);
    int n = 0;
    for (char *at = text; (at = strchr(at, '\n')); at++)
        n++;
    free(text);
    return n;
}

static void same(const char *name, char *before)
{
    char *now = content(name);
    assert_string_equal(now, before);
    free(now);
    free(before);
}

static void test_run(void **state)
{
    (void)state;
    CAPTURE(&c, &command_run, TINY, "--out", out, "--audit");
    assert_int_equal(c.status, 0);
    assert_int_equal(n_files(), 9);
    assert_int_equal(lines("runs.csv"), 1 + 3);
    assert_int_equal((lines("metrics.csv") - 1) % 3, 0);
    assert_non_null(strstr(c.out, "Tiny (tiny): 3 replications of 2 days after 1 of warm-up, seed 7\n"));
    assert_non_null(strstr(c.out, "/out: runs.csv metrics.csv persons.csv hours.csv waits.csv series.csv days.csv "
                                   "datapackage.json manifest.json\n"));
    assert_non_null(strstr(c.err, ", seed 7, took "));
}

static void test_compare(void **state)
{
    (void)state;
    CAPTURE(&c, &command_compare, TINY, OTHER, "--out", out, "--reps", "5");
    assert_int_equal(c.status, 0);
    assert_int_equal(n_files(), 11);
    assert_int_equal(lines("runs.csv"), 1 + 2 * 5);
    assert_int_equal(lines("relief.csv"), 1 + 2 * RELIEF_QUANTITIES + 2 * (RELIEF_QUANTITIES - 1)); /* groups, persons */
    assert_int_equal(lines("compare.csv") - 1, (lines("metrics.csv") - 1) / 10);
    assert_non_null(strstr(c.out, "base:  Tiny (tiny)\nother: All do all (other)\n5 replications"));
    assert_non_null(strstr(c.out, "With 'All do all' instead of 'Tiny':\n"));
}

/* A scenario against itself: no row differs, in any replication. */
static void test_against_itself(void **state)
{
    (void)state;
    CAPTURE(&c, &command_compare, TINY, TINY, TINY, "--out", out, "--reps", "4");
    assert_int_equal(c.status, 0);
    char *text = content("compare.csv"), *save = NULL;
    int n = 0;
    assert_non_null(strstr(text, "\ntiny,tiny_2,rostered_h,"));
    assert_non_null(strstr(text, "\ntiny,tiny_3,rostered_h,"));
    assert_non_null(strstr(c.out, "With 'tiny_2' instead of 'tiny':\n")); /* their label tells none from the other */
    for (char *row = strtok_r(text, "\n", &save); (row = strtok_r(NULL, "\n", &save)); n++) {
        char *diff = row;
        for (int i = 0; i < 13; i++)
            diff = strchr(diff, ',') + 1;
        if (strcmp(diff, "0,0,0,,,,equal") && strcmp(diff, ",,,,,,")) /* 0, or missing in both */
            fail_msg("differs: %s", row);
    }
    assert_true(n > 100);
    free(text);
    text = content("relief.csv");
    n = 0;
    for (const char *at = text; (at = strstr(at, ",same,same,same,unchanged,unchanged,unchanged,")); n++)
        at++;
    assert_int_equal(n, 2 * 2 * 2); /* groups and persons, and others */
    free(text);
}

static void test_quiet(void **state)
{
    (void)state;
    CAPTURE(&c, &command_run, TINY, "--out", out, "--quiet");
    assert_int_equal(c.status, 0);
    assert_string_equal(c.out, "");
    assert_string_equal(c.err, "");
}

static void test_jobs_change_nothing(void **state)
{
    (void)state;
    static const char *const files[] = {"runs.csv", "metrics.csv", "compare.csv", "events_tiny.csv", "events_other.csv"};
    char *first[5];
    CAPTURE(&c, &command_compare, TINY, OTHER, "--out", out, "--reps", "8", "--jobs", "1", "--events", "--quiet");
    assert_int_equal(c.status, 0);
    for (int i = 0; i < 5; i++) {
        first[i] = content(files[i]);
        assert_string_not_equal(first[i], "nothing");
    }
    CAPTURE(&c, &command_compare, TINY, OTHER, "--out", out, "--reps", "8", "--jobs", "5", "--events", "--quiet");
    assert_int_equal(c.status, 0);
    for (int i = 0; i < 5; i++)
        same(files[i], first[i]);
}

static void test_events(void **state)
{
    (void)state;
    CAPTURE(&c, &command_run, TINY, "--out", out, "--events", "--quiet");
    assert_int_equal(c.status, 0);
    char *events = content("events.csv"), *runs = content("runs.csv"), id[20];
    snprintf(id, sizeof id, "\n%.17s", strchr(runs, '\n') + 1); /* the first run's */
    assert_non_null(strstr(events, id));
    assert_non_null(strstr(events, ",created,"));
    assert_non_null(strstr(events, ",done,"));
    free(events);
    free(runs);
}

/* The same study without events: those of the first time go, and that is said. */
static void test_removed_files_are_named(void **state)
{
    (void)state;
    char expected[600];
    CAPTURE(&c, &command_run, TINY, "--out", out, "--events", "--quiet");
    assert_int_equal(n_files(), 10);
    CAPTURE(&c, &command_run, TINY, "--out", out, "--quiet");
    assert_int_equal(c.status, 0);
    assert_int_equal(n_files(), 9);
    snprintf(expected, sizeof expected,
             "avlast: warning: removed '%s/events.csv' of an earlier run: this one does not write it\n", out);
    assert_string_equal(c.err, expected);
    CAPTURE(&c, &command_run, TINY, "--out", out, "--quiet");
    assert_string_equal(c.err, "");
}

static void test_other_study_is_refused(void **state)
{
    (void)state;
    CAPTURE(&c, &command_run, TINY, "--out", out, "--quiet");
    char *before = content("runs.csv");
    CAPTURE(&c, &command_run, TINY, "--out", out, "--quiet", "--seed", "8");
    assert_int_equal(c.status, 2);
    assert_non_null(strstr(c.err, "holds results of another study"));
    same("runs.csv", strdup(before));
    CAPTURE(&c, &command_run, TINY, "--out", out, "--quiet", "--jobs", "2"); /* the same study */
    assert_int_equal(c.status, 0);
    CAPTURE(&c, &command_run, TINY, "--out", out, "--quiet", "--seed", "8", "--force");
    assert_int_equal(c.status, 0);
    char *after = content("runs.csv");
    assert_string_not_equal(before, after);
    free(before);
    free(after);
}

static void refused(const char *text)
{
    assert_int_equal(c.status, 2);
    if (!strstr(c.err, text))
        fail_msg("no \"%s\" in: %s", text, c.err);
    assert_int_equal(n_files(), -1); /* not even a folder */
}

static void test_what_cannot_be_compared(void **state)
{
    (void)state;
    static const struct {
        const char *json, *text;
    } others[] = {
        {"{\"units\": {\"ward\": {\"beds\": 5}}}",
         "cannot compare 'tiny' with 's': their patients or needs differ from replication 1 on"},
        {"{\"time\": {\"days\": 3}}", "the number of days (/time/warmup_days + /time/days) is 3 in the one and 4 in the other"},
        {"{\"study\": {\"seed\": 8}}", "/study/seed is 7 in the one and 8 in the other; give --seed"},
        {"{\"study\": {\"replications\": 4}}", "/study/replications is 3 in the one and 4 in the other; give --reps"},
    };
    char *tiny = NULL, path[300];
    size_t n = 0;
    FILE *f = fopen(TINY, "r");
    assert_true(getdelim(&tiny, &n, '\0', f) > 0);
    __real_fclose(f);
    folder_write(&folder, "tiny.json", tiny);
    free(tiny);
    for (int i = 0; i < 4; i++) {
        char text[200];
        snprintf(text, sizeof text, "{\"extends\": [\"tiny.json\"], %s", others[i].json + 1);
        strcpy(path, folder_write(&folder, "s.json", text));
        CAPTURE(&c, &command_compare, TINY, path, "--out", out);
        refused(others[i].text);
    }
    CAPTURE(&c, &command_compare, TINY, path, "--out", out, "--reps", "2", "--quiet"); /* agreed on by the option */
    assert_int_equal(c.status, 0);
}

static void test_one_replication_is_no_comparison(void **state)
{
    (void)state;
    CAPTURE(&c, &command_compare, TINY, OTHER, "--out", out, "--reps", "1");
    refused("a comparison needs at least 2 replications; give --reps");
}

static void test_bad_scenario(void **state)
{
    (void)state;
    CAPTURE(&c, &command_run, TINY, "--out", out, "--set", "/time/days=0");
    refused("/time/days");
    CAPTURE(&c, &command_run, "nowhere.json", "--out", out);
    refused("cannot open 'nowhere.json'");
}

static void test_failing_replication(void **state)
{
    (void)state;
    fail_at = 2;
    CAPTURE(&c, &command_run, TINY, "--out", out);
    assert_int_equal(c.status, 1);
    assert_string_equal(c.err, "avlast: replication 2 does not balance\n");
    assert_string_equal(c.out, "");
    assert_int_equal(n_files(), -1);
}

/* Whichever file cannot be written in full, nothing shows. */
static void test_failing_writes(void **state)
{
    (void)state;
    int n = 1;
    for (;; n++) {
        fail_fclose_in = n;
        CAPTURE(&c, &command_compare, TINY, OTHER, "--out", out, "--reps", "2", "--events", "--ledger", "--quiet");
        if (c.status == 0)
            break;
        assert_int_equal(c.status, 1);
        assert_int_equal(n_files(), -1);
    }
    assert_true(n > 14); /* those of a comparison, the ledger, two of events, the data package, the manifest */
    assert_int_equal(n_files(), 14);
}

/* A signal in the middle: nothing is written, and what was there before stays. The signal stays pending in the process that
 * got it, so a child does the study. */
static int stopped_study(bool while_writing)
{
    pid_t pid = fork();
    if (pid == 0) {
        char *argv[] = {"avlast", "run", TINY, "--out", out, "--reps", "200", "--jobs", "2", "--force"};
        raise_at = while_writing ? 0 : 20;
        raise_in_fclose = while_writing ? 4 : 0;
        _exit(command_do(&command_run, 8, argv + 2, 10, argv));
    }
    int status;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_signal(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(stopped_study(i), 143);
        assert_int_equal(n_files(), -1);
    }
    CAPTURE(&c, &command_run, TINY, "--out", out, "--quiet");
    for (int i = 0; i < 2; i++) {
        assert_int_equal(stopped_study(i), 143);
        assert_int_equal(n_files(), 9);
    }
    assert_int_equal(lines("runs.csv"), 1 + 3);
}

static void test_default_out(void **state)
{
    (void)state;
    char path[PATH_MAX];
    static const char *const names[] = {"o2", "o3", "o4"};
    assert_string_equal(perform_default_out(path, "run", names, 1), "out/run/o2");
    assert_string_equal(perform_default_out(path, "compare", names, 3), "out/compare/o2-o3-o4");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_run), TEST(test_compare), TEST(test_against_itself), TEST(test_quiet), TEST(test_jobs_change_nothing),
        TEST(test_events), TEST(test_removed_files_are_named), TEST(test_other_study_is_refused),
        TEST(test_what_cannot_be_compared),
        TEST(test_one_replication_is_no_comparison), TEST(test_bad_scenario), TEST(test_failing_replication),
        TEST(test_failing_writes), TEST(test_signal), TEST(test_default_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
