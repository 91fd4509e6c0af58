/* What `avlast staffing` writes: rows of the map and of the hours; a plan that gives the people wanted when it is read again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "staffingcase.h"

#include "folder.h"
#include "report/staffing_file.h"

static struct staffingcase c;
static struct folder folder;
static char text[100000];

static int set_up(void **state)
{
    (void)state;
    folder_make(&folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    staffingcase_free(&c);
    folder_remove(&folder);
    return 0;
}

static const char *read_back(const char *path)
{
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    return text;
}

static int lines(void)
{
    int n = 0;
    for (const char *at = text; (at = strchr(at, '\n')); at++)
        n++;
    return n;
}

static void begins(const char *header)
{
    if (strncmp(text, header, strlen(header)))
        fail_msg("expected first: %sfound: %.200s", header, text);
}

static void has(const char *row)
{
    char whole[300];
    snprintf(whole, sizeof whole, "\n%s\n", row);
    if (!strstr(text, whole))
        fail_msg("no row '%s' in\n%s", row, text);
}

/* Two washes at 8 o'clock on both kinds of day; drugs and half a note on weekdays; a wound on one day of five. */
static void test_map(void **state)
{
    (void)state;
    staffingcase_make(&c, STAFFINGCASE_WARD, false);
    const char *path = folder_file(&folder, "task_map.csv");
    assert_int_equal(staffing_file_map(path, &c.staffing, &c.error), 0);
    read_back(path);
    begins("care_unit,task,category,day_kind,hour,made_count_per_day,work_min_per_day,second_min_per_day,lowest_role,roles,"
           "second_role\n");
    has("ward,wash,care,weekdays,8,2,60,0,assistant,assistant nurse,");
    has("ward,wash,care,weekend,8,2,60,0,assistant,assistant nurse,");
    has("ward,drugs,care,weekdays,20,1,15,3,nurse,nurse,nurse");
    has("ward,note,admin,weekdays,20,0.5,3,0,assistant,assistant nurse,");
    has("ward,wound,care,weekdays,20,0.2,4.2,0,,,");
    assert_int_equal(lines(), 6);
}

/* Work of the lowest role, people by both plans, and the work that nobody may do. */
static void test_hours(void **state)
{
    (void)state;
    staffingcase_make(&c, STAFFINGCASE_WARD, false);
    const char *path = folder_file(&folder, "staffing.csv");
    assert_int_equal(staffing_file_hours(path, &c.staffing, &c.error), 0);
    read_back(path);
    begins("care_unit,day_kind,hour,role,work_min_per_day,old_people_mean,new_people_mean\n");
    has("ward,weekdays,8,nurse,0,1,1");
    has("ward,weekdays,8,assistant,60,1,2");
    has("ward,weekdays,20,nurse,18,1,1");
    has("ward,weekdays,20,assistant,3,1,0");
    has("ward,weekdays,20,,4.2,,");
    has("ward,weekend,20,nurse,0,1,1");
    has("ward,weekend,14,assistant,0,1.5,2");
    assert_int_equal(lines(), 1 + 2 * 24 * 3);
}

/* A role that is never there and would never be the lowest is left out. */
static void test_rows_of_roles(void **state)
{
    (void)state;
    staffingcase_make(&c, "{'roles': {'porter': {'level': 0}}, 'units': {'ward': {'beds': 0}}, 'tasks': {'bell': null,"
                          " 'medicine': null, " STAFFINGCASE_TASK("wash", "30", "'08:00'", "'mon'", "") "}, 'staff': {'lines':"
                          " {'anna': {'duty': null}}, 'plan': {'ward': {'day': {'all': {'nurse': 1}}}}}}", false);
    const char *path = folder_file(&folder, "staffing.csv");
    assert_int_equal(staffing_file_hours(path, &c.staffing, &c.error), 0);
    read_back(path);
    assert_int_equal(lines(), 1 + 2 * 24 * 2); /* nurses, and bo, always there */
    has("ward,weekend,3,assistant,0,1,1");
    assert_null(strstr(text, "porter"));
    assert_int_equal(staffing_file_plan(path, &c.manifest, &c.staffing, &c.error), 0);
    assert_null(strstr(read_back(path), "porter"));
}

/* ---- The plan ------------------------------------------------------------------------------------------------------------- */

