/* Who comes first among those who may: `prefer` in each of its ways, who is free, who began the task, whose duty ends soon.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "enginecase.h"

#include "base/chance.h"
#include "engine/choice.h"

/* Who started the first instance of `task` in this replication; NULL = nobody. */
static const char *who(const struct enginecase *x, const char *task)
{
    int t = testlib_task(x->m, task);
    for (int i = 0; i < x->events.n; i++)
        if (x->events.all[i].kind == EVENT_STARTED && x->events.all[i].task == t)
            return x->m->persons[x->events.all[i].person].label.id;
    return NULL;
}

/* ---- prefer ------------------------------------------------------------------------------------------------------------ */

/* At 08:00 both are free: Bo since 07:00, after an hour's work, Anna since 07:30, after half an hour's. */
#define MORNING \
    "{" BO "," RIGHTS(NOT_NURSE("long") "," NOT_ASSISTANT("short")) ", 'tasks': {" TASK("long", "60", "'06:00'", "") "," \
    TASK("short", "30", "'07:00'", "") "," TASK("wash", "10", "'08:00'", "") "}}"

static void check_morning(const char *policy, const char *expected)
{
    struct enginecase x;
    enginecase_build(&x, MORNING, policy);
    for (uint32_t replication = 1; replication <= 6; replication++) { /* no matter of luck */
        assert_int_equal(enginecase_replicate(&x, 1, replication), 0);
        assert_string_equal(who(&x, "wash"), expected);
    }
    enginecase_free(&x);
}

static void test_prefer(void **state)
{
    (void)state;
    check_morning("{}", "bo"); /* nothing said: the longest idle */
    check_morning("{'policy': {'prefer': ['longest_idle']}}", "bo");
    check_morning("{'policy': {'prefer': ['least_busy']}}", "anna");
    check_morning("{'policy': {'prefer': ['least_busy', 'longest_idle']}}", "anna");
    check_morning("{'policy': {'prefer': ['longest_idle', 'least_busy']}}", "bo"); /* the first that decides */
    check_morning("{'policy': {'prefer': ['lowest_competence']}}", "bo"); /* levels 1 and 2 */
    check_morning("{'policy': {'prefer': ['lowest_competence']}, 'roles': {'nurse': {'level': 0}}}", "anna");
    check_morning("{'policy': {'prefer': ['role_order'], 'role_order': {'wash': ['nurse', 'assistant']}}}", "anna");
    check_morning("{'policy': {'prefer': ['role_order'], 'role_order': {'wash': ['assistant', 'nurse']}}}", "bo");
    check_morning("{'policy': {'prefer': ['role_order'], 'role_order': {'wash': ['nurse']}}}", "anna"); /* not named: last */
    check_morning("{'policy': {'prefer': ['role_order'], 'role_order': {'long': ['nurse']}}}", "bo");   /* another task's */
    check_morning("{'policy': {'prefer': ['lowest_competence'], 'prefer_by_task': {'wash': ['least_busy']}}}", "anna");
    check_morning("{'policy': {'prefer': ['least_busy'], 'prefer_by_task': {'wash': []}}}", "bo");
    /* Equal by the role, then by how busy they were. Equally busy (both an hour), then by what comes next, or longest idle. */
    check_morning("{'policy': {'prefer': ['lowest_competence', 'least_busy']}, 'roles': {'nurse': {'level': 1}}}", "anna");
    check_morning("{'tasks': {'short': {'duration_min': 60}}, 'policy': {'prefer': ['least_busy']}}", "bo");
    check_morning("{'tasks': {'short': {'duration_min': 60}}, 'policy': {'prefer': ['least_busy', 'lowest_competence']}}", "bo");
    check_morning("{'tasks': {'short': {'duration_min': 60}}, 'policy': {'prefer': ['least_busy', 'lowest_competence']},"
                  " 'roles': {'nurse': {'level': 0}}}", "anna");
    check_morning("{'tasks': {'short': {'duration_min': 60}}, 'policy': {'prefer': ['least_busy', 'role_order'],"
                  " 'role_order': {'wash': ['nurse', 'assistant']}}}", "anna");
}

