/* persons.csv, hours.csv, waits.csv, series.csv and days.csv of a trial made by hand: two replications of two scenarios, the
 * second with a unit more and a comma in its name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "folder.h"
#include "handmade_days.h"
#include "report/details.h"
#include "report/dictionary.h"

enum { SCENARIOS = 2, REPLICATIONS = 2, EAST = HANDMADE_EAST, ALL = HANDMADE_ROLES };

static struct folder folder;
static struct handmade h[SCENARIOS];
static const struct model *models[SCENARIOS];
static struct rows rows[SCENARIOS];
static struct trials t;
static struct manifest_scenario scenarios[SCENARIOS] = {{.name = "base", .sha256 = "aa"}, {.name = "oth,er", .sha256 = "bb"}};
static struct manifest m = {
    .command = "compare", .n_scenarios = SCENARIOS, .scenarios = scenarios, .seed = 9, .n_replications = REPLICATIONS};
static struct arena arena;
static jmp_buf exhausted;
static struct err e;
static char text[1 << 20];

static int set_up(void **state)
{
    (void)state;
    folder_make(&folder);
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    for (int s = 0; s < SCENARIOS; s++) {
        handmade_init(&h[s], s + 1);
        handmade_fill(&h[s]);
        models[s] = &h[s].model;
        rows_init(&rows[s], models[s], &arena);
    }
    assert_int_equal(trials_init(&t, models, rows, SCENARIOS, REPLICATIONS, &e), 0);
    for (int i = 0; i < t.n; i++) {
        struct tally tally;
        int s = t.trial[i].scenario;
        tally_init(&tally, models[s], &arena);
        tally_fill(&tally, &h[s].accounts);
        results_fill(&t.results[s], &tally, t.trial[i].values);
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    trials_free(&t);
    arena_free(&arena);
    folder_remove(&folder);
    return 0;
}

typedef int writer(const char *path, const struct manifest *, const struct trials *, struct err *);

/* Writes a file; its header is that of the dictionary. */
static void write_file(writer *write, const char *name)
{
    const char *path = folder_file(&folder, name);
    const struct dictionary_file *entry = dictionary_find(name);
    char header[2000] = "";
    assert_int_equal(write(path, &m, &t, &e), 0);
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    for (int i = 0; i < entry->n_columns; i++)
        sprintf(header + strlen(header), "%s%s", entry->columns[i].name, i + 1 < entry->n_columns ? "," : "\n");
    assert_memory_equal(text, header, strlen(header));
}

/* Line n of the file, 0 = the header; "" behind the last. */
static const char *line(int n)
{
    static char one[1000];
    const char *at = text;
    for (; n > 0 && at; n--)
        at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL;
    snprintf(one, sizeof one, "%.*s", at ? (int)strcspn(at, "\n") : 0, at ? at : "");
    return one;
}

static int count_lines(void)
{
    int n = 0;
    for (const char *c = text; *c; c++)
        n += *c == '\n';
    return n;
}

/* The line that begins so, or "". */
static const char *line_of(const char *start)
{
    for (int n = 1; n < count_lines(); n++)
        if (!strncmp(line(n), start, strlen(start)))
            return line(n);
    return "";
}

/* The line, after the run's id. */
static void expect_of_run(int n, int scenario, uint32_t replication, const char *rest)
{
    char expected[1000], id[MANIFEST_RUN_ID_BYTES];
    snprintf(expected, sizeof expected, "%s,%s,%u,%s", manifest_run_id(id, &m, scenario, replication),
             scenario ? "\"oth,er\"" : "base", (unsigned)replication, rest);
    assert_string_equal(line(n), expected);
}

static double *value(int scenario, uint32_t replication, int64_t at)
{
    return &trials_at(&t, scenario, replication)->values[at];
}

#define ANNA "east,nurse,anna,1,10,0.5,0.5079365079365079,23,9,0,0,0,0,0,0,0,1,3,22,5,2,4,30,0,0,0,0,2,1,3375,42,0,1,15"
#define BO "east,assistant,bo,0.75,5,0,0.7,0,42,0,0,0,0,0,0,0,0,6,12,0,0,4,20,0,0,0,0,2,0,1300,5,8,2,0"
#define CIA "west,nurse,cia,1,5,0,0.25,0,15,0,0,0,0,0,0,0,0,0,45,0,0,0,15,0,0,0,0,1,0,1500,0,0,0,0"

/* Scenario by scenario, replication by replication, person by person. */
static void test_persons(void **state)
{
    (void)state;
    *value(0, 2, results_person(&t.results[0], HANDMADE_BO, PERSONAL_UTILISATION_SHARE)) = NAN;
    write_file(details_persons, "persons.csv");
    expect_of_run(1, 0, 1, ANNA);
    expect_of_run(2, 0, 1, BO);
    /* missing: an empty field */
    expect_of_run(4, 0, 2, "east,assistant,bo,0.75,5,0,,0,42,0,0,0,0,0,0,0,0,6,12,0,0,4,20,0,0,0,0,2,0,1300,5,8,2,0");
    expect_of_run(5, 1, 1, ANNA);
    expect_of_run(10, 1, 2, CIA);
    assert_int_equal(count_lines(), 11);
}

