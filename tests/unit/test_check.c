/* A document held against the key table: every kind of error with its text, and what a good document becomes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "checkcase.h"

static void test_unknown_keys(void **state)
{
    struct fixture *x = *state;
    expect_errors(x, "{'tme':{}}", "/tme: unknown key 'tme'; did you mean 'time'?\n");
    expect_errors(x, "{'time':{'Days':1}}", "/time/Days: unknown key 'Days'; did you mean 'days'?\n");
    expect_errors(x, "{'time':{'horizon':1}}",
                  "/time/horizon: unknown key 'horizon'; known here: tick_s, start_date, warmup_days, days, holidays\n");
    expect_errors(x, "{'units':{'ward':{'patients':{'stay':1}}}}",
                  "/units/ward/patients/stay: unknown key 'stay'; known here: arrivals_per_day, arrival_profile, turnover_h, "
                  "stay_days, history_days, acuity, conditions\n");
    expect_errors(x, "{'a/b':1}", "/a~1b: unknown key 'a/b'; known here: " ROOT_KEYS "\n");
}

static void test_types(void **state)
{
    struct fixture *x = *state;
    expect_errors(x, "{'time':5,'roles':[],'units':null,'tasks':'x','staff':true}",
                  "/time: expected an object, found 5\n"
                  "/roles: expected an object, found an empty array\n"
                  "/units: expected an object, found null\n"
                  "/tasks: expected an object, found the string 'x'\n"
                  "/staff: expected an object, found true\n");
    expect_errors(x, "{'time':{'tick_s':7,'warmup_days':-1,'days':2.9}}",
                  "/time/tick_s: expected a whole number from 1 to 3600 that divides 3600, found 7\n"
                  "/time/warmup_days: expected a whole number from 0 to 3650, found -1\n"
                  "/time/days: expected a whole number from 1 to 36500, found 2.9\n");
    expect_errors(x, "{'time':{'tick_s':0,'days':3e9},'study':{'seed':9007199254740994,'replications':'10'}}",
                  "/time/tick_s: expected a whole number from 1 to 3600 that divides 3600, found 0\n"
                  "/time/days: expected a whole number from 1 to 36500, found 3000000000\n"
                  "/study/replications: expected a whole number from 1 to 1000000, found the string '10'\n"
                  "/study/seed: expected a whole number from 0 to 9007199254740991, found 9007199254740994\n");
    expect_errors(x, "{'study':{'seed':9007199254740993}}", /* as written: no double is this number */
                  "/study/seed: expected a whole number from 0 to 9007199254740991, found 9007199254740993\n");
    expect_errors(x, "{'time':{'start_date':'2026-02-30'},'label':7,'sources':['a',1]}",
                  "/label: expected a string without control characters, found 7\n"
                  "/sources/1: expected a string, found 1\n"
                  "/time/start_date: expected a date 'YYYY-MM-DD' from 1970 to 2199, found the string '2026-02-30'\n");
    expect_errors(x, "{'roles':{'nurse':{'duration_factor':0,'level':10},'host':{'duration_factor':101}}}",
                  "/roles/nurse/level: expected a whole number from 0 to 9, found 10\n"
                  "/roles/nurse/duration_factor: expected a number above 0 and at most 100, found 0\n"
                  "/roles/host/duration_factor: expected a number above 0 and at most 100, found 101\n");
    expect_errors(x, "{'units':{'w':{'break_guard_min':-1,'shifts':{'day':{'start':'7:30','end':'24:00'}}}}}",
                  "/units/w/shifts/day/start: expected " A_TIME ", found the string '7:30'\n"
                  "/units/w/shifts/day/end: expected " A_TIME ", found the string '24:00'\n"
                  "/units/w/break_guard_min: expected a number of at least 0, found -1\n");
    expect_errors(x, "{'units':{'w':{'patients':{'acuity':{'a':{'critical':1,'start_share':1.5}}}}}}",
                  "/units/w/patients/acuity/a/critical: expected true or false, found 1\n"
                  "/units/w/patients/acuity/a/start_share: expected a number from 0 to 1, found 1.5\n");
    expect_errors(x, "{'policy':{'prefer':'random','rules':{'a':{'patience_min':'nver','who':['Nurse',null]}}}}",
                  "/policy/rules/a/who/0: expected the name of a role, a mark or 'all', found the string 'Nurse'\n"
                  "/policy/rules/a/who/1: expected the name of a role, a mark or 'all', found null\n"
                  "/policy/rules/a/patience_min: expected a number of at least 0 or 'never', found the string 'nver'\n"
                  "/policy/prefer: expected an array, found the string 'random'\n");
}

