/* A document held against the key table: every kind of error with its text, and what a good document becomes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "scenario/check.h"
#include "scenario/merge.h"

/* The checked document. ' stands for " in the text, so that it can be read. */
static struct value *check(struct fixture *x, const char *text)
{
    char *json = strdup(text);
    for (char *c = json; *c; c++)
        *c = *c == '\'' ? '"' : *c;
    x->findings = (struct findings){.arena = &x->arena};
    struct value *root = fixture_parse(x, "a.json", json);
    free(json);
    check_document(&x->findings, root);
    return root;
}

/* Errors as lines "/pointer: text". */
static void expect_errors(struct fixture *x, const char *text, const char *lines)
{
    char all[6000] = "";
    check(x, text);
    for (const struct finding *f = x->findings.first; f; f = f->next) {
        assert_string_equal(f->file, "a.json");
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s: %s\n", f->pointer, f->text);
    }
    assert_string_equal(all, lines);
}

static void expect_good(struct fixture *x, const char *text)
{
    expect_errors(x, text, "");
}

/* What messages say over and over. */
#define A_LAW "a law (an object with the key 'law', or a number of at least 0)"
#define A_TIME "a time of day 'HH:MM' or 'HH:MM:SS'"
#define A_NAME "a name (a small letter, then small letters, digits and _, at most 60 in all)"
#define A_CATEGORY "one of 'clinical', 'care', 'kin', 'admin', 'service', 'activity', 'training'"
#define A_DAY "one of 'all', 'weekdays', 'weekend', 'mon' to 'sun'"
#define A_PREFERENCE "one of 'role_order', 'lowest_competence', 'least_busy', 'longest_idle', 'random'"
#define A_HOW "one of 'scheduled', 'poisson', 'bernoulli', 'admission', 'discharge', 'deterioration', 'shift_start', " \
    "'shift_end', 'per_person', 'after', 'after_done'"
#define A_KIND "one of 'fixed', 'uniform', 'triangular', 'exponential', 'lognormal', 'gamma', 'weibull', 'empirical', 'geometric'"
#define WITH_MEAN "law 'exponential', 'lognormal', 'gamma', 'weibull', 'geometric'"
#define ROOT_KEYS "$schema, extends, description, label, label_no, id, sources, time, study, roles, units, tasks, staff, policy"

static void test_unknown_keys(void **state)
{
    struct fixture *x = *state;
    expect_errors(x, "{'tme':{}}", "/tme: unknown key 'tme'; did you mean 'time'?\n");
    expect_errors(x, "{'time':{'Days':1}}", "/time/Days: unknown key 'Days'; did you mean 'days'?\n");
    expect_errors(x, "{'time':{'horizon':1}}",
                  "/time/horizon: unknown key 'horizon'; known here: tick_s, start_date, warmup_days, days\n");
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
                  "/policy/rights/all/nurse: expected one of 'none', 'formal', 'trained', 'signed', found the string "
                  "'Formal'; did you mean 'formal'?\n"
                  "/policy/prefer/0: expected " A_PREFERENCE
                  ", found the string 'longest_idel'; did you mean 'longest_idle'?\n"
                  "/policy/prefer/1: expected " A_PREFERENCE ", found the string 'busy'\n");
    expect_errors(x, "{'staff':{'lines':{'a':{'unit':'w','role':'r','duty':7}}}}",
                  "/staff/lines/a/duty: expected one of 'roster', 'always', found 7\n");
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
    expect_print(value_member(root, "time"), "{'days':28,'start_date':'2026-01-05','tick_s':10,'warmup_days':14}");
    expect_print(value_member(root, "study"), "{'replications':100,'seed':1}");
    expect_print(value_member(root, "roles"), "{}");
    expect_print(value_member(root, "sources"), "[]");
    expect_print(value_member(root, "label"), "''");
    expect_print(value_at(root, "units", "w", NULL),
                 "{'beds':0,'break_guard_min':0,'breaks':{},'copies':1,'label':'','max_away':1,"
                 "'patients':{'acuity':{},"
                 "'arrival_profile':{},'conditions':{},'history_days':365,'stay_days':'never','turnover_h':{'law':'fixed',"
                 "'value':0}},"
                 "'shifts':{},'wind_down_min':0,'wind_down_urgency':0}");
    expect_print(value_at(root, "tasks", "t", NULL),
                 "{'arises':{'q':{'delay_min':0,'how':'after','probability':1,'role_probability':{},'task':'t'},"
                 "'s':{'acuity_factor':{},'condition_factor':{},'how':'shift_start','of':'unit','probability':1}},"
                 "'category':'kin','duration_min':{'law':'fixed','value':2.5},"
                 "'helper':{'check_min':5,'hold_after_min':'never','joint':'all','patience_min':{}},'interruptible':false,"
                 "'interrupts':false,'label':'','late_after_min':'never','max_waiting':'never',"
                 "'not_if_critical':[],"
                 "'omit_after_min':'never','role_factor':{},'urgency':5}");
    expect_print(value_member(root, "staff"),
                 "{'lines':{'a':{'count':1,'duty':'roster','fte':1,'label':'','marks':[],'role':'nurse',"
                 "'signed':[],"
                 "'trained':[],'unit':'w'}},'plan':{},'rest_h':11,'rota_weeks':6,'weekly_h':35.5}");
    expect_print(value_member(root, "policy"),
                 "{'prefer':[],'prefer_by_task':{},'rights':{},'role_order':{},'rules':{'r':{'patience_min':0,"
                 "'patient':'any','rank':0,"
                 "'task':['all'],'when':{},'who':['all']}}}");
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
        FIXTURE_TEST(test_laws),         FIXTURE_TEST(test_ways),  FIXTURE_TEST(test_sources),  FIXTURE_TEST(test_defaults),
            FIXTURE_TEST(test_kinds_from_two_files), FIXTURE_TEST(test_files), FIXTURE_TEST(test_control_characters),
        FIXTURE_TEST(test_twice),        FIXTURE_TEST(test_all_at_once), FIXTURE_TEST(test_keys_for_files_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
