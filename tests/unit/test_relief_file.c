/* relief.csv: columns, which rows there are, what is empty.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "folder.h"
#include "report/relief_file.h"

static struct folder folder;
static struct manifest_scenario scenarios[] = {{.name = "base"}, {.name = "second"}, {.name = "third"}};
static const struct manifest m = {.command = "compare", .n_scenarios = 3, .scenarios = scenarios};
static char text[20000];

static int set_up(void **state)
{
    (void)state;
    folder_make(&folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    folder_remove(&folder);
    return 0;
}

/* A quantity that is down by two minutes, surely. */
static struct relief_quantity two_minutes(void)
{
    struct relief_quantity q = {.interval = {1.5, 2.5}, .p_holm = 0.01, .at = {RELIEF_DOWN, RELIEF_DOWN, RELIEF_OPEN},
                                .needed = {NAN, NAN, INFINITY}};
    for (int i = 0; i < 4; i++) {
        statistics_add(&q.base, 5);
        statistics_add(&q.other, 3);
        statistics_add(&q.relief, 2);
    }
    return q;
}

static void fill(struct relief_row *row, int other, enum relief_level level, const char *person)
{
    *row = (struct relief_row){.other = other, .level = level, .care_unit = "ward", .role = "nurse", .person = person};
    for (int i = 0; i < RELIEF_QUANTITIES; i++)
        row->quantity[i] = two_minutes();
}

static const char *line(int n)
{
    static char one[400];
    const char *from = text;
    while (n-- > 0)
        from = strchr(from, '\n') + 1;
    snprintf(one, sizeof one, "%.*s", (int)strcspn(from, "\n"), from);
    return one;
}

static void write_rows(struct relief_row *rows, int n)
{
    struct err e = {0};
    const char *path = folder_file(&folder, "relief.csv");
    const struct relief r = {.n = n, .row = rows};
    assert_int_equal(relief_file_write(path, &m, &r, &e), 0);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
}

static void test_columns(void **state)
{
    (void)state;
    struct relief_row rows[2];
    fill(&rows[0], 1, RELIEF_GROUP, "");
    fill(&rows[1], 2, RELIEF_PERSON, "anna");
    rows[0].verdict[0] = (struct relief_verdict){RELIEF_RELIEVED, true, true};
    rows[0].verdict[1] = (struct relief_verdict){RELIEF_RELIEVED, false, false};
    rows[0].quantity[RELIEF_OMITTED].at[1] = RELIEF_OPEN;
    rows[0].quantity[RELIEF_OMITTED].needed[1] = 35;
    write_rows(rows, 2);
    assert_string_equal(line(0), "base,other,level,care_unit,role,person,quantity,n,base_mean,other_mean,relief_mean,relief_lo,"
                                 "relief_hi,p_holm,at_margin_0_5,at_margin_1,at_margin_2,outcome_0_5,outcome_1,outcome_2,"
                                 "replications_needed_0_5,replications_needed_1,replications_needed_2");
    assert_string_equal(line(1), "base,second,group,ward,nurse,,clinical,4,5,3,2,1.5,2.5,0.01,down,down,open,,,,,,");
    assert_string_equal(line(1 + RELIEF_NET), "base,second,group,ward,nurse,,net,4,5,3,2,1.5,2.5,0.01,down,down,open,"
                                              "relieved+more_clinical+care_lost,relieved,undecided,,,");
    assert_string_equal(line(1 + RELIEF_OMITTED),
                        "base,second,group,ward,nurse,,omitted,4,5,3,2,1.5,2.5,0.01,down,open,open,,,,,35,");
    /* of a person, what is omitted is his group's */
    assert_string_equal(line(1 + RELIEF_QUANTITIES),
                        "base,third,person,ward,nurse,anna,clinical,4,5,3,2,1.5,2.5,0.01,down,down,open,,,,,,");
    assert_string_equal(line(RELIEF_QUANTITIES + RELIEF_QUANTITIES), "");
}

static void test_alone(void **state)
{
    (void)state;
    struct relief_row rows[2] = {{.other = 1, .care_unit = "ward", .role = "host", .person = ""},
                                 {.other = 1, .care_unit = "ward", .role = "porter", .person = ""}};
    for (int i = 0; i < 2; i++)
        for (int margin = 0; margin < RELIEF_MARGINS; margin++) {
            rows[i].verdict[margin].outcome = i ? RELIEF_GONE : RELIEF_NEW;
            rows[i].quantity[RELIEF_NET].interval = (struct interval){NAN, NAN};
            rows[i].quantity[RELIEF_NET].p_holm = rows[i].quantity[RELIEF_NET].needed[margin] = NAN;
        }
    write_rows(rows, 2);
    assert_string_equal(line(1), "base,second,group,ward,host,,net,0,,,,,,,,,,new,new,new,,,");
    assert_string_equal(line(2), "base,second,group,ward,porter,,net,0,,,,,,,,,,gone,gone,gone,,,");
    assert_string_equal(line(3), "");
}

static void test_places_that_cannot_be_written(void **state)
{
    (void)state;
    const struct relief none = {0};
    struct err full = {0}, nowhere = {0};
    assert_int_equal(relief_file_write("/dev/full", &m, &none, &full), ERR_IO);
    assert_int_equal(relief_file_write("/nowhere/x.csv", &m, &none, &nowhere), ERR_IO);
    assert_true(strstr(full.text, "No space left") && strstr(nowhere.text, "No such file"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {TEST(test_columns), TEST(test_alone), TEST(test_places_that_cannot_be_written)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