static void test_choices(void **state)
{
    struct fixture *x = *state;
    expect_errors(x, "{'policy':{'prefer':['longest_idel','busy'],'rights':{'all':{'nurse':'Formal'}}}}",
                  "/policy/rights/all/nurse: expected one of 'none', 'formal', 'trained', 'signed', 'ad_hoc', found the string "
                  "'Formal'; did you mean 'formal'?\n"
                  "/policy/prefer/0: expected " A_PREFERENCE
                  ", found the string 'longest_idel'; did you mean 'longest_idle'?\n"
                  "/policy/prefer/1: expected " A_PREFERENCE ", found the string 'busy'\n");
    expect_errors(x, "{'staff':{'lines':{'a':{'unit':'w','role':'r','duty':7}}}}",
                  "/staff/lines/a/duty: expected one of 'roster', 'always', 'temp', found 7\n");
}

static void test_names(void **state)
{
    struct fixture *x = *state;
    expect_errors(x, "{'roles':{'Nurse':{},'':{}}}",
                  "/roles/Nurse: expected " A_NAME " as key, found 'Nurse'\n"
                  "/roles/: expected " A_NAME " as key, found ''\n");
    expect_errors(x, "{'staff':{'plan':{'w':{'day':{'munday':{'nurse':1},'weekend':{'nurse':1.5,'Host':1}}}}}}",
                  "/staff/plan/w/day/munday: expected " A_DAY " as key, found 'munday'\n"
                  "/staff/plan/w/day/weekend/nurse: expected a whole number from 0 to 100000, found 1.5\n"
                  "/staff/plan/w/day/weekend/Host: expected " A_NAME " as key, found 'Host'\n");
    expect_errors(x, "{'staff':{'plan':{'w':{'day':{'weekdas':{}}}}}}",
                  "/staff/plan/w/day/weekdas: expected " A_DAY " as key, found 'weekdas'; did you mean 'weekdays'?\n");
    expect_errors(x, "{'units':{'w':{'patients':{'arrival_profile':{'8':1,'09:00':-1}}}}}",
                  "/units/w/patients/arrival_profile/8: expected " A_TIME " as key, found '8'\n"
                  "/units/w/patients/arrival_profile/09:00: expected a number of at least 0, found -1\n");
}

static void test_missing_keys(void **state)
{
    struct fixture *x = *state;
    expect_errors(x, "{'tasks':{'bell':{}}}",
                  "/tasks/bell: key 'category' is missing: expected " A_CATEGORY "\n"
                  "/tasks/bell: key 'duration_min' is missing: expected " A_LAW "\n");
    expect_errors(x, "{'units':{'w':{'shifts':{'day':{}},'breaks':{'meal':{}},'patients':{'conditions':{'c':{}}}}}}",
                  "/units/w/patients/conditions/c: key 'share' is missing: expected a number from 0 to 1\n"
                  "/units/w/shifts/day: key 'start' is missing: expected " A_TIME "\n"
                  "/units/w/shifts/day: key 'end' is missing: expected " A_TIME "\n"
                  "/units/w/breaks/meal: key 'shift' is missing: expected the name of a shift of the unit\n"
                  "/units/w/breaks/meal: key 'from' is missing: expected " A_TIME "\n"
                  "/units/w/breaks/meal: key 'until' is missing: expected " A_TIME "\n");
    expect_errors(x, "{'policy':{'rules':{'a':{}}}}",
                  "/policy/rules/a: key 'patience_min' is missing: expected a number of at least 0 or 'never'\n");
    expect_errors(x, "{'units':{'u':{},'v':{}},'staff':{'lines':{'a':{}}}}",
                  "/staff/lines/a: key 'role' is missing: expected the name of a role\n"
                  "/staff/lines/a: key 'unit' is missing: expected the name of a unit (not needed where there is just one)\n");
}