/* Two of one class: what looks at the person decides among them too. Anna was busy for 30 minutes and is free since 07:30; Eva,
 * like Bo in the morning above, for 60 and since 07:00. Who is who is known by what they were trained for. */
static void test_prefer_within_a_class(void **state)
{
    (void)state;
    static const char patch[] =
        "{'staff': {'lines': {'anna': {'trained': ['short']}, 'eva': {'role': 'nurse', 'duty': 'always', 'trained': ['long']}}},"
        RIGHTS("'long': {'nurse': 'trained'}, 'short': {'nurse': 'trained'}") ", 'tasks': {"
        TASK("long", "60", "'06:00'", "") "," TASK("short", "30", "'07:00'", "") "," TASK("wash", "10", "'08:00'", "") "}}";
    static const char *const cases[][2] = {{"{}", "eva"}, {"{'policy': {'prefer': ['least_busy']}}", "anna"}};
    for (int i = 0; i < 2; i++) {
        struct enginecase x;
        enginecase_patched(&x, patch, cases[i][0]);
        assert_int_equal(x.m->n_classes, 1);
        assert_string_equal(who(&x, "long"), "eva");
        assert_string_equal(who(&x, "short"), "anna");
        assert_string_equal(who(&x, "wash"), cases[i][1]);
        enginecase_free(&x);
    }
}

/* The keyed draw of (unit, roster line, instance): the smaller one first. */
static const char *smaller_draw(const struct enginecase *x, uint64_t instance, uint32_t replication)
{
    const char *best = NULL;
    uint32_t least = 0;
    for (int p = 0; p < x->m->n_persons; p++) {
        uint64_t key = chance_join(chance_key(1, replication, CHANCE_PREFER), chance_name("ward"));
        uint32_t draw = chance_at(chance_join(chance_join(key, chance_name(x->m->persons[p].label.id)), instance), 0);
        if (!best || draw < least) {
            best = x->m->persons[p].label.id;
            least = draw;
        }
    }
    return best;
}

/* `random` is that draw, though Bo has been idle longer; and when everything is equal the draw decides without being asked. */
static void test_draws(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {MORNING, "{'policy': {'prefer': ['random']}}"},
        {"{" BO ", 'tasks': {" TASK("wash", "10", "'08:00'", "") "}}", "{}"},
        {"{'tasks': {" TASK("wash", "10", "'08:00'", "") "}}",
         "{'staff': {'lines': {'eva': {'role': 'nurse', 'duty': 'always'}}}}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct enginecase x;
        int first = 0;
        enginecase_build(&x, cases[i][0], cases[i][1]);
        for (uint32_t replication = 1; replication <= 40; replication++) {
            assert_int_equal(enginecase_replicate(&x, 1, replication), 0);
            const struct event *v = x.events.all;
            while (v->kind != EVENT_STARTED || v->task != testlib_task(x.m, "wash"))
                v++;
            assert_string_equal(x.m->persons[v->person].label.id, smaller_draw(&x, v->instance, replication));
            first += v->person == 0;
        }
        assert_in_range(first, 5, 35);
        enginecase_free(&x);
    }
}

/* ---- Before prefer ----------------------------------------------------------------------------------------------------- */

/* At 08:15 both become free and Bo, the less competent, is preferred; but Anna began the walk. */
static void test_who_began_comes_first(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" BO ", 'policy': {'prefer': ['lowest_competence'], 'rights': {" NOT_ASSISTANT("bell") "}}, 'tasks': {"
                       TASK("meal", "20", "'07:55'", "") "," TASK("walk", "30", "'08:00'", "'interruptible': true, ") ","
                       TASK("bell", "5", "'08:10'", "'urgency': 1, 'interrupts': true, ") "}}");
    enginecase_events(&x, "07:55 created meal\n"
                          "07:55 started meal bo own\n"
                          "08:00 created walk\n"
                          "08:00 started walk anna own\n"
                          "08:10 created bell\n"
                          "08:10 suspended walk anna interruption\n"
                          "08:10 started bell anna interruption\n"
                          "08:15 done bell anna\n"
                          "08:15 done meal bo\n"
                          "08:15 resumed walk anna own\n"
                          "08:35 done walk anna\n");
    enginecase_free(&x);
}

