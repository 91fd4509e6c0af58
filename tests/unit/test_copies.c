/* Copies of units: names, keys, persons and duties.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include "base/chance.h"

static void test_copies(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'ward': {'copies': 11, 'label': 'Ward'}, 'home': {}}, 'tasks': {'medicine': {'units':"
                       " ['ward']}},"
                       " 'staff': {'lines': {'anna': {'unit': 'ward', 'duty': 'roster', 'count': 2}, 'bo': {'unit': 'home'}},"
                       " 'plan': {'ward': {'day': {'all': {'nurse': 1}}}}}}");
    const struct model *m = &x.model;
    assert_int_equal(m->n_units, 12);
    assert_int_equal(m->n_persons, 23);
    assert_string_equal(m->units[0].label.id, "home");
    assert_true(m->units[0].label.key == m->units[0].kind_key && m->units[0].kind_key == chance_name("home"));
    for (int i = 1; i < 12; i++) {
        const struct unit *u = &m->units[i];
        char id[20], text[20];
        snprintf(id, sizeof id, "ward.%d", i);
        snprintf(text, sizeof text, "Ward %d", i);
        assert_string_equal(u->label.id, id);
        assert_string_equal(u->label.text, text);
        assert_true(u->label.key == chance_name(id) && u->kind_key == chance_name("ward"));
        assert_ptr_equal(u->sources, m->units[1].sources);
        assert_ptr_equal(u->wait_ticks, m->units[1].wait_ticks);
        assert_int_equal(u->n_persons, 2);
        assert_int_equal(u->first_person, 1 + 2 * (i - 1));
        for (int p = 0; p < 2; p++) {
            assert_int_equal(m->persons[u->first_person + p].unit, i);
            assert_string_equal(m->persons[u->first_person + p].label.id, p ? "anna.2" : "anna.1");
        }
    }
    modelcase_free(&x);
}

/* Duties of all copies in one list by start and person; each copy has the same. */
static void test_duties(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'ward': {'copies': 3}}, 'staff': {'lines': {'anna': {'duty': 'roster', 'count': 3}},"
                       " 'plan': {'ward': {'day': {'all': {'nurse': 1}}, 'night': {'all': {'nurse': 1}}}}}}");
    const struct model *m = &x.model;
    assert_true(m->n_duties > 0 && m->n_duties % 3 == 0);
    for (int i = 0; i < m->n_duties; i++) {
        const struct duty *d = &m->duties[i], *first = &m->duties[i - i % 3];
        if (i > 0)
            assert_true(d[-1].start_tick < d->start_tick || (d[-1].start_tick == d->start_tick && d[-1].person < d->person));
        assert_true(d->start_tick == first->start_tick && d->shift == first->shift);
        assert_int_equal(m->persons[d->person].unit, i % 3);
        assert_int_equal(d->person - m->units[i % 3].first_person, first->person);
    }
    modelcase_free(&x);
}

static void test_one_copy_keeps_its_name(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{}");
    assert_string_equal(x.model.units[0].label.id, "ward");
    assert_int_equal(x.model.n_units, 1);
    modelcase_free(&x);
    modelcase_good(&x, "{'units': {'ward': {'copies': 2}}}");
    assert_string_equal(x.model.units[0].label.id, "ward.1");
    modelcase_free(&x);
    modelcase_errors("{'units': null, 'staff': null}", "/units: a scenario needs at least one unit, found none\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_copies),
        cmocka_unit_test(test_duties),
        cmocka_unit_test(test_one_copy_keeps_its_name),
    };
    return cmocka_run_group_tests_name("copies", tests, NULL, NULL);
}