static const char *write_plan(void)
{
    const char *path = folder_file(&folder, "staffing.json");
    assert_int_equal(staffing_file_plan(path, &c.manifest, &c.staffing, &c.error), 0);
    return read_back(path);
}

static void test_plan(void **state)
{
    (void)state;
    staffingcase_make(&c, STAFFINGCASE_WARD, false);
    assert_string_equal(write_plan(),
        "{\n"
        "  \"description\": \"Staffing plan for north: the weekly hours of each role are moved to where the work falls that it"
        " may do.\",\n"
        "  \"staff\": {\n"
        "    \"plan\": {\n"
        "      \"ward\": {\n"
        "        \"day\": {\n"
        "          \"all\": {\"assistant\": 2, \"nurse\": 1}\n"
        "        },\n"
        "        \"evening\": {\n"
        "          \"all\": {\"assistant\": 0, \"nurse\": 1}\n"
        "        },\n"
        "        \"night\": {\n"
        "          \"all\": {\"assistant\": 0, \"nurse\": 0}\n"
        "        }\n"
        "      }\n"
        "    },\n"
        "    \"plan_source\": \"avlast staffing north: demand of 2 replications of 1 week, seed 1\"\n"
        "  }\n"
        "}\n");
}

/* Evenly, and a scenario of an odd name. */
static void test_words(void **state)
{
    (void)state;
    staffingcase_make(&c, STAFFINGCASE_WARD, true);
    c.scenario.name = "Tørn \"A\"";
    c.map.n_replications = 1;
    c.map.n_weeks = 4;
    write_plan();
    assert_non_null(strstr(text, "\"Staffing plan for Tørn \\\"A\\\": the weekly hours of each role are spread evenly over all"
                                 " shifts.\""));
    assert_non_null(strstr(text, "\"avlast staffing Tørn \\\"A\\\" --evenly: demand of 1 replication of 4 weeks, seed 1\""));
}

static void expect_days(const char *expected)
{
    if (!strstr(write_plan(), expected))
        fail_msg("expected:\n%s\nfound:\n%s", expected, text);
}

static void set(int day, int shift, int role, int people)
{
    ((int *)c.staffing.units[0].wanted[STAFFING_NEW])[(day * 3 + shift) * c.build.model.n_roles + role] = people;
}

/* As few names as tell it: all days alike; the usual weekday and the usual day of the weekend, and each day that is another. What
 * the present plan names besides is taken away. */
static void test_names_of_days(void **state)
{
    (void)state;
    enum { NURSE = 1, DAY = 0, EVENING };
    staffingcase_make(&c, STAFFINGCASE_WARD, false);
    set(2, EVENING, NURSE, 3);
    expect_days("\"evening\": {\n"
                "          \"all\": null,\n"
                "          \"weekdays\": {\"assistant\": 0, \"nurse\": 1},\n"
                "          \"weekend\": {\"assistant\": 0, \"nurse\": 1},\n"
                "          \"wed\": {\"assistant\": 0, \"nurse\": 3}\n"
                "        }");
    set(0, EVENING, NURSE, 3);
    set(4, EVENING, NURSE, 3);
    set(6, EVENING, NURSE, 2);
    expect_days("\"weekdays\": {\"assistant\": 0, \"nurse\": 3},\n"
                "          \"weekend\": {\"assistant\": 0, \"nurse\": 1},\n"
                "          \"tue\": {\"assistant\": 0, \"nurse\": 1},\n"
                "          \"thu\": {\"assistant\": 0, \"nurse\": 1},\n"
                "          \"sun\": {\"assistant\": 0, \"nurse\": 2}\n");
}

/* A role of whom nobody is wanted any more is named, or the present plan would stand. */
static void test_nobody_any_more(void **state)
{
    (void)state;
    staffingcase_make(&c, STAFFINGCASE_WARD, false);
    for (int i = 0; i < 3 * N_WEEKDAYS; i++)
        set(i / 3, i % 3, 0, 0);
    expect_days("\"day\": {\n"
                "          \"all\": {\"assistant\": 0, \"nurse\": 1}\n");
}

