/* Keys that must go together: of laws, of ways of arising, of roster lines; and whose file is named when they do not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "checkcase.h"
#include "scenario/merge.h"

/* A task with one way of arising, or one law as its duration, around the given text. */
static void expect_way(struct fixture *x, const char *way, const char *lines)
{
    char text[1000];
    snprintf(text, sizeof text, "{'tasks':{'t':{'category':'care','duration_min':1,'arises':{'w':{%s}}}}}", way);
    expect_errors(x, text, lines);
}

static void expect_law(struct fixture *x, const char *law, const char *lines)
{
    char text[1000];
    snprintf(text, sizeof text, "{'tasks':{'t':{'category':'care','duration_min':%s}}}", law);
    expect_errors(x, text, lines);
}

static void test_laws(void **state)
{
    struct fixture *x = *state;
    static const char *const good[] = {
        "0", "2.5", "{'law':'fixed','value':0}", "{'law':'uniform','low':0,'high':1}", "{'law':'exponential','mean':0.1}",
        "{'law':'triangular','low':1,'mode':1,'high':2}", "{'law':'triangular','low':1,'mode':2,'high':2}",
        "{'law':'lognormal','mean':5,'cv':0.5}", "{'law':'gamma','mean':5,'cv':0.01}", "{'law':'empirical','values':[3,0]}",
        "{'law':'weibull','mean':5,'shape':500}", "{'law':'geometric','mean':5,'mean_source':'a guess'}",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        expect_law(x, good[i], "");
#define AT "/tasks/t/duration_min"
    expect_law(x, "-1", AT ": expected " A_LAW ", found -1\n");
    expect_law(x, "'never'", AT ": expected " A_LAW ", found the string 'never'\n");
    expect_law(x, "[]", AT ": expected " A_LAW ", found an empty array\n");
    expect_law(x, "{}", AT ": key 'law' is missing: expected " A_KIND "\n");
    expect_law(x, "{'law':'normal','mean':-1}",
               AT "/law: expected " A_KIND ", found the string 'normal'\n"
               AT "/mean: expected a number above 0, found -1\n");
    expect_law(x, "{'law':'fixed','value':-1}", AT "/value: expected a number of at least 0, found -1\n");
    expect_law(x, "{'law':'fixed','mean':1}",
               AT ": key 'value' is missing: expected a number of at least 0\n"
               AT "/mean: expected only with " WITH_MEAN ", found with 'fixed'\n");
    expect_law(x, "{'law':'exponential','mean':0}", AT "/mean: expected a number above 0, found 0\n");
    expect_law(x, "{'law':'lognormal','mean':3,'cv':0}", AT "/cv: expected a number from 0.01 to 100, found 0\n");
    expect_law(x, "{'law':'weibull','mean':3,'shape':0}", AT "/shape: expected a number from 0.05 to 500, found 0\n");
    expect_law(x, "{'law':'gamma','mean':3,'shape':2}", AT ": key 'cv' is missing: expected a number from 0.01 to 100\n"
                                                        AT "/shape: expected only with law 'weibull', found with 'gamma'\n");
    expect_law(x, "{'law':'uniform','low':2,'high':2}", AT ": expected low < high, found 2 and 2\n");
    expect_law(x, "{'law':'uniform','low':-2,'high':2}", AT "/low: expected a number of at least 0, found -2\n");
    expect_law(x, "{'law':'triangular','low':2,'mode':1,'high':3}",
               AT ": expected low <= mode <= high and low < high, found 2, 1 and 3\n");
    expect_law(x, "{'law':'triangular','low':2,'mode':4,'high':3}",
               AT ": expected low <= mode <= high and low < high, found 2, 4 and 3\n");
    expect_law(x, "{'law':'triangular','low':2,'mode':2,'high':2}",
               AT ": expected low <= mode <= high and low < high, found 2, 2 and 2\n");
    expect_law(x, "{'law':'empirical','values':[1]}", AT "/values: expected at least 2 values, found 1\n");
    expect_law(x, "{'law':'empirical','values':[1,-2,'x']}", AT "/values/1: expected a number of at least 0, found -2\n"
                  AT "/values/2: expected a number of at least 0, found the string 'x'\n");
    expect_law(x, "{'law':'empirical','values':7}", AT "/values: expected an array, found 7\n");
#undef AT
    expect_good(x, "{'units':{'w':{'patients':{'stay_days':'never','acuity':{'a':{'sojourn_h':'never'},'b':{'sojourn_h':4}}}}}}");
    expect_errors(x, "{'units':{'w':{'patients':{'stay_days':'ever'}}}}",
                  "/units/w/patients/stay_days: expected " A_LAW " or 'never', found the string 'ever'\n");
}

static void test_ways(void **state)
{
    struct fixture *x = *state;
    static const char *const good[] = {
        "'how':'scheduled','times':['08:00'],'weekdays':['mon'],'spread_min':5,'probability':0.5,'acuity_factor':{'a':2}",
        "'how':'poisson','per_day':0,'profile':{'08:00':1},'condition_factor':{'c':0}", "'how':'poisson','of':'unit','per_day':3",
        "'how':'scheduled','of':'unit','times':['08:00']", "'how':'bernoulli','of':'unit','probability_per_tick':0.1",
        "'how':'admission'", "'how':'discharge','before_min':60", "'how':'deterioration','of':'patient','acuity_factor':{'a':1}",
        "'how':'shift_start','shifts':['day']", "'how':'shift_start','of':'patient','condition_factor':{'c':1}",
        "'how':'shift_end','before_min':10,'probability':0.5", "'how':'after_done','gap_min':5",
        "'how':'per_person','of':'person','weekdays':['sat','sun'],'probability':0",
        "'how':'after','task':'other','role_probability':{'nurse':0},'probability':1,'delay_min':5",
        "'how':'after_done','of':'unit','gap_min':{'law':'exponential','mean':5}",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        expect_way(x, good[i], "");
#define AT "/tasks/t/arises/w"
    expect_way(x, "", AT ": key 'how' is missing: expected " A_HOW "\n");
    expect_way(x, "'how':'schedule','times':['8']",
               AT "/how: expected " A_HOW ", found the string 'schedule'; did you mean 'scheduled'?\n"
               AT "/times/0: expected " A_TIME ", found the string '8'\n");
    expect_way(x, "'how':'scheduled'", AT ": key 'times' is missing: expected an array\n");
    expect_way(x, "'how':'poisson'", AT ": key 'per_day' is missing: expected a number of at least 0\n");
    expect_way(x, "'how':'bernoulli'", AT ": key 'probability_per_tick' is missing: expected a number from 0 to 1\n");
    expect_way(x, "'how':'after'", AT ": key 'task' is missing: expected the name of a task\n");
    expect_way(x, "'how':'after_done'", AT ": key 'gap_min' is missing: expected " A_LAW "\n");
    expect_way(x, "'how':'poisson','per_day':1,'spread_min':3,'probability':0.5,'before_min':1",
               AT "/spread_min: expected only with how 'scheduled', found with 'poisson'\n"
               AT "/probability: expected only with how 'scheduled', 'admission', 'discharge', 'deterioration', 'shift_start', "
               "'shift_end', 'per_person', 'after', found with 'poisson'\n"
               AT "/before_min: expected only with how 'discharge', 'shift_end', found with 'poisson'\n");
    expect_way(x, "'how':'after','task':'o','of':'unit'",
               AT "/of: expected only with how 'scheduled', 'poisson', 'bernoulli', 'admission', 'discharge', 'deterioration', "
               "'shift_start', 'shift_end', 'per_person', 'after_done', found with 'after'\n");
    expect_way(x, "'how':'scheduled','of':'person','times':[]",
               AT "/of: expected 'patient' or 'unit' with how 'scheduled', found 'person'\n");
    expect_way(x, "'how':'admission','of':'unit'", AT "/of: expected 'patient' with how 'admission', found 'unit'\n");
    expect_way(x, "'how':'shift_end','of':'person'",
               AT "/of: expected 'unit' or 'patient' with how 'shift_end', found 'person'\n");
    expect_way(x, "'how':'admission','of':'units'",
               AT "/of: expected one of 'patient', 'unit', 'person', found the string 'units'; did you mean 'unit'?\n");
    expect_way(x, "'how':'shift_start','acuity_factor':{'a':2},'condition_factor':{}",
               AT "/acuity_factor: expected only with of 'patient', found with 'unit'\n");
    expect_way(x, "'how':'poisson','of':'unit','per_day':1,'condition_factor':{'c':2}",
               AT "/condition_factor: expected only with of 'patient', found with 'unit'\n");
#undef AT
}

/* The file named is that of the patch, which decides, not that of what it changes. */
static void expect_file(struct fixture *x, const char *ward, const char *mine, const char *file, const char *text)
{
    char *json[2] = {strdup(ward), strdup(mine)};
    struct value *root[2];
    for (int i = 0; i < 2; i++) {
        for (char *c = json[i]; *c; c++)
            *c = *c == '\'' ? '"' : *c;
        root[i] = fixture_parse(x, i ? "mine.json" : "ward.json", json[i]);
        free(json[i]);
    }
    x->findings = (struct findings){.arena = &x->arena};
    merge_patch(root[0], root[1]);
    check_document(&x->findings, root[0]);
    assert_int_equal(x->findings.n_errors, 1);
    assert_string_equal(x->findings.first->text, text);
    assert_string_equal(x->findings.first->file, file);
}

static void test_files(void **state)
{
    struct fixture *x = *state;
#define LAW(keys) "{'tasks':{'t':{'category':'care','duration_min':{" keys "}}}}"
#define WAY(keys) "{'tasks':{'t':{'category':'care','duration_min':5,'arises':{'w':{" keys "}}}}}"
    expect_file(x, LAW("'law':'exponential','mean':5"), LAW("'law':'lognormal'"), "mine.json",
                "key 'cv' is missing: expected a number from 0.01 to 100");
    expect_file(x, LAW("'law':'lognormal','mean':5"), LAW("'mean':6"), "ward.json",
                "key 'cv' is missing: expected a number from 0.01 to 100");
    expect_file(x, LAW("'law':'uniform','low':5,'high':7"), LAW("'high':5"), "mine.json", "expected low < high, found 5 and 5");
    expect_file(x, LAW("'law':'triangular','low':5,'mode':6,'high':7"), LAW("'low':6.5"), "mine.json",
                "expected low <= mode <= high and low < high, found 6.5, 6 and 7");
    expect_file(x, WAY("'how':'poisson','per_day':5,'of':'unit'"), WAY("'how':'admission','per_day':null"), "mine.json",
                "expected 'patient' with how 'admission', found 'unit'");
    expect_file(x, WAY("'how':'poisson','per_day':5,'acuity_factor':{'a':2}"), WAY("'of':'unit'"), "mine.json",
                "expected only with of 'patient', found with 'unit'");
    expect_file(x, WAY("'how':'poisson','per_day':5,'of':'unit'"), WAY("'acuity_factor':{'a':2}"), "mine.json",
                "expected only with of 'patient', found with 'unit'");
#undef LAW
#undef WAY
}

/* A line names its unit unless there is just one; without any, review.c has more to say. */
static void test_lines(void **state)
{
    struct fixture *x = *state;
    expect_errors(x, "{'units':{'v':{},'w':{}},'staff':{'lines':{'a':{'role':'nurse'}}}}",
                  "/staff/lines/a: key 'unit' is missing: expected the name of a unit (not needed where there is just one)\n");
    struct value *root = check(x, "{'units':{'v':{}},'staff':{'lines':{'a':{'role':'nurse'}}}}");
    assert_string_equal(value_string(value_at(root, "staff", "lines", "a", NULL), "unit"), "v");
    expect_good(x, "{'staff':{'lines':{'a':{'role':'nurse'}}}}");
}

/* Keys without another that they go with: not given, empty, "never", "none", or another word. Defaults are not told of. */
static void test_without_the_other(void **state)
{
    struct fixture *x = *state;
#define STUDY(more) "{'staff':{'lines':{'a':{'role':'nurse','education':{'from':'2026-01-05','until':'2026-06-19'," \
    "'support':'none'," more "}}}}}"
#define STUDY_AT "/staff/lines/a/education/"
    expect_errors(x, STUDY("'practice_weeks':4,'exam_leave_days':1"),
                  STUDY_AT "practice_weeks: says nothing as long as 'practice_from' is not given\n"
                  STUDY_AT "exam_leave_days: says nothing as long as 'exams' is empty\n");
    expect_good(x, STUDY("'practice_weeks':4,'practice_from':'2026-02-02','exam_leave_days':1,'exams':['2026-06-01']"));
#define COURSE(more) "{'policy':{'training':{'course':{'tasks':['bell'],'occasions':6,'refresher_occasions':2" more "}}}}"
    expect_errors(x, COURSE(""),
                  "/policy/training/course/refresher_occasions: says nothing as long as 'fades_after_days' is \"never\"\n");
    expect_good(x, COURSE(",'fades_after_days':30"));
#define TALKS(consult) "{'policy':{'delegation':{'bell':{" consult "'consult_min':1,'consult_interrupts':true," \
    "'hold_after_min':5,'plan_task':'plan','plan_consult_min':1}}}}"
#define TALKS_AT(key, word) "/policy/delegation/bell/" key ": says nothing as long as 'consult' is \"" word "\"\n"
    expect_errors(x, TALKS(""), TALKS_AT("consult_min", "none") TALKS_AT("consult_interrupts", "none")
                  TALKS_AT("hold_after_min", "none") TALKS_AT("plan_task", "none") TALKS_AT("plan_consult_min", "none"));
    expect_errors(x, TALKS("'consult':'each_time',"),
                  TALKS_AT("plan_task", "each_time") TALKS_AT("plan_consult_min", "each_time"));
    expect_good(x, TALKS("'consult':'at_planning',"));
#define COVER(order) "{'staff':{'cover':{'nurse':{'order':[" order "],'same_role_probability':0.5,'lower_role_probability':0.5," \
    "'lower_roles':['host'],'temp_probability':0.5}}}}"
#define COVER_AT(key, word) "/staff/cover/nurse/" key ": says nothing as long as 'order' does not name \"" word "\"\n"
    expect_errors(x, COVER("'temp'"), COVER_AT("same_role_probability", "same_role")
                  COVER_AT("lower_role_probability", "lower_role") COVER_AT("lower_roles", "lower_role"));
    expect_errors(x, COVER("'same_role','lower_role'"), COVER_AT("temp_probability", "temp"));
    expect_good(x, COVER("'same_role','lower_role','temp'"));
    /* defaults, written out or not */
    expect_good(x, "{'staff':{'cover':{'nurse':{'order':['nobody']}}}}");
    expect_good(x, "{'units':{'w':{'max_away':1,'wind_down_urgency':0}},'policy':{'delegation':{'bell':{'consult':'none',"
                   "'consult_min':0,'consult_interrupts':false,'hold_after_min':'never'}}}}");
#define UNIT(more) "{'units':{'ward':{'max_away':2,'break_guard_min':30,'wind_down_urgency':1" more "}}}"
    expect_errors(x, UNIT(""), "/units/ward/max_away: says nothing as long as 'breaks' is empty\n"
                  "/units/ward/break_guard_min: says nothing as long as 'breaks' is empty\n"
                  "/units/ward/wind_down_urgency: says nothing as long as 'wind_down_min' is 0\n");
    expect_good(x, UNIT(",'wind_down_min':20,'breaks':{'lunch':{'shift':'day','from':'11:00','until':'13:00'}}"));
    /* the file that says the other key anew is not at fault; of its own keys it is told */
    x->findings = (struct findings){.arena = &x->arena};
    struct value *root = fixture_parse(x, "ward.json", "{\"policy\":{\"delegation\":{\"bell\":{\"consult\":\"each_time\","
                                                       "\"consult_min\":2}}}}");
    merge_patch(root, fixture_parse(x, "mine.json", "{\"policy\":{\"delegation\":{\"bell\":{\"consult\":\"none\","
                                                    "\"hold_after_min\":2}}}}"));
    check_document(&x->findings, root);
    assert_string_equal(x->findings.first->pointer, "/policy/delegation/bell/hold_after_min");
    assert_null(x->findings.first->next);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_laws),
        FIXTURE_TEST(test_ways),
        FIXTURE_TEST(test_files),
        FIXTURE_TEST(test_lines),
        FIXTURE_TEST(test_without_the_other),
    };
    return cmocka_run_group_tests_name("together", tests, NULL, NULL);
}
