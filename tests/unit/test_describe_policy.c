/* What `check` says of a policy beyond rights and patience, by scenarios that have one part each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "describecase.h"

#include "cli/describe_policy.h"

/* The tiny ward with three assistants, changed by n overrides. */
static void describe(const char *const *overrides, int n)
{
    size_t length;
    describecase_model("/staff/lines/bo/count=3", overrides, n);
    FILE *f = open_memstream(&said, &length);
    describe_policy_print(f, &m);
    fclose(f);
}
#define HEADING "\npolicy, beside the rights and waits above\n"

static void test_nothing(void **state)
{
    (void)state;
    DESCRIBE("/time/days=2");
    assert_string_equal(said, "");
}

/* One more has the sign-off already. Nobody talks about bells, which are nobody's by sign-off. */
static void test_training(void **state)
{
    (void)state;
    static const char course[] = "/policy/training={\"course\": {\"tasks\": [\"medicine\", \"bell\"], \"occasions\": 5, "
                                 "\"most_at_once\": 2, \"fades_after_days\": 60}}";
    DESCRIBE("/policy/rights/medicine/assistant=signed", course,
             "/policy/delegation={\"all\": {\"consult\": \"each_time\", \"consult_min\": 3, \"consult_interrupts\": true}}",
             "/staff/lines/cia={\"unit\": \"ward\", \"role\": \"assistant\", \"signed\": [\"medicine\"], "
             "\"duty\": \"always\"}");
    assert_string_equal(
        said, HEADING
        "  training: course (bell, medicine): 3 assistant may learn, 2 at once; 5 occasions under whoever has the formal right; "
        "lapses after 60 days without\n"
        "  consulting: by sign-off only after 3 min with somebody who has the formal right, who may be called away for it: "
        "medicine\n");
}

/* One may be talked of beforehand, the other only at the time. */
static void test_talks(void **state)
{
    (void)state;
    DESCRIBE("/policy/rights/bell/assistant=signed", "/policy/rights/medicine/assistant=signed",
             "/policy/delegation={\"medicine\": {\"consult\": \"at_planning\", \"plan_task\": \"bell\", "
             "\"plan_consult_min\": 2}, \"bell\": {\"consult\": \"each_time\"}}");
    assert_string_equal(said, HEADING
                        "  consulting: by sign-off only after 0 min with somebody who has the formal right: bell\n"
                        "  consulting: by sign-off only after 0 min with somebody who has the formal right, unless it was known "
                        "in bell, with 2 min for each: medicine\n");
}

static void test_supervisors(void **state)
{
    (void)state;
    DESCRIBE("/policy/rights/medicine/assistant=signed", "/staff/lines/anna/marks=[\"mentor\"]",
             "/policy/training={\"course\": {\"tasks\": [\"medicine\"], \"occasions\": 1, \"supervisors\": [\"mentor\"]}}",
             "/policy/delegation={\"medicine\": {\"consult\": \"none\"}}");
    assert_string_equal(said, HEADING "  training: course (medicine): 3 assistant may learn; 1 occasion under nurse+mentor\n");
    tear_down(NULL);
    DESCRIBE("/roles/host={\"level\": 0}", "/policy/rights/medicine/assistant=signed",
             "/policy/training={\"course\": {\"tasks\": [\"medicine\"], \"occasions\": 1, \"supervisors\": [\"host\"]}}",
             "/policy/shift_lead={\"who\": [\"host\"], \"tasks\": [\"medicine\"]}");
    assert_string_equal(said, HEADING "  training: course (medicine): 3 assistant may learn; 1 occasion under nobody (none of "
                                      "those named is there)\n"
                                      "  in charge of the shift: nobody (none of those named is there)\n");
}

static void test_lead_and_patients(void **state)
{
    (void)state;
    DESCRIBE("/policy/shift_lead={\"who\": [\"nurse\", \"assistant\"], \"tasks\": [\"medicine\"], "
             "\"held_by\": \"somebody\"}",
             "/policy/planning={\"who\": [\"nurse\"], \"by\": [\"continuity\", \"balance\"]}",
             "/policy/rules/lead={\"task\": [\"bell\"], \"relation\": \"shift_lead\", \"patience_min\": 17, \"rank\": 9}");
    assert_string_equal(said, HEADING
                        "  in charge of the shift: nurse, assistant, in this order, if somebody on duty has a right to medicine\n"
                        "  patients of one's own: nurse; given to who had them before, then who has fewest\n");
    tear_down(NULL);
    DESCRIBE("/policy/shift_lead={\"who\": [\"nurse\"], \"tasks\": [\"medicine\"]}");
    assert_string_equal(said, HEADING "  in charge of the shift: nurse, who must have a right to medicine\n");
}