/* Bo holds a lift since 08:00. A bell would take either; Anna, free since 08:05, goes, though Bo is preferred. A second bell
 * takes him from his hold; a third, when nobody is free or holding, would have to call somebody away, and does not
 * interrupt. */
static void test_free_before_holding(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_run(&x, "{" BO ", 'policy': {'prefer': ['lowest_competence'], 'rights': {" NOT_ASSISTANT("note") "}}, 'tasks': {"
                       TASK("note", "5", "'08:00'", "'urgency': 4, ") ","
                       TASK("lift", "10", "'08:00'", "'helper': {'patience_min': {'nurse': 60}, 'hold_after_min': 0}, ") ","
                       TASK("bell", "10", "'08:10', '08:11', '08:12'", "'urgency': 1, ") "}}");
    enginecase_events(&x, "08:00 created lift\n"
                          "08:00 created note\n"
                          "08:00 started note anna own\n"
                          "08:00 held lift bo own\n"
                          "08:05 done note anna\n"
                          "08:10 created bell\n"
                          "08:10 started bell anna own\n"
                          "08:11 created bell.2\n"
                          "08:11 released lift bo\n"
                          "08:11 started bell.2 bo own\n"
                          "08:12 created bell.3\n"
                          "08:20 done bell anna\n"
                          "08:20 started bell.3 anna own\n"
                          "08:21 done bell.2 bo\n"
                          "08:21 held lift bo own\n"
                          "08:30 done bell.3 anna\n"
                          "09:11 joined lift bo+anna back_up\n" /* the patience of 60 counts from 08:11 */
                          "09:21 done lift bo+anna\n");
    enginecase_free(&x);
}

/* ---- Who may ----------------------------------------------------------------------------------------------------------- */

/* Rights: none never, formal always, trained and signed only those who have the training, the sign-off. */
static void test_rights(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"{'policy': {'rights': {'wash': {'assistant': 'formal'}}}}", "bo"},
        {"{'policy': {'rights': {'wash': {'assistant': 'none'}}}}", "anna"},
        {"{'policy': {'rights': {'wash': {'assistant': 'trained'}}}}", "anna"},
        {"{'policy': {'rights': {'wash': {'assistant': 'trained'}}}, 'staff': {'lines': {'bo': {'trained': ['wash']}}}}", "bo"},
        {"{'policy': {'rights': {'wash': {'assistant': 'signed'}}}, 'staff': {'lines': {'bo': {'trained': ['wash']}}}}", "anna"},
        {"{'policy': {'rights': {'wash': {'assistant': 'signed'}}}, 'staff': {'lines': {'bo': {'signed': ['wash']}}}}", "bo"},
        {"{'policy': {'rights': {'wash': {'assistant': 'none', 'nurse': 'none'}}}}", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct enginecase x;
        enginecase_patched(&x, "{" BO ", 'policy': {'prefer': ['lowest_competence']}, 'tasks': {"
                               TASK("wash", "10", "'08:00'", "") "}}", cases[i][0]);
        if (cases[i][1])
            assert_string_equal(who(&x, "wash"), cases[i][1]);
        else
            assert_null(who(&x, "wash"));
        enginecase_free(&x);
    }
}

/* Helpers need no right to the task, but a patience of their role; the performer is never his own helper. */
static void test_helpers(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"{}", "nobody"}, {"{" BO "}", "bo"}};
    for (int i = 0; i < 2; i++) {
        struct enginecase x;
        enginecase_patched(&x, "{" RIGHTS(NOT_ASSISTANT("lift")) ", 'tasks': {" TASK("lift", "10", "'08:00'",
                               "'helper': {'patience_min': {'assistant': 0, 'nurse': 0}}, ") "}}", cases[i][0]);
        const char *helper = "nobody";
        for (int e = 0; e < x.events.n; e++)
            if (x.events.all[e].kind == EVENT_STARTED)
                helper = x.m->persons[x.events.all[e].helper].label.id;
        assert_string_equal(helper, cases[i][1]);
        enginecase_free(&x);
    }
}