/* Keys that one file says and another makes wrong: the message tells the way out. */
static void test_kinds_from_two_files(void **state)
{
    struct fixture *x = *state;
    static const char text[] = "{\"tasks\":{\"t\":{\"category\":\"care\","
                               "\"duration_min\":{\"law\":\"fixed\",\"value\":1,\"mean\":2}}}}";
    struct value *root = fixture_parse(x, "mine.json", text);
    struct value *duration = value_find(value_find(value_find(root, "tasks"), "t"), "duration_min");
    value_find(duration, "mean")->file = "ward.json"; /* adds to the law of mine.json */
    check_document(&x->findings, root);
    assert_string_equal(x->findings.first->file, "ward.json");
    assert_string_equal(x->findings.first->text, "expected only with " WITH_MEAN ", found with 'fixed'");
    duration->file = "ward.json"; /* now mine.json changes the law of ward.json: it is the one to mend */
    x->findings = (struct findings){.arena = &x->arena};
    check_document(&x->findings, root);
    assert_string_equal(x->findings.first->file, "mine.json");
    assert_string_equal(x->findings.first->text, "expected only with " WITH_MEAN
                                                 ", found with 'fixed'; null takes away what 'ward.json' says");
}

/* What goes into tables must not move the cursor of a terminal. */
static void test_control_characters(void **state)
{
    struct fixture *x = *state;
    static const char *const bad[] = {"a\\nb", "\\t", "\\u001b[2J", "\\u007f", "\\u0085", "\\u009bm"};
    char text[100];
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        snprintf(text, sizeof text, "{'roles':{'nurse':{'label':'%s'}}}", bad[i]);
        check(x, text);
        assert_int_equal(x->findings.n_errors, 1);
        assert_memory_equal(x->findings.first->text, "expected a string without control characters, found the string '", 63);
    }
    expect_good(x, "{'label':'Avd. 3 \u00a0\u00e5\u2013','roles':{'nurse':{'label_source':'a\\nb'}},'sources':['a\\nb']}");
}

static void test_sources(void **state)
{
    struct fixture *x = *state;
    struct value *root = check(x, "{'time_source':'s1','time':{'days':3,'days_source':'s2','tick_s_source':'s3'},'roles':{"
                                  "'nurse_source':'s4','nurse':{'level':1,'level_source':'s5'}},"
                                  "'policy':{'rights':{'all':{'nurse':'none','nurse_source':'s7'},'all_source':'s8'}},"
                                  "'extends_source':'s9','tasks_source':'s10'}");
    if (x->findings.first)
        fail_msg("%s: %s", x->findings.first->pointer, x->findings.first->text);
    assert_string_equal(value_member(root, "time")->source->string, "s1");
    assert_string_equal(value_at(root, "time", "days", NULL)->source->string, "s2");
    assert_string_equal(value_at(root, "time", "tick_s", NULL)->source->string, "s3"); /* of a default */
    assert_string_equal(value_at(root, "roles", "nurse", NULL)->source->string, "s4");
    assert_string_equal(value_at(root, "roles", "nurse", "level", NULL)->source->string, "s5");
    assert_int_equal(value_member(root, "roles")->n, 1); /* no role called nurse_source */
    assert_string_equal(value_at(root, "policy", "rights", "all", "nurse", NULL)->source->string, "s7");
    assert_string_equal(value_at(root, "policy", "rights", "all", NULL)->source->string, "s8");
    assert_int_equal(value_at(root, "policy", "rights", NULL)->n, 1);
    assert_null(value_member(root, "time_source"));
    assert_null(value_at(root, "time", "start_date", NULL)->source);
    expect_errors(x, "{'time_source':1,'tme_source':'x','roles':{'nurse':{},'nurse_source':{},'host_source':'x'}}",
                  "/tme_source: unknown key 'tme_source'; known here: " ROOT_KEYS "\n"
                  "/time_source: expected a string that names the source of a value, found 1\n"
                  "/roles/nurse_source: expected a string that names the source of a value, found an empty object\n"
                  "/roles/host_source: expected an object, found the string 'x'\n");
}