static void test_tasks_of_ones_own(void **state)
{
    (void)state;
    DESCRIBE("/policy/planning={\"tasks\": {\"medicine\": {\"who\": [\"nurse\"], \"by\": [\"balance\", "
             "\"continuity\"]}, \"bell\": {\"who\": [\"nurse\"], \"by\": [\"balance\", \"continuity\"]}}}");
    assert_string_equal(said, HEADING
                        "  tasks of one's own: bell, medicine; of nurse who may do it; given to who has fewest, then who had it "
                        "last\n");
    tear_down(NULL);
    DESCRIBE("/policy/rights/medicine/assistant=signed",
             "/policy/planning={\"tasks\": {\"medicine\": {}, \"bell\": {\"by\": []}}}",
             "/staff/lines/bo/signed=[\"medicine\"]");
    assert_string_equal(said, HEADING "  tasks of one's own: bell; of assistant, nurse who may do it\n"
                        "  tasks of one's own: medicine; of assistant, nurse who may do it; given to who has claimed it by "
                        "sign-off, then who has fewest\n");
}

static void test_away(void **state)
{
    (void)state;
    static const char study[] = "/staff/lines/bo/education={\"from\": \"2026-01-06\", \"until\": \"2026-01-13\", "
                                "\"study_days\": [\"tue\"], \"support\": \"money\", \"specialisation\": \"dementia\"}";
    DESCRIBE("/staff/lines/bo/duty=roster", "/time/days=20", study,
             "/staff/lines/pool={\"unit\": \"ward\", \"role\": \"assistant\", \"duty\": \"temp\"}",
             "/staff/plan={\"ward\": {\"day\": {\"all\": {\"assistant\": 1}}}}",
             "/staff/cover={\"assistant\": {\"order\": [\"same_role\", \"temp\"], \"same_role_probability\": 0.25}}");
    assert_string_equal(said, HEADING
                        "  cover when away: assistant: a colleague of the role 25 %, then a temp 100 %; at least 8 h of rest\n"
                        "  further education: 3 assistant with the fee paid, from 2026-01-06, 2 days, the last on 2026-01-13; "
                        "then specialised in dementia\n");
    tear_down(NULL);
    DESCRIBE("/staff/lines/bo/duty=roster", "/time/days=20", study, /* cia studies on another day */
             "/staff/plan={\"ward\": {\"day\": {\"all\": {\"assistant\": 1}}}}",
             "/staff/lines/cia={\"unit\": \"ward\", \"role\": \"assistant\", \"duty\": \"roster\", \"education\": {\"from\": "
             "\"2026-01-06\", \"until\": \"2026-01-13\", \"gatherings\": [\"2026-01-07\", \"2026-01-13\"], "
             "\"support\": \"money\", \"specialisation\": \"dementia\"}}");
    assert_non_null(strstr(said, "education: 3 assistant with the fee paid, from 2026-01-06, 2 days, the last on 2026-01-13;"));
    assert_non_null(strstr(said, "education: 1 assistant with the fee paid, from 2026-01-06, 2 days, the last on 2026-01-13;"));
}

/* Reasons for which something else is done have a line of their own. */
static void test_cover_by_reason(void **state)
{
    (void)state;
    DESCRIBE("/staff/lines/bo/duty=roster", "/staff/lines/bo/vacant=true",
             "/staff/plan={\"ward\": {\"day\": {\"all\": {\"assistant\": 1}}}}",
             "/staff/cover={\"assistant\": {\"order\": [\"same_role\"], \"by_reason\": {\"leave\": {\"order\": [\"nobody\"]}, "
             "\"education\": {\"order\": [\"nobody\"]}}}}");
    assert_string_equal(said, HEADING
                        "  cover when away: assistant for vacant posts, sickness: a colleague of the role 100 %; at least 8 h of "
                        "rest\n"
                        "  cover when away: assistant for leave, education: nobody comes\n");
}

static void test_class(void **state)
{
    (void)state;
    char name[DESCRIBE_POLICY_CLASS_BYTES];
    DESCRIBE("/staff/lines/anna/marks=[\"mentor\"]", "/policy/shift_lead={\"who\": [\"nurse\"]}",
             "/policy/rules/lead={\"task\": [\"bell\"], \"relation\": \"shift_lead\", \"patience_min\": 17, \"rank\": 9}");
    const struct person *anna = &m.persons[0];
    assert_string_equal(describe_policy_class(name, &m, anna->class), "nurse+mentor");
    assert_string_equal(describe_policy_class(name, &m, m.classes[anna->class].lead), "nurse+mentor (lead)");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, tear_down)
    const struct CMUnitTest tests[] = {TEST(test_nothing), TEST(test_training), TEST(test_talks), TEST(test_supervisors),
                                       TEST(test_lead_and_patients), TEST(test_tasks_of_ones_own),
                                       TEST(test_away), TEST(test_cover_by_reason),
                                       TEST(test_class)};
    return cmocka_run_group_tests_name("describe_policy", tests, NULL, NULL);
}