/* Anna's duty ends at 15:00, and in its last half hour she begins only what is urgent (2 or less) or what fits by its mean. */
#define LAST_HALF_HOUR(tasks) \
    "{'staff': {'lines': {'anna': {'duty': 'roster'}}, 'plan': {'ward': {'day': {'mon': {'nurse': 1}}}}}, 'units': {'ward': {" \
    "'wind_down_min': 30, 'wind_down_urgency': 2, 'shifts': {'day': {'start': '07:00', 'end': '15:00'}}}}, 'tasks': {" tasks "}}"

static void check_wind_down(const char *task, bool expected)
{
    struct enginecase x;
    char patch[300];
    snprintf(patch, sizeof patch, "{'tasks': {'wash': {%s}}}", task);
    enginecase_build(&x, LAST_HALF_HOUR(TASK("wash", "1", "'14:40'", "")), patch);
    for (uint32_t replication = 1; replication <= 5; replication++) {
        assert_int_equal(enginecase_replicate(&x, 1, replication), 0);
        if ((who(&x, "wash") != NULL) != expected)
            fail_msg("%s: %s", task, expected ? "not begun" : "begun");
    }
    enginecase_free(&x);
}

static void test_wind_down(void **state)
{
    (void)state;
    check_wind_down("'duration_min': 20", true);
    check_wind_down("'duration_min': 20.5", false);
    check_wind_down("'duration_min': {'law': 'exponential', 'mean': 20}", true); /* the mean, never what was drawn */
    check_wind_down("'duration_min': {'law': 'exponential', 'mean': 21}", false);
    check_wind_down("'duration_min': 200, 'urgency': 2", true);
    check_wind_down("'duration_min': 200, 'urgency': 3", false);
    check_wind_down("'duration_min': 15, 'role_factor': {'nurse': 1.4}", false); /* at her own pace: 21 */
    check_wind_down("'duration_min': 200, 'arises': {'a': {'times': ['14:29']}}", true); /* 31 minutes before the end */
    check_wind_down("'duration_min': 200, 'arises': {'a': {'times': ['14:30']}}", false);
}

/* What was left counts with what is left of it: of 60 minutes from 13:50, 10 are left at 14:45 and fit; of 60 from 14:00, 20 are,
 * and do not. */
static void test_wind_down_of_what_was_left(void **state)
{
    (void)state;
    static const char *const starts[] = {"{'tasks': {'wash': {'arises': {'a': {'times': ['13:50']}}}}}",
                                         "{'tasks': {'wash': {'arises': {'a': {'times': ['14:00']}}}}}"};
    for (int i = 0; i < 2; i++) {
        struct enginecase x;
        enginecase_patched(&x, LAST_HALF_HOUR(TASK("wash", "60", "'00:00'", "'interruptible': true, ") ","
                                              TASK("bell", "5", "'14:40'", "'urgency': 1, 'interrupts': true, ")), starts[i]);
        enginecase_task(&x, "bell", "made 1, done 1, started 1");
        if (i == 0)
            enginecase_task(&x, "wash", "made 1, done 1, started 1, interrupted 1, suspended_ticks 5");
        else /* left from 14:40 to the end of the day */
            enginecase_task(&x, "wash", "made 1, open_at_end 1, started 1, interrupted 1, suspended_ticks 560");
        enginecase_free(&x);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prefer),
        cmocka_unit_test(test_prefer_within_a_class),
        cmocka_unit_test(test_draws),
        cmocka_unit_test(test_who_began_comes_first),
        cmocka_unit_test(test_free_before_holding),
        cmocka_unit_test(test_rights),
        cmocka_unit_test(test_helpers),
        cmocka_unit_test(test_wind_down),
        cmocka_unit_test(test_wind_down_of_what_was_left),
    };
    return cmocka_run_group_tests_name("choice", tests, NULL, NULL);
}