/* Whatever the plans are: read after a scenario that has the old one, the file gives the new one. */
static void test_reads_back(void **state)
{
    (void)state;
    static const char *const old_plans[] = {
        "{}", "{'staff': {'plan': {'ward': {'day': {'all': null, 'weekdays': {'nurse': 2}, 'sun': {'assistant': 3}}}}}}",
        "{'staff': {'plan': {'ward': {'evening': {'wed': {'nurse': 2}, 'weekend': {'nurse': 4, 'assistant': 1}}}}}}",
        "{'units': {'ward': {'copies': 3}}, 'staff': {'plan': {'ward': {'night': {'all': {'nurse': 1}}}}}}",
    };
    uint32_t random = 1;
    for (int round = 0; round < 40; round++) {
        char patch[4000], *plan;
        snprintf(patch, sizeof patch, "%s", STAFFINGCASE_WARD);
        staffingcase_make(&c, patch, false);
        merge_patch(c.build.root, modelcase_parse(&c.build, old_plans[round % 4]));
        const struct unit *u = &c.build.model.units[0];
        int n = N_WEEKDAYS * u->n_shifts * c.build.model.n_roles, most = 1 + round % 3;
        for (int i = 0; i < n; i++) {
            random = random * 1664525 + 1013904223; /* Numerical Recipes' quick generator */
            set(i / 6, i / 2 % 3, i % 2, (int)(random >> 16) % (most + 1) / most);
        }
        plan = strdup(write_plan());
        struct modelcase again;
        modelcase_document(&again, MODELCASE_BASE, patch);
        merge_patch(again.root, modelcase_parse(&again, old_plans[round % 4]));
        merge_patch(again.root, modelcase_parse(&again, plan));
        check_document(&again.findings, again.root);
        assert_int_equal(model_build(&again.model, again.root, "again", &again.findings, &again.error), 0);
        for (int unit = 0; unit < again.model.n_units; unit++)
            assert_memory_equal(again.model.units[unit].wanted, c.staffing.units[0].wanted[STAFFING_NEW],
                                sizeof(int) * (size_t)n);
        modelcase_free(&again);
        free(plan);
        staffingcase_free(&c);
    }
}

/* Units whose hours were not moved are not in the plan. */
static void test_units(void **state)
{
    (void)state;
    staffingcase_make(&c, "{'units': {'ward': {'beds': 0, 'copies': 2}, 'annex': {'beds': 0}, 'flats': {'beds': 0, 'shifts':"
                          " {'long': {'start': '08:00', 'end': '18:00'}}}}, 'tasks': {'bell': null, 'medicine': null, "
                          STAFFINGCASE_TASK("wash", "30", "'08:00'", "'mon'", "") "}, 'staff': {'lines': {'anna': {'unit':"
                          " 'ward', 'duty': null}, 'bo': {'unit': 'annex'}, 'cia': {'unit': 'flats', 'role': 'nurse'}}, 'plan':"
                          " {'ward': {'day': {'all': {'nurse': 1}}}, 'flats': {'long': {'all': {'nurse': 1}}}}}}", false);
    write_plan();
    assert_null(strstr(text, "annex"));
    assert_non_null(strstr(text, "\"flats\": {\n        \"long\": {\n"));
    assert_non_null(strstr(text, "      },\n      \"ward\": {\n"));
}

static void test_cannot_write(void **state)
{
    (void)state;
    staffingcase_make(&c, STAFFINGCASE_WARD, false);
    assert_int_equal(staffing_file_map("/nowhere/a.csv", &c.staffing, &c.error), ERR_IO);
    assert_int_equal(staffing_file_hours("/nowhere/b.csv", &c.staffing, &c.error), ERR_IO);
    c.error = (struct err){0};
    assert_int_equal(staffing_file_plan("/nowhere/c.json", &c.manifest, &c.staffing, &c.error), ERR_IO);
    assert_string_equal(c.error.text, "cannot create '/nowhere/c.json': No such file or directory");
    c.error = (struct err){0};
    assert_int_equal(staffing_file_plan("/dev/full", &c.manifest, &c.staffing, &c.error), ERR_IO);
    assert_string_equal(c.error.text, "cannot write '/dev/full': No space left on device");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_map), TEST(test_hours), TEST(test_rows_of_roles), TEST(test_plan), TEST(test_words), TEST(test_names_of_days),
        TEST(test_nobody_any_more), TEST(test_reads_back), TEST(test_units), TEST(test_cannot_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