static void test_keys_for_files_only(void **state)
{
    struct fixture *x = *state;
    struct value *root = check(x, "{'$schema':'../docs/scenario.schema.json'}");
    assert_null(x->findings.first);
    assert_null(value_member(root, "$schema"));
    expect_errors(x, "{'$schema':1}", "/$schema: expected a string, found 1\n");
    static const char text[] = "{\"extends\":[\"b.json\"]}";
    root = fixture_parse(x, "--set", text);
    x->findings = (struct findings){.arena = &x->arena};
    check_document(&x->findings, root);
    assert_string_equal(x->findings.first->text, "expected only in files");
}

/* The value on one line, without blanks, with ' for ". */
static void expect_print(const struct value *v, const char *text)
{
    char *out = fixture_printed(v);
    size_t n = 0;
    for (char *c = out; *c; c++)
        if (*c != ' ' && *c != '\n')
            out[n++] = *c == '"' ? '\'' : *c;
    out[n] = '\0';
    assert_string_equal(out, text);
    free(out);
}

static void test_defaults(void **state)
{
    struct fixture *x = *state;
    struct value *root = check(x, "{'units':{'w':{}},'staff':{'lines':{'a':{'role':'nurse'}}},'tasks':{'t':{'category':'kin',"
                                  "'duration_min':2.5,'helper':{},'arises':{'s':{'how':'shift_start'},'q':{'how':'after',"
                                  "'task':'t'}}}},"
                                  "'policy':{'rules':{'r':{'patience_min':0}}}}");
    assert_null(x->findings.first);
    expect_print(value_member(root, "time"), "{'days':28,'holidays':[],'start_date':'2026-01-05','tick_s':10,'warmup_days':14}");
    expect_print(value_member(root, "study"), "{'replications':100,'seed':1}");
    expect_print(value_member(root, "roles"), "{}");
    expect_print(value_member(root, "sources"), "[]");
    expect_print(value_member(root, "label"), "''");
    expect_print(value_at(root, "units", "w", NULL),
                 "{'beds':0,'break_guard_min':0,'breaks':{},'copies':1,'label':'','max_away':1,"
                 "'not_if_critical':{},'patients':{'acuity':{},"
                 "'arrival_profile':{},'conditions':{},'history_days':365,'stay_days':'never','turnover_h':{'law':'fixed',"
                 "'value':0}},"
                 "'rights':{},'shifts':{},'wind_down_min':0,'wind_down_urgency':0}");
    expect_print(value_at(root, "tasks", "t", NULL),
                 "{'arises':{'q':{'delay_min':0,'how':'after','probability':1,'role_probability':{},'task':'t'},"
                 "'s':{'acuity_factor':{},'condition_factor':{},'how':'shift_start','of':'unit','probability':1}},"
                 "'category':'kin','duration_min':{'law':'fixed','value':2.5},"
                 "'helper':{'check_min':5,'hold_after_min':'never','joint':'all','patience_min':{}},'interruptible':false,"
                 "'interrupts':false,'label':'','late_after_min':'never','max_waiting':'never',"
                 "'not_if_critical':[],"
                 "'omit_after_min':'never','role_factor':{},'urgency':5}");
    expect_print(value_member(root, "staff"),
                 "{'absence':{},'cover':{},'duties':[],'lines':{'a':{'away':{},'count':1,'delegates':1,'duration_factor':1,"
                 "'duty':'roster','experience_years':0,'fte':1,'initiative':1,'label':'','marks':[],'role':'nurse','signed':[],"
                 "'specialisations':[],'trained':[],'unit':'w','vacant':false}},'plan':{},'rest_h':11,'roster_repeats':false,"
                 "'rota_weeks':6,'supplements':{},'weekend_every':3,'weekly_h':35.5}");
    expect_print(value_member(root, "policy"),
                 "{'delegation':{},'planning':{'by':['balance'],'tasks':{},'visibility':1,'who':[]},'prefer':[],"
                 "'prefer_by_task':{},'rights':{},'role_order':{},'rules':{'r':{'patience_min':0,"
                 "'patient':'any','rank':0,'relation':'any',"
                 "'task':['all'],'when':{},'who':['all']}},'shift_lead':{'held_by':'shift_lead','tasks':[],'who':[]},"
                 "'training':{}}");
    assert_string_equal(value_member(root, "time")->file, "default");
    assert_string_equal(value_at(root, "time", "tick_s", NULL)->file, "default");
    assert_string_equal(value_at(root, "tasks", "t", "duration_min", "value", NULL)->file, "a.json");
    const struct value *who = value_at(root, "policy", "rules", "r", "who", NULL);
    assert_string_equal(value_pointer(&x->arena, who->first), "/policy/rules/r/who/0");
}

