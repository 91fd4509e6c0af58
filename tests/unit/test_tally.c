/* Sums over people, tasks and units, against sums done by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>

#include "handmade_days.h"
#include "metrics/tally.h"

static struct handmade h;
static struct tally t;
static struct arena arena;
static jmp_buf exhausted;

static int set_up(void **state)
{
    (void)state;
    handmade_init(&h, 2);
    handmade_fill(&h);
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    tally_init(&t, &h.model, &arena);
    tally_fill(&t, &h.accounts);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static int group(int unit, int role)
{
    return unit * (HANDMADE_ROLES + 1) + role;
}

static int64_t ticks(int unit, int role, int subject)
{
    return t.ticks[group(unit, role) * t.n_subjects + subject];
}

static void test_people_are_added_by_unit_and_role(void **state)
{
    (void)state;
    assert_int_equal(t.people[group(HANDMADE_EAST, HANDMADE_NURSE)].rostered_ticks, 600);
    assert_int_equal(t.people[group(HANDMADE_UNITS, HANDMADE_NURSE)].rostered_ticks, 900);
    assert_int_equal(t.people[group(HANDMADE_EAST, HANDMADE_ROLES)].rostered_ticks, 900);
    assert_int_equal(t.people[group(HANDMADE_UNITS, HANDMADE_ROLES)].rostered_ticks, 1200);
    assert_int_equal(t.people[group(HANDMADE_UNITS, HANDMADE_ROLES)].overtime_ticks, 30);
    assert_int_equal(t.people[group(HANDMADE_WEST, HANDMADE_ASSISTANT)].rostered_ticks, 0);
    assert_int_equal(t.people[group(HANDMADE_EAST, HANDMADE_ROLES)].breaks_taken, 2);
    assert_int_equal(t.people[group(HANDMADE_EAST, HANDMADE_ROLES)].breaks_missed, 3);
}

static void test_pay_is_added_by_unit_and_role(void **state)
{
    (void)state;
    assert_true(t.people[group(HANDMADE_EAST, HANDMADE_NURSE)].wage.kr == 3375);
    assert_true(t.people[group(HANDMADE_EAST, HANDMADE_ROLES)].wage.kr == 3375 + 1300);
    assert_true(t.people[group(HANDMADE_UNITS, HANDMADE_NURSE)].wage.kr == 3375 + 1500);
    assert_true(t.people[group(HANDMADE_UNITS, HANDMADE_ROLES)].wage.kr == 3375 + 1300 + 1500);
    assert_true(t.people[group(HANDMADE_UNITS, HANDMADE_ROLES)].wage.supplements_kr == 225 + 300);
    assert_true(t.people[group(HANDMADE_WEST, HANDMADE_ASSISTANT)].wage.kr == 0);
}

static void test_time_is_added_by_task_category_and_all(void **state)
{
    (void)state;
    assert_int_equal(ticks(HANDMADE_EAST, HANDMADE_NURSE, HANDMADE_MEDICINE), 230); /* overtime included */
    assert_int_equal(ticks(HANDMADE_EAST, HANDMADE_NURSE, tally_category(&t, CATEGORY_CLINICAL)), 230);
    assert_int_equal(ticks(HANDMADE_EAST, HANDMADE_NURSE, tally_category(&t, CATEGORY_CARE)), 90);
    assert_int_equal(ticks(HANDMADE_EAST, HANDMADE_ASSISTANT, tally_category(&t, CATEGORY_CARE)), 210);
    assert_int_equal(ticks(HANDMADE_EAST, HANDMADE_NURSE, tally_all_tasks(&t)), 320);
    assert_int_equal(ticks(HANDMADE_UNITS, HANDMADE_ROLES, tally_all_tasks(&t)), 605);
    assert_int_equal(ticks(HANDMADE_UNITS, HANDMADE_ROLES, tally_other(&t, TIME_IDLE)), 505);
    assert_int_equal(ticks(HANDMADE_UNITS, HANDMADE_NURSE, tally_other(&t, TIME_HOLDING)), 10);
    assert_int_equal(t.performed[group(HANDMADE_UNITS, HANDMADE_ROLES) * t.n_subjects + HANDMADE_BELL], 35);
    assert_int_equal(t.performed[group(HANDMADE_EAST, HANDMADE_NURSE) * t.n_subjects + tally_all_tasks(&t)], 30);
}

/* Overtime is kept apart, for tasks, categories and all of them; it is in the ticks, too. */
static void test_overtime_is_added(void **state)
{
    (void)state;
    const int64_t *nurse = t.overtime + group(HANDMADE_EAST, HANDMADE_NURSE) * t.n_subjects;
    const int64_t *all = t.overtime + group(HANDMADE_UNITS, HANDMADE_ROLES) * t.n_subjects;
    assert_int_equal(nurse[HANDMADE_MEDICINE], 30);
    assert_int_equal(nurse[tally_category(&t, CATEGORY_CLINICAL)], 30);
    assert_int_equal(nurse[tally_category(&t, CATEGORY_CARE)], 0);
    assert_int_equal(nurse[tally_all_tasks(&t)], 30);
    assert_int_equal(all[tally_all_tasks(&t)], 30);
    assert_int_equal(all[tally_other(&t, TIME_IDLE)], 0);
}

