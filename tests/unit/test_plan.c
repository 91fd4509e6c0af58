/* The staffing plan: which days win, per role, and what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include "model/plan.h"

#define TABLES 8

/* The kind that plan_read has filled, without building a whole model. */
static void read(struct modelcase *x, struct build *b, const char *plan)
{
    char patch[700];
    snprintf(patch, sizeof patch, "{'staff': {'plan': {'ward': %s}}}", plan);
    modelcase_document(x, MODELCASE_BASE, patch);
    static struct kind kind;
    static jmp_buf nowhere;
    x->arena.exhausted = &nowhere; /* memory does not run out here */
    *b = (struct build){.m = &x->model, .keep = &x->arena, .scratch = &x->arena, .findings = &x->findings, .root = x->root};
    b->roles = names_of(&x->arena, value_member(x->root, "roles"));
    b->units = names_of(&x->arena, value_member(x->root, "units"));
    b->n_kinds = 1;
    b->kinds = &kind;
    kind = (struct kind){.shifts = names_of(&x->arena, value_at(x->root, "units", "ward", "shifts", NULL))};
    plan_read(b);
}

static void expect_week(const struct build *b, int shift, int role, const char *week)
{
    for (int d = 0; d < N_WEEKDAYS; d++)
        if (plan_wanted(b, b->kinds, d, shift, role) != week[d] - '0')
            fail_msg("weekday %d: wanted %d, expected %c", d, plan_wanted(b, b->kinds, d, shift, role), week[d]);
}

static void test_specific_days_win(void **state)
{
    (void)state;
    struct modelcase x;
    struct build b;
    enum { DAY, EVENING, NIGHT, ASSISTANT = 0, NURSE };
    read(&x, &b, "{'day': {'sat': {'nurse': 1}, 'weekend': {'nurse': 2, 'assistant': 4}, 'all': {'nurse': 3}, 'weekdays':"
                 " {'assistant': 5, 'nurse': 7},"
                 " 'wed': {'nurse': 0, 'assistant': 6}}, 'night': {'all': {'nurse': 1}}}");
    expect_week(&b, DAY, NURSE, "7707712");
    expect_week(&b, DAY, ASSISTANT, "5565544");
    expect_week(&b, EVENING, NURSE, "0000000");
    expect_week(&b, NIGHT, NURSE, "1111111");
    expect_week(&b, NIGHT, ASSISTANT, "0000000");
    assert_int_equal(x.findings.n_errors, 0);
    assert_ptr_equal(b.kinds->plan, value_at(x.root, "staff", "plan", "ward", NULL));
    modelcase_free(&x);
}

/* Holidays by themselves: what is not said of them is as on the weekday, and they say nothing of other days. */
static void test_holidays(void **state)
{
    (void)state;
    struct modelcase x;
    struct build b;
    enum { DAY, EVENING, NIGHT, ASSISTANT = 0, NURSE };
    read(&x, &b, "{'day': {'holiday': {'nurse': 0}, 'sat': {'nurse': 4}, 'all': {'nurse': 3, 'assistant': 2}},"
                 " 'night': {'holiday': {'assistant': 5}}}");
    expect_week(&b, DAY, NURSE, "3333343");
    expect_week(&b, NIGHT, ASSISTANT, "0000000");
    for (int d = 0; d < N_WEEKDAYS; d++) {
        assert_int_equal(plan_wanted_on_holiday(&b, b.kinds, d, DAY, NURSE), 0);
        assert_int_equal(plan_wanted_on_holiday(&b, b.kinds, d, DAY, ASSISTANT), 2);
        assert_int_equal(plan_wanted_on_holiday(&b, b.kinds, d, NIGHT, ASSISTANT), 5);
        assert_int_equal(plan_wanted_on_holiday(&b, b.kinds, d, EVENING, NURSE), 0);
    }
    modelcase_free(&x);
}

static void test_unknown(void **state)
{
    (void)state;
    modelcase_errors("{'staff': {'plan': {'wrad': {}, 'ward': {'days': {'all': {'nurse': 1}}, 'day': {'all': {'nurs': 1}}}}}}",
                     "/staff/plan/wrad: expected a unit, found 'wrad'; did you mean 'ward'?\n"
                     "/staff/plan/ward/days: expected a shift of the unit, found 'days'; did you mean 'day'?\n"
                     "/staff/plan/ward/day/all/nurs: expected a role, found 'nurs'; did you mean 'nurse'?\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_specific_days_win),
        cmocka_unit_test(test_holidays),
        cmocka_unit_test(test_unknown),
    };
    return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