/* Checking what has been checked changes nothing: the resolved scenario is itself a scenario. */
static void test_twice(void **state)
{
    struct fixture *x = *state;
    struct value *root = check(x, "{'units':{'w':{'beds':3,'beds_source':'s'}},'tasks':{'t':{'category':'kin','duration_min':"
                                  "{'law':'empirical','values':[30,4,100,4,5]},'arises':{'w':{'how':'poisson','per_day':2}}}}}");
    char *once = fixture_printed(root);
    assert_non_null(strstr(once, "\"beds_source\": \"s\""));
    struct value *again = check(x, once);
    assert_null(x->findings.first);
    char *twice = fixture_printed(again);
    assert_string_equal(once, twice);
    const struct value *values = value_at(again, "tasks", "t", "duration_min", "values", NULL);
    double last = 0;
    VALUE_EACH(v, values) {
        assert_true(v->number >= last);
        last = v->number;
    }
    assert_int_equal(values->n, 5);
    free(once);
    free(twice);
}

static void test_all_at_once(void **state)
{
    struct fixture *x = *state;
    expect_errors(x,
                  "{'tim':{},'time':{'tick_s':7,'dasy':1},'tasks':{'t':{'category':'x','duration_min':{'law':'uniform',"
                  "'low':3,'high':1}},'u':{'category':'care','duration_min':1,'urgency':1.5}},"
                  "'staff':{'lines':{'a':{'role':1}}},'units':{'v':{},'w':{}}}",
                  "/tim: unknown key 'tim'; did you mean 'time'?\n"
                  "/time/dasy: unknown key 'dasy'; did you mean 'days'?\n"
                  "/time/tick_s: expected a whole number from 1 to 3600 that divides 3600, found 7\n"
                  "/tasks/t/category: expected " A_CATEGORY ", found the string 'x'\n"
                  "/tasks/t/duration_min: expected low < high, found 3 and 1\n"
                  "/tasks/u/urgency: expected a whole number from 0 to 9, found 1.5\n"
                  "/staff/lines/a/role: expected the name of a role, found 1\n"
                  "/staff/lines/a: key 'unit' is missing: expected the name of a unit (not needed where there is just one)\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_unknown_keys), FIXTURE_TEST(test_types), FIXTURE_TEST(test_choices),  FIXTURE_TEST(test_names),
            FIXTURE_TEST(test_missing_keys),
        FIXTURE_TEST(test_sources),  FIXTURE_TEST(test_defaults),
            FIXTURE_TEST(test_kinds_from_two_files), FIXTURE_TEST(test_control_characters),
        FIXTURE_TEST(test_twice),        FIXTURE_TEST(test_all_at_once), FIXTURE_TEST(test_keys_for_files_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
