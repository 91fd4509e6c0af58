/* The JSON Schema: that it is JSON and says of every key what the key table says. That it is a valid schema which the shipped
 * scenarios obey is checked by tests/shape.sh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/json.h"
#include "scenario/keys.h"
#include "scenario/schema.h"

struct fixture {
    struct arena arena;
    const struct value *schema;
};

static int setup(void **state)
{
    static struct fixture x;
    x = (struct fixture){.arena = {0}};
    char *text = NULL;
    size_t n;
    FILE *f = open_memstream(&text, &n);
    schema_print(f);
    fclose(f);
    struct findings findings = {.arena = &x.arena};
    x.schema = json_parse(&x.arena, &findings, "schema", text, n);
    if (!x.schema)
        fprintf(stderr, "%s: %s\n", findings.first->pointer, findings.first->text);
    free(text);
    *state = &x;
    return x.schema ? 0 : -1;
}

static int teardown(void **state)
{
    struct fixture *x = *state;
    arena_free(&x->arena);
    return 0;
}

static bool has(const struct value *array, const char *s)
{
    VALUE_EACH(v, array)
        if (s ? v->kind == VALUE_STRING && strcmp(v->string, s) == 0 : v->kind == VALUE_NULL)
            return true;
    return false;
}

static void test_every_key(void **state)
{
    struct fixture *x = *state;
    struct keys_place places[KEYS_MOST_TABLES];
    int n = keys_places(places);
    for (int i = 0; i < n; i++) {
        const struct keys_table *table = places[i].table;
        const struct value *object = i == 0 ? x->schema : value_at(x->schema, "$defs", table->name, NULL);
        assert_string_equal(value_string(object, "description"), table->meaning);
        assert_int_equal(value_member(object, "properties")->n, table->n_rows);
        assert_false(value_true(object, "additionalProperties"));
        for (int k = 0; k < table->n_rows; k++) {
            const struct keys_row *row = &table->rows[k];
            const struct value *v = value_at(object, "properties", row->name, NULL);
            if (!v)
                fail_msg("%s is not in the schema of %s", row->name, table->name);
            assert_string_equal(value_string(v, "description"), row->meaning);
            assert_int_equal(value_member(v, "default") != NULL, row->fallback != NULL);
            if (row->type == KEYS_INT && !row->divides)
                assert_true(value_number(v, "minimum") == row->low && value_number(v, "maximum") == row->high);
            if (row->type == KEYS_NUMBER)
                assert_true(value_number(v, row->above ? "exclusiveMinimum" : "minimum") == row->low);
            for (int c = 0; row->choices && row->choices[c]; c++)
                assert_true(has(value_member(v, "enum"), row->choices[c]));
            const struct value *type = value_member(v, "type");
            if (type && (type->kind != VALUE_ARRAY || !has(type, "null")))
                fail_msg("%s cannot be deleted by null", row->name);
        }
    }
}

static void test_details(void **state)
{
    struct fixture *x = *state;
    const struct value *s = x->schema, *defs = value_member(s, "$defs");
    assert_string_equal(value_string(s, "$schema"), "https://json-schema.org/draft/2020-12/schema");
    assert_string_equal(value_string(s, "type"), "object"); /* no file is null */
    const struct value *ticks = value_at(defs, "time", "properties", "tick_s", "enum", NULL);
    assert_int_equal(ticks->n, 45 + 1); /* 3600 = 2^4 3^2 5^2 has 5 * 3 * 3 divisors; and null */
    assert_true(ticks->first->number == 1);
    const struct value *name = value_at(s, "properties", "tasks", "patternProperties", NULL);
    assert_string_equal(name->first->name, "^(?!.*_source$)[a-z][a-z0-9_]{0,59}$");
    assert_string_equal(value_string(name->first, "$ref"), "#/$defs/task");
    assert_string_equal(name->last->name, "_source$");
    name = value_at(defs, "staff", "properties", "plan", "patternProperties", NULL)->first;
    name = value_member(value_member(name, "patternProperties")->first, "patternProperties")->first;
    assert_string_equal(name->name, "^(all|weekdays|weekend|mon|tue|wed|thu|fri|sat|sun|holiday)$");
    assert_string_equal(value_at(defs, "time", "patternProperties", NULL)->first->name,
                        "^(tick_s|start_date|warmup_days|days|holidays)_source$");
    assert_true(has(value_at(defs, "law", "type", NULL), "number"));
    assert_string_equal(value_string(value_at(defs, "role", "properties", "label", NULL), "pattern"),
                        "^[^\\u0000-\\u001f\\u007f-\\u009f]*$");
    assert_null(value_at(s, "properties", "sources", "items", "pattern", NULL));
    const struct value *stay = value_at(defs, "patients", "properties", "stay_days", "anyOf", NULL);
    assert_string_equal(value_string(stay->last, "const"), "never");
    /* elements of arrays cannot be deleted */
    assert_false(has(value_at(defs, "policy", "properties", "prefer", "items", "enum", NULL), NULL));
    assert_true(has(value_at(defs, "task", "properties", "category", "enum", NULL), NULL));
}

static void test_kinds(void **state)
{
    struct fixture *x = *state;
    const struct value *laws = value_at(x->schema, "$defs", "law", "allOf", NULL);
    assert_int_equal(laws->n, 9);
    const struct value *fixed = laws->first, *not_fixed = value_at(fixed, "then", "properties", NULL);
    assert_string_equal(value_string(value_at(fixed, "if", "properties", "law", NULL), "const"), "fixed");
    assert_string_equal(value_at(fixed, "if", "required", NULL)->first->string, "law");
    assert_null(value_member(not_fixed, "value"));
    assert_null(value_member(not_fixed, "law"));
    assert_int_equal(not_fixed->n, 7);
    assert_string_equal(value_string(value_member(not_fixed, "mean"), "type"), "null");
    assert_int_equal(value_at(x->schema, "$defs", "way", "allOf", NULL)->n, 11);
    assert_null(value_at(x->schema, "$defs", "task", "allOf", NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key),
        cmocka_unit_test(test_details),
        cmocka_unit_test(test_kinds),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
