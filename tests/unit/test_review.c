/* Names that refer to nothing, wherever the key table has one; arrays that are empty or say a thing twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "scenario/check.h"
#include "scenario/merge.h"
#include "scenario/review.h"

/* A document in which every name that can refer to something does. */
static const char whole[] =
    "{'roles':{'host':{},'nurse':{}},"
    " 'units':{'ward':{'patients':{'acuity':{'calm':{'start_share':1,'sojourn_h':2,'next':{'ill':1}},'ill':{'rank':1}},"
    "   'conditions':{'dementia':{'share':0.5}}},'shifts':{'day':{'start':'07:00','end':'15:00'}},"
    "   'breaks':{'lunch':{'shift':'day','from':'11:00','until':'13:00'}}},"
    "  'home':{'shifts':{'visit':{'start':'08:00','end':'20:00'}}}},"
    " 'tasks':{'bell':{'category':'care','duration_min':5,'units':['ward'],'role_factor':{'host':2},'not_if_critical':['host'],"
    "   'helper':{'patience_min':{'nurse':0}},'arises':{'a':{'how':'poisson','per_day':3,'acuity_factor':{'ill':2},"
    "     'condition_factor':{'dementia':2,'none':1}},'b':{'how':'shift_start','shifts':['day']},"
    "     'c':{'how':'after','task':'tea','role_probability':{'host':0.5}}}},"
    "   'tea':{'category':'service','duration_min':5,'arises':{'a':{'how':'shift_end','shifts':['day','visit']}}}},"
    " 'staff':{'lines':{'anna':{'unit':'ward','role':'nurse','trained':['bell'],'signed':['tea'],'marks':['mentor']}},"
    "   'plan':{'ward':{'day':{'all':{'nurse':1}}},'home':{'visit':{'mon':{'host':1}}}}},"
    " 'policy':{'rights':{'bell':{'nurse':'formal'},'care':{'host':'formal'},'all':{'nurse':'formal'}},"
    "   'rules':{'r':{'who':['nurse','mentor','all'],'task':['bell','kin','all'],'when':{'shifts':['day','visit'],"
    "     'weekdays':['mon']},'patience_min':0}},'prefer':['role_order'],"
    "   'prefer_by_task':{'bell':['random']},'role_order':{'tea':['nurse','host']}}}";

static struct value *parse(struct fixture *x, const char *text)
{
    char *json = strdup(text);
    for (char *c = json; *c; c++)
        *c = *c == '\'' ? '"' : *c;
    struct value *v = fixture_parse(x, "a.json", json);
    free(json);
    return v;
}

/* The findings of the whole document with a patch, as lines "/pointer: text"; those of the check first. */
static void expect(struct fixture *x, const char *patch, const char *lines)
{
    char all[8000] = "";
    struct value *root = parse(x, whole);
    x->findings = (struct findings){.arena = &x->arena};
    merge_patch(root, parse(x, patch));
    check_document(&x->findings, root);
    review_document(&x->findings, root);
    for (const struct finding *f = x->findings.first; f; f = f->next) {
        assert_string_equal(f->file, "a.json");
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s%s: %s\n", f->is_error ? "" : "warning ", f->pointer, f->text);
    }
    if (strcmp(all, lines) != 0)
        fail_msg("%s\nexpected:\n%sfound:\n%s", patch, lines, all);
}

static void test_good(void **state)
{
    expect(*state, "{}", "");
}