/* One unit: it is all units. Measures in their order, of all people first, hour by hour. */
static void test_hours(void **state)
{
    (void)state;
    *value(0, 2, results_hour(&t.results[0], EAST, ALL, 9, HOUR_ON_DUTY_PEOPLE)) += 1;
    *value(0, 2, results_hour(&t.results[0], EAST, ALL, 17, HOUR_WAIT_MIN_MEAN)) = NAN;
    write_file(details_hours, "hours.csv");
    assert_string_equal(line(1), "base,east,,,0,on_duty_people,2,0.5,0.5,0.5");
    /* 0.5 and 1.5: the mean is 1, their sd 1 / root 2, and 12.7062 / 2 half an interval of t with one degree of freedom */
    const char *interval = line_of("base,east,,,9,on_duty_people,2,1,-5.3531");
    assert_non_null(strstr(interval, ",7.3531"));
    assert_string_equal(line_of("base,east,,,20,utilisation_share"), "base,east,,,20,utilisation_share,0,,,"); /* nobody there */
    assert_string_equal(line_of("base,east,,,17,wait_min_mean"), "base,east,,,17,wait_min_mean,1,62,,"); /* one has no interval */
    assert_string_equal(line_of("base,east,nurse,clinical,9,"), "base,east,nurse,clinical,9,time_min_per_duty_h,2,60,60,60");
    assert_string_equal(line_of("base,east,,,12,patients_mean"), "base,east,,,12,patients_mean,2,1.5,1.5,1.5");
    assert_string_equal(line_of("base,east,nurse,,9,made_per_h"), ""); /* what is of the unit is not of a role */
    assert_string_equal(line_of("base,,"), "");
    assert_string_equal(line_of("\"oth,er\",,,,10,on_duty_people"), "\"oth,er\",,,,10,on_duty_people,2,1,1,1");
    assert_string_equal(line_of("\"oth,er\",west,assistant"), ""); /* there is none */
    assert_string_equal(line_of("\"oth,er\",,assistant,care,0,"), "\"oth,er\",,assistant,care,0,time_min_per_duty_h,2,60,60,60");
    /* 15 measures of all and 10 of each role: east alone has 35; all units 35, east 35, and west, without assistants, 25 */
    assert_int_equal(count_lines() - 1, 24 * (35 + 35 + 35 + 25));
    assert_int_equal(strncmp(line(1 + 24 * 35), "\"oth,er\",,,,0,", 14), 0); /* all units come first */
    assert_int_equal(strncmp(line(1 + 24 * 70), "\"oth,er\",east,", 14), 0);
}

/* Tasks of all replications together; what never arose has no rows. */
static void test_waits(void **state)
{
    (void)state;
    *value(0, 2, results_wait(&t.results[0], EAST, HANDMADE_BELL, WAIT_UP_TO)) = 5; /* and 10 in the first */
    write_file(details_waits, "waits.csv");
    assert_string_equal(line(1), "base,east,,0,114,20,0.17543859649122806");
    assert_string_equal(line(19), "base,east,,,114,100,0.8771929824561403"); /* ever */
    assert_string_equal(line(20), "base,east,bell,0,44,15,0.3409090909090909");
    assert_string_equal(line(1 + 2 * 19 + 9), "base,east,medicine,60,50,30,0.6");
    assert_string_equal(line(1 + 2 * 19 + 10), "base,east,medicine,90,50,40,0.8");
    assert_string_equal(line(1 + 4 * 19), "\"oth,er\",,,0,144,20,0.1388888888888889");
    assert_string_equal(line_of("\"oth,er\",west,medicine"), "");
    assert_string_equal(line_of("\"oth,er\",west,bell,5,"), "\"oth,er\",west,bell,5,30,30,1");
    assert_int_equal(count_lines() - 1, 19 * (4 + 4 + 4 + 2)); /* of west: all, and bells */
}

/* Three days are a week cut short. */
static void test_series(void **state)
{
    (void)state;
    write_file(details_series, "series.csv");
    /* 990 minutes, 530 of work; 60 tasks arose, 53 were started after 2,600 minutes in all; 7,200 patient minutes in 3 days */
    expect_of_run(1, 0, 1, "east,,1,1,3,16.5,0.5353535353535354,60,53,49.056603773584904,4,1.6666666666666667,0,3");
    expect_of_run(2, 0, 1, "east,assistant,1,1,3,5,0.7,,,,,,0,2");
    expect_of_run(3, 0, 1, "east,nurse,1,1,3,11.5,0.463768115942029,,,,,,0,1");
    expect_of_run(4, 0, 2, "east,,1,1,3,16.5,0.5353535353535354,60,53,49.056603773584904,4,1.6666666666666667,0,3");
    /* all units: 300 minutes more, 75 of work; 15 tasks more; a patient more */
    expect_of_run(7, 1, 1, ",,1,1,3,21.5,0.4689922480620155,75,68,39.338235294117645,4,2.6666666666666665,0,4");
    expect_of_run(14, 1, 1, "west,nurse,1,1,3,5,0.25,,,,,,0,1");
    assert_int_equal(count_lines() - 1, 2 * (3 + 8)); /* west has no assistants */
}

