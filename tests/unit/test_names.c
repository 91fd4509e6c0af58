/* Names as sorted lists: finding them, reserved words, labels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

#include "base/chance.h"
#include "model/build.h"
#include "scenario/keys_tasks.h"

/* A build that has only what names.c looks at. */
static struct build with(struct modelcase *x, const char *text)
{
    *x = (struct modelcase){.findings = {.arena = &x->arena}};
    x->root = modelcase_parse(x, text);
    return (struct build){.keep = &x->arena, .scratch = &x->arena, .findings = &x->findings, .root = x->root};
}

static void test_sorted_and_found(void **state)
{
    (void)state;
    struct modelcase x;
    struct build b = with(&x, "{'nurse': 1, 'host': 2, 'assistant': 3, 'host_b': 4}");
    struct names names = names_of(b.scratch, x.root);
    assert_int_equal(names.n, 4);
    assert_string_equal(names.id[0], "assistant");
    assert_string_equal(names.id[1], "host");
    assert_string_equal(names.id[2], "host_b");
    assert_string_equal(names.id[3], "nurse");
    for (int i = 0; i < names.n; i++) {
        assert_int_equal(names_find(&names, names.id[i]), i);
        assert_string_equal(names.value[i]->name, names.id[i]);
    }
    assert_int_equal(names_find(&names, "aide"), -1);
    assert_int_equal(names_find(&names, "host_"), -1);
    assert_int_equal(names_find(&names, "zoo"), -1);
    bool all[] = {true, true, true, true}, two[] = {false, true, false, true}, no[4] = {false};
    assert_string_equal(names_some(b.scratch, &names, all), "'assistant', 'host', 'host_b', 'nurse'");
    assert_string_equal(names_some(b.scratch, &names, two), "'host', 'nurse'");
    assert_null(names_some(b.scratch, &names, no));
    struct names many = {.n = 14, .id = ARENA_ARRAY(b.scratch, 14, const char *)};
    bool most[14];
    for (int i = 0; i < 14; i++) {
        many.id[i] = "x";
        most[i] = true;
    }
    assert_string_equal(names_some(b.scratch, &many, most),
                        "'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x' and 2 more");
    struct names none = names_of(b.scratch, NULL);
    assert_int_equal(none.n, 0);
    assert_int_equal(names_find(&none, "nurse"), -1);
    modelcase_free(&x);
}

static void test_reserved_words(void **state)
{
    (void)state;
    modelcase_errors("{'roles': {'all': {}, 'clinical': {}}, 'tasks': {'care': {'category': 'care', 'duration_min': 1}}}",
                     "/roles/all: expected a role with a name of its own, found 'all', which rules and rights use otherwise\n"
                     "/roles/clinical: expected a role with a name of its own, found 'clinical', which rules and rights use"
                     " otherwise\n"
                     "/tasks/care: expected a task with a name of its own, found 'care', which rules and rights use otherwise\n");
}

static void test_categories(void **state)
{
    (void)state;
    for (int i = 0; i < N_CATEGORIES; i++) {
        assert_int_equal(names_category(model_category_ids[i]), i);
        assert_string_equal(keys_tasks_categories[i], model_category_ids[i]); /* what a scenario may say */
    }
    assert_null(keys_tasks_categories[N_CATEGORIES]);
    assert_int_equal(names_category("clinic"), -1);
}

/* Labels fall back on the English one and on the name, are keyed by the name, and belong to the model. */
static void test_labels(void **state)
{
    (void)state;
    struct modelcase x;
    struct build b = with(&x, "{'a': {'label': 'Nurse'}, 'b': {'label': ''}, 'c': {}}");
    struct label a = names_label(&b, "nurse", value_member(x.root, "a")), h = names_label(&b, "host", value_member(x.root, "b"));
    assert_string_equal(a.text, "Nurse");
    assert_string_equal(h.text, "host");
    assert_true(a.key == chance_name("nurse"));
    struct label second = names_numbered(&b, &a, 2);
    assert_string_equal(second.id, "nurse.2");
    assert_string_equal(second.text, "Nurse 2");
    assert_true(second.key == chance_name("nurse.2"));
    assert_string_equal(names_label(&b, "x", NULL).text, "x");
    modelcase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sorted_and_found),
        cmocka_unit_test(test_reserved_words),
        cmocka_unit_test(test_categories),
        cmocka_unit_test(test_labels),
    };
    return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