/* Every place that the key table marks, one by one. */
static void test_every_place(void **state)
{
    struct fixture *x = *state;
#define A_ROLE ": expected a role, found 'nurs'; did you mean 'nurse'?\n"
#define A_TASK ": expected a task, found 'bel'; did you mean 'bell'?\n"
#define SOME_TASKS ": expected a task, a category or 'all', found 'bel'; did you mean 'bell'?\n"
    expect(x, "{'tasks':{'bell':{'role_factor':{'nurs':2},'not_if_critical':['nurse','nurs'],'helper':"
              "{'patience_min':{'nurs':1}},'arises':{'c':{'role_probability':{'nurs':1},'task':'bel'}}}}}",
           "/tasks/bell/role_factor/nurs" A_ROLE "/tasks/bell/not_if_critical/1" A_ROLE
           "/tasks/bell/helper/patience_min/nurs" A_ROLE "/tasks/bell/arises/c/task" A_TASK
           "/tasks/bell/arises/c/role_probability/nurs" A_ROLE);
    expect(x, "{'staff':{'lines':{'anna':{'role':'nurs','unit':'wards','trained':['bel'],'signed':['bel']}},"
              "'plan':{'wards':{'dya':{'all':{'nurs':1}}},'ward':{'dya':{'all':{'nurs':1}}}}}}",
           "/staff/lines/anna/unit: expected a unit, found 'wards'; did you mean 'ward'?\n"
           "/staff/lines/anna/role" A_ROLE "/staff/lines/anna/trained/0" A_TASK "/staff/lines/anna/signed/0" A_TASK
           "/staff/plan/ward/dya: expected a shift of the unit, found 'dya'; did you mean 'day'?\n"
           "/staff/plan/ward/dya/all/nurs" A_ROLE
           "/staff/plan/wards: expected a unit, found 'wards'; did you mean 'ward'?\n"
           "/staff/plan/wards/dya/all/nurs" A_ROLE);
    expect(x, "{'policy':{'rights':{'bel':{'nurs':'none'}},'rules':{'r':{'who':['mentr','nurs'],'task':['bel','cares'],"
              "'when':{'shifts':['dya']}}},'prefer_by_task':{'bel':[]},'role_order':{'bel':['nurs']}}}",
           "/policy/rights/bel" SOME_TASKS "/policy/rights/bel/nurs" A_ROLE
           "/policy/rules/r/who/0: expected a role, a mark or 'all', found 'mentr'; did you mean 'mentor'?\n"
           "/policy/rules/r/who/1: expected a role, a mark or 'all', found 'nurs'; did you mean 'nurse'?\n"
           "/policy/rules/r/task/0" SOME_TASKS
           "/policy/rules/r/task/1: expected a task, a category or 'all', found 'cares'; did you mean 'care'?\n"
           "/policy/rules/r/when/shifts/0: expected a shift of some unit, found 'dya'; did you mean 'day'?\n"
           "/policy/prefer_by_task/bel" A_TASK "/policy/role_order/bel" A_TASK "/policy/role_order/bel/0" A_ROLE);
}

/* What belongs to a unit is known in it, and in tasks of it. */
static void test_units(void **state)
{
    struct fixture *x = *state;
    expect(x, "{'units':{'ward':{'breaks':{'lunch':{'shift':'visit'}},'patients':{'acuity':{'calm':{'next':{'il':1}}}}}}}",
           "/units/ward/patients/acuity/calm/next/il: expected a level of the unit, found 'il'; did you mean 'ill'?\n"
           "/units/ward/breaks/lunch/shift: expected a shift of the unit, found 'visit'; known here: day\n");
    expect(x, "{'tasks':{'bell':{'arises':{'b':{'shifts':['visit']},'a':{'acuity_factor':{'worse':1},'condition_factor':"
              "{'stroke':2}}}},'tea':{'arises':{'a':{'shifts':['night']}}}}}",
           "/tasks/bell/arises/a/acuity_factor/worse: expected a level of acuity, found 'worse'; known here: calm, ill\n"
           "/tasks/bell/arises/a/condition_factor/stroke: expected a condition, found 'stroke'; known here: dementia\n"
           "/tasks/bell/arises/b/shifts/0: expected a shift, found 'visit'; known here: day\n"
           "/tasks/tea/arises/a/shifts/0: expected a shift, found 'night'; known here: day, visit\n");
    /* of units that are not there nothing is known, and that they are not there is said */
    expect(x, "{'tasks':{'bell':{'units':['wards'],'arises':{'b':{'shifts':['night']}}}}}",
           "/tasks/bell/units/0: expected a unit, found 'wards'; did you mean 'ward'?\n");
    expect(x, "{'units':{'ward':{'shifts':null,'breaks':null},'home':null},'tasks':null,'policy':null,'staff':{"
              "'lines':{'anna':{'trained':null,'signed':null}},'plan':{'ward':{'day':{}},'home':null}}}",
           "/staff/plan/ward/day: expected a shift of the unit, found 'day'; none is known here\n");
}

/* The names that are known are told, the words of the format last, and not too many. */
static void test_far_names(void **state)
{
    struct fixture *x = *state;
    expect(x, "{'policy':{'rules':{'r':{'who':['porter'],'task':['xylophone']}}}}",
           "/policy/rules/r/who/0: expected a role, a mark or 'all', found 'porter'; known here: host, nurse, mentor, all\n"
           "/policy/rules/r/task/0: expected a task, a category or 'all', found 'xylophone'; known here: bell, tea, clinical,"
           " care, kin, admin, service, activity, training, all\n");
    char patch[2000] = "{'staff':{'lines':{'anna':{'role':'surgeon'}}},'roles':{";
    for (int i = 0; i < 20; i++)
        sprintf(patch + strlen(patch), "%s'aide_%02d':{}", i ? "," : "", i);
    strcat(patch, "}}");
    expect(x, patch, "/staff/lines/anna/role: expected a role, found 'surgeon'; known here: aide_00, aide_01, aide_02, aide_03,"
                     " aide_04, aide_05, aide_06, aide_07, aide_08, aide_09, aide_10, aide_11 and 10 more\n");
}