/* The same day by day, of all roles together. */
static void test_days(void **state)
{
    (void)state;
    write_file(details_days, "days.csv");
    expect_of_run(1, 0, 1, "east,1,1,1,0,3,0,,0,2,0,1"); /* Monday, of the warm-up: an idle hour, and nothing started */
    expect_of_run(2, 0, 1, "east,2,1,10.5,0.5079365079365079,43,33,66.66666666666667,4,2,0,0");
    expect_of_run(3, 0, 1, "east,3,1,5,0.7,14,20,20,0,1,0,2");
    expect_of_run(4, 0, 2, "east,1,1,1,0,3,0,,0,2,0,1");
    expect_of_run(9, 1, 1, ",3,1,10,0.475,29,35,13.571428571428571,0,2,0,3"); /* and cia's five hours, 15 bells, a patient */
    assert_int_equal(count_lines() - 1, 2 * (3 + 9));
}

/* Another length of the run: its series hold 60 minutes on duty, half of them work and 6 of learning, a task, a patient
 * and two rights a day. */
static void lengthen(int days)
{
    trials_free(&t);
    h[0].model.end_ticks = days * 1440;
    assert_int_equal(trials_init(&t, models, rows, 1, 1, &e), 0);
    const struct results *r = &t.results[0];
    for (int role = 0; role <= ALL; role++)
        for (int stretch = 0; stretch < r->n_days; stretch++) {
            int last = (stretch + 1) * r->days_per_slice, n = (last < days ? last : days) - stretch * r->days_per_slice;
            const double sums[N_SERIES_MEASURES] = {60 * n, 30 * n, n, n, 2 * n, 0, 1440 * n, 6 * n, 2 * n};
            for (int i = 0; i < N_SERIES_MEASURES; i++)
                *value(0, 1, results_series(r, EAST, role, stretch, (enum series_measure)i)) = sums[i];
        }
    write_file(details_series, "series.csv");
}

/* Days are put together to weeks, and the last has what is left. */
static void test_weeks(void **state)
{
    (void)state;
    lengthen(7);
    expect_of_run(1, 0, 1, "east,,1,1,7,7,0.5,7,7,2,0,1,6,14");
    assert_int_equal(count_lines() - 1, 3);
    lengthen(10);
    expect_of_run(1, 0, 1, "east,,1,1,7,7,0.5,7,7,2,0,1,6,14");
    expect_of_run(2, 0, 1, "east,,2,8,3,3,0.5,3,3,2,0,1,6,6");
    assert_int_equal(count_lines() - 1, 3 * 2);
}

/* In runs of years a stretch is a week, or several. */
static void test_years(void **state)
{
    (void)state;
    lengthen(600);
    expect_of_run(1, 0, 1, "east,,1,1,7,7,0.5,7,7,2,0,1,6,14");
    expect_of_run(86, 0, 1, "east,,86,596,5,5,0.5,5,5,2,0,1,6,10");
    assert_int_equal(count_lines() - 1, 3 * 86);
    lengthen(4000);
    expect_of_run(2, 0, 1, "east,,5,29,28,28,0.5,28,28,2,0,1,6,56");
    expect_of_run(143, 0, 1, "east,,569,3977,24,24,0.5,24,24,2,0,1,6,48");
    assert_int_equal(count_lines() - 1, 3 * 143);
}

static void test_places_that_cannot_be_written(void **state)
{
    (void)state;
    static writer *const writers[] = {details_persons, details_series, details_days, details_hours, details_waits};
    for (int i = 0; i < 5; i++) {
        struct err full = {0}, nowhere = {0};
        assert_int_equal(writers[i]("/dev/full", &m, &t, &full), ERR_IO);
        assert_non_null(strstr(full.text, "No space left on device"));
        assert_int_equal(writers[i]("/nowhere/x.csv", &m, &t, &nowhere), ERR_IO);
        assert_non_null(strstr(nowhere.text, "No such file or directory"));
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_persons), TEST(test_hours), TEST(test_waits), TEST(test_series), TEST(test_days), TEST(test_weeks),
        TEST(test_years),
        TEST(test_places_that_cannot_be_written),
    };
    return cmocka_run_group_tests_name("details", tests, NULL, NULL);
}