/* Interruptions, switches, skills, and the sums that the spread of load is made of. */
static void test_what_people_did_is_added(void **state)
{
    (void)state;
    const struct tally_people *nurses = &t.people[group(HANDMADE_UNITS, HANDMADE_NURSE)];
    const struct tally_people *east = &t.people[group(HANDMADE_EAST, HANDMADE_ROLES)];
    const struct tally_people *all = &t.people[group(HANDMADE_UNITS, HANDMADE_ROLES)];
    assert_true(nurses->interrupted == 21 && nurses->switches == 42 && all->switches == 62);
    assert_true(nurses->n_worked == 2 && east->n_worked == 2 && all->n_worked == 3);
    assert_true(east->skills_used == 4 && east->skills_unused == 1 && all->skills_used == 5);
    /* assistants may answer bells as well, and do the washing, but nurses alone give medicine */
    assert_int_equal(t.needed_level[HANDMADE_BELL], 1);
    assert_int_equal(t.needed_level[HANDMADE_MEDICINE], 2);
    assert_int_equal(nurses->overqualified_ticks, 90 + 75);
    assert_int_equal(all->overqualified_ticks, 90 + 75);
    /* anna 32 min/h for 10 h, bo 42 for 5 h */
    assert_true(fabs(east->load_h - 15) < 1e-9 && fabs(east->load_mean - 530.0 / 15) < 1e-9);
    assert_true(fabs(east->load_squares - (10 * 32 * 32 + 5 * 42 * 42 - 530.0 * 530 / 15)) < 1e-9);
}

static void test_all_accounts_add_up_to_time_on_duty(void **state)
{
    (void)state;
    for (int g = 0; g < (HANDMADE_UNITS + 1) * (HANDMADE_ROLES + 1); g++) {
        int64_t sum = 0;
        for (int account = 0; account < HANDMADE_TASKS + N_TIME_ACCOUNTS; account++)
            sum += t.ticks[g * t.n_subjects + account];
        assert_int_equal(sum, t.people[g].rostered_ticks + t.people[g].overtime_ticks);
    }
}

static void test_care_is_added_by_unit_and_subject(void **state)
{
    (void)state;
    const struct tally_care *east = t.care + HANDMADE_EAST * t.n_subjects, *all = t.care + HANDMADE_UNITS * t.n_subjects;
    assert_int_equal(east[tally_category(&t, CATEGORY_CARE)].made, 32);
    assert_int_equal(east[tally_all_tasks(&t)].made, 57);
    assert_int_equal(all[tally_all_tasks(&t)].made, 72);
    assert_int_equal(all[HANDMADE_BELL].wait_ticks, 175);
    /* bells have no late limit, so only medicine and washing can be late */
    assert_int_equal(all[HANDMADE_BELL].may_be_late, 0);
    assert_int_equal(all[tally_all_tasks(&t)].may_be_late, 30);
    assert_int_equal(all[tally_all_tasks(&t)].late, 6);
    assert_true(all[tally_all_tasks(&t)].omitted_s == 3000);
    assert_true(all[tally_category(&t, CATEGORY_CARE)].made_s == 13200 + 9000 + 9000);
    assert_int_equal(all[tally_urgency(&t, 2)].made, 25 + 22 + 15); /* bells and medicine */
    assert_int_equal(east[tally_urgency(&t, 7)].made, 10);
    assert_int_equal(all[tally_urgency(&t, 0)].made, 0);
    assert_true(east[tally_all_tasks(&t)].together == 4 && all[HANDMADE_MEDICINE].held_ticks == 10);
    assert_true(all[HANDMADE_BELL].censored == 1 && all[HANDMADE_BELL].censored_ticks == 60);
}

static void test_units_are_added(void **state)
{
    (void)state;
    assert_int_equal(t.units[HANDMADE_EAST].patient_ticks, 4320);
    assert_int_equal(t.units[HANDMADE_UNITS].patient_ticks, 7200);
    assert_int_equal(t.units[HANDMADE_UNITS].admitted, 4);
    assert_int_equal(t.beds[HANDMADE_UNITS], 5);
    const struct unit_account *all = &t.units[HANDMADE_UNITS];
    assert_true(all->discharged == 2 && all->turned_away == 1 && all->peak_ticks == 288 && all->understaffed_ticks == 1080);
    assert_true(all->patient_weeks == 3 && all->carers == 6 && t.units[HANDMADE_WEST].carers == 1);
}

static void test_filling_again_replaces(void **state)
{
    (void)state;
    handmade_init(&h, 2);
    h.person_accounts[HANDMADE_BO].rostered_ticks = 5;
    tally_fill(&t, &h.accounts);
    assert_int_equal(t.people[group(HANDMADE_UNITS, HANDMADE_ROLES)].rostered_ticks, 5);
    assert_int_equal(ticks(HANDMADE_UNITS, HANDMADE_ROLES, tally_all_tasks(&t)), 0);
    assert_int_equal(t.care[HANDMADE_UNITS * t.n_subjects + tally_all_tasks(&t)].made, 0);
    assert_int_equal(t.overtime[group(HANDMADE_UNITS, HANDMADE_ROLES) * t.n_subjects + tally_all_tasks(&t)], 0);
    assert_true(t.people[group(HANDMADE_UNITS, HANDMADE_ROLES)].load_squares == 0);
    assert_int_equal(t.units[HANDMADE_UNITS].admitted, 0);
    assert_int_equal(t.beds[HANDMADE_UNITS], 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_people_are_added_by_unit_and_role, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_pay_is_added_by_unit_and_role, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_time_is_added_by_task_category_and_all, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_overtime_is_added, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_people_did_is_added, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_all_accounts_add_up_to_time_on_duty, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_care_is_added_by_unit_and_subject, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_units_are_added, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_filling_again_replaces, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