/* Together with wrong keys, and without following errors where a list of names is itself wrong. */
static void test_with_wrong_keys(void **state)
{
    struct fixture *x = *state;
    expect(x, "{'time':{'dasy':1},'staff':{'lines':{'anna':{'role':'nurs'}}}}",
           "/time/dasy: unknown key 'dasy'; did you mean 'days'?\n"
           "/staff/lines/anna/role: expected a role, found 'nurs'; did you mean 'nurse'?\n");
    expect(x, "{'roles':[],'units':{'ward':{'shifts':7}}}",
           "/roles: expected an object, found an empty array\n"
           "/units/ward/shifts: expected an object, found 7\n");
    expect(x, "{'units':7,'staff':null,'tasks':null,'policy':null}", "/units: expected an object, found 7\n");
    expect(x, "{'tasks':{'tea':{'arises':{'a':{'how':'poisson','per_day':1,'shifts':['night']}}}}}", /* told by the check */
           "/tasks/tea/arises/a/shifts: expected only with how 'shift_start', 'shift_end', 'per_person', found with 'poisson'\n");
    expect(x, "{'staff':{'lines':{'anna':{'role':'Nurse'}}}}",
           "/staff/lines/anna/role: expected the name of a role, found the string 'Nurse'\n");
    expect(x, "{'staff':{'lines':{'anna':{'marks':7},'bo':7}}}",
           "/staff/lines/anna/marks: expected an array, found 7\n"
           "/staff/lines/bo: expected an object, found 7\n"
           "/policy/rules/r/who/1: expected a role, a mark or 'all', found 'mentor'; known here: host, nurse, all\n");
}

static void test_no_unit(void **state)
{
    struct fixture *x = *state;
    struct value *root = parse(x, "{}");
    check_document(&x->findings, root);
    assert_null(x->findings.first);
    review_document(&x->findings, root);
    assert_int_equal(x->findings.n_errors, 1);
    assert_string_equal(x->findings.first->file, "a.json");
    assert_string_equal(x->findings.first->pointer, "/units");
    assert_string_equal(x->findings.first->text, "a scenario needs at least one unit, found none");
}

static void test_empty_arrays(void **state)
{
    struct fixture *x = *state;
    expect(x, "{'policy':{'rules':{'r':{'who':[],'task':[],'when':{'shifts':[],'weekdays':[]}}},'role_order':{'tea':[]}},"
              "'tasks':{'bell':{'units':[],'not_if_critical':[],'arises':{'b':{'shifts':[],'weekdays':[]}}}}}",
           "warning /tasks/bell/units: an empty array: the task is of no unit\n"
           "warning /tasks/bell/arises/b/shifts: an empty array: the task never arises in this way\n"
           "warning /tasks/bell/arises/b/weekdays: an empty array: the task never arises in this way\n"
           "warning /policy/rules/r/who: an empty array: the rule is for nobody\n"
           "warning /policy/rules/r/task: an empty array: the rule is for no task\n"
           "warning /policy/rules/r/when/shifts: an empty array: the rule never holds\n"
           "warning /policy/rules/r/when/weekdays: an empty array: the rule never holds\n"
           "warning /policy/role_order/tea: an empty array: no role comes before another\n");
    expect(x, "{'policy':{'prefer':[],'prefer_by_task':{'bell':[]},'role_order':null},'staff':{'lines':{'anna':{'trained':[],"
              "'signed':[]}}}}", "");
}

static void test_twice(void **state)
{
    struct fixture *x = *state;
#define TWICE(what) ": '" what "' stands here more than once, and counts once\n"
    expect(x, "{'policy':{'rules':{'r':{'who':['nurse','all','nurse','nurse'],'when':{'weekdays':['mon','tue','mon']}}}},"
              "'tasks':{'tea':{'duration_min':{'law':'empirical','values':[5,5,6]},'arises':{'a':{'how':'scheduled','shifts':"
              "null,'times':['08:00','09:00','08:00:00','08:00:30']}}}}}",
           "warning /tasks/tea/arises/a/times" TWICE("08:00:00")
           "warning /policy/rules/r/who" TWICE("nurse") "warning /policy/rules/r/when/weekdays" TWICE("mon"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_good),      FIXTURE_TEST(test_every_place),     FIXTURE_TEST(test_units),
        FIXTURE_TEST(test_far_names), FIXTURE_TEST(test_with_wrong_keys), FIXTURE_TEST(test_no_unit),
        FIXTURE_TEST(test_empty_arrays), FIXTURE_TEST(test_twice),
    };
    return cmocka_run_group_tests_name("review", tests, NULL, NULL);
}
