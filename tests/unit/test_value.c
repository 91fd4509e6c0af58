/* JSON values as a tree: building, finding, pointers, and canonical printing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "scenario/value.h"

static struct value *parse(struct fixture *x, const char *text)
{
    return fixture_parse(x, "a.json", text);
}

static void expect_print(const struct value *v, const char *text)
{
    char *out = fixture_printed(v);
    assert_string_equal(out, text);
    free(out);
}

static void test_finding(void **state)
{
    struct value *root = parse(*state,
                               "{\"time\":{\"tick_s\":10,\"on\":true,\"off\":false},\"a\":\"x\","
                               "\"list\":[{\"b\":1}],\"stay\":\"never\"}");
    assert_int_equal(root->n, 4);
    assert_null(root->name);
    assert_true(value_number(value_member(root, "time"), "tick_s") == 10);
    assert_ptr_equal(value_at(root, "time", "tick_s", NULL), value_member(value_member(root, "time"), "tick_s"));
    assert_ptr_equal(value_at(root, NULL), root);
    assert_null(value_at(root, "time", "none", "deeper", NULL));
    assert_null(value_at(root, "a", "b", NULL)); /* not an object */
    assert_null(value_at(root, "list", "b", NULL));
    assert_null(value_member(NULL, "time"));
    assert_null(value_find(value_find(root, "list"), "b"));
    assert_string_equal(value_string(root, "a"), "x");
    assert_true(value_true(value_member(root, "time"), "on"));
    assert_false(value_true(value_member(root, "time"), "off"));
    assert_true(value_is_never(value_member(root, "stay")));
    assert_false(value_is_never(value_member(root, "a")));
    assert_false(value_is_never(root));
    assert_false(value_is_never(NULL));
}

/* Whose file a message names: never "default", and of several the one that came later. */
static void test_files(void **state)
{
    struct fixture *x = *state;
    struct value *root = parse(x, "{\"a\":{\"b\":1,\"c\":2,\"d\":3}}"), *a = value_find(root, "a");
    assert_string_equal(value_file(value_find(a, "b")), "a.json");
    assert_ptr_equal(value_latest(a), a);
    value_find(a, "b")->file = value_default;
    assert_string_equal(value_file(value_find(a, "b")), "a.json");
    assert_ptr_equal(value_latest(a), a);
    a->file = value_default;
    assert_string_equal(value_file(value_find(a, "b")), "a.json");
    root->file = value_default;
    assert_string_equal(value_file(root), "default"); /* nothing stands above */
    root->file = a->file = "a.json";
    value_find(a, "c")->file = "b.json";
    assert_string_equal(value_file(value_find(a, "c")), "b.json");
    assert_ptr_equal(value_latest(a), value_find(a, "c"));
}

/* What was found, in words; a number as it was written where a double would be another. */
static void test_found_as_written(void **state)
{
    struct fixture *x = *state;
    static const char *const texts[][2] = {
        {"0.1", "0.1"}, {"1e3", "1000"}, {"9007199254740993", "9007199254740993"}, {"0.10000000000000001", "0.10000000000000001"},
        {"\"x\"", "the string 'x'"}, {"[]", "an empty array"}, {"[1]", "an array"}, {"{}", "an empty object"}, {"null", "null"},
    };
    char out[VALUE_FOUND_BYTES];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(value_found(out, parse(x, texts[i][0])), texts[i][1]);
}

static void test_pointers(void **state)
{
    struct fixture *x = *state;
    struct value *root = parse(x, "{\"a/b\":{\"m~n\":[0,{\"\":[[7]]}]},\"~1\":1,\"/~/\":2}");
    assert_string_equal(value_pointer(&x->arena, root), "");
    const struct value *v = value_at(root, "a/b", "m~n", NULL);
    assert_string_equal(value_pointer(&x->arena, v), "/a~1b/m~0n");
    assert_string_equal(value_pointer(&x->arena, v->first), "/a~1b/m~0n/0");
    assert_string_equal(value_pointer(&x->arena, v->last->first->first->first), "/a~1b/m~0n/1//0/0");
    assert_string_equal(value_pointer(&x->arena, value_member(root, "~1")), "/~01");
    assert_string_equal(value_pointer(&x->arena, value_member(root, "/~/")), "/~1~0~1");
}

static void test_sorted(void **state)
{
    struct fixture *x = *state;
    struct value *root = parse(x, "{\"b\":1,\"a\":2,\"c\":3,\"B\":4,\"a_\":5,\"a1\":6}");
    const struct value **sorted = value_sorted(&x->arena, root);
    char order[32] = "";
    for (int i = 0; i < root->n; i++)
        strcat(strcat(order, sorted[i]->name), " ");
    assert_string_equal(order, "B a a1 a_ b c ");
    assert_non_null(value_sorted(&x->arena, parse(x, "{}")));
    assert_non_null(value_sorted(&x->arena, NULL));
}

static void test_print(void **state)
{
    struct fixture *x = *state;
    expect_print(parse(x, "{}"), "{}");
    expect_print(parse(x, "[]"), "[]");
    expect_print(parse(x, "-0.0"), "0");
    expect_print(parse(x, " null"), "null");
    static const char sorted[] =
        "{\n"
        "  \"a\": [\n"
        "    true,\n"
        "    {\n"
        "      \"x\": 0.1,\n"
        "      \"y\": null\n"
        "    },\n"
        "    []\n"
        "  ],\n"
        "  \"b\": {},\n"
        "  \"c\": \"\\\"\\\\\\u000a\\u0001/å\"\n"
        "}";
    expect_print(parse(x, "{\"c\":\"\\\"\\\\\\n\\u0001\\/\\u00e5\",\"a\":[true,{\"y\":null,\"x\":1e-1},[]],\"b\":{}}"), sorted);
    expect_print(parse(x, sorted), sorted);
}

static void test_print_sources(void **state)
{
    struct fixture *x = *state;
    struct value *root = parse(x, "{\"b\":1,\"a_z\":3,\"a\":2}"), *source = value_new(&x->arena, VALUE_STRING, "a_source", "f");
    source->string = "a book";
    value_find(root, "a")->source = source;
    expect_print(root, "{\n  \"a\": 2,\n  \"a_source\": \"a book\",\n  \"a_z\": 3,\n  \"b\": 1\n}");
}

static void expect_found(struct fixture *x, const char *json, const char *text)
{
    char out[VALUE_FOUND_BYTES];
    assert_string_equal(value_found(out, parse(x, json)), text);
}

static void test_found(void **state)
{
    struct fixture *x = *state;
    expect_found(x, "null", "null");
    expect_found(x, "true", "true");
    expect_found(x, "false", "false");
    expect_found(x, "3e9", "3000000000");
    expect_found(x, "2.90", "2.9");
    expect_found(x, "[]", "an empty array");
    expect_found(x, "[1]", "an array");
    expect_found(x, "{}", "an empty object");
    expect_found(x, "{\"a\":1}", "an object");
    expect_found(x, "\"\"", "the string ''");
    expect_found(x, "\"0123456789012345678901234567890123456789\"", "the string '0123456789012345678901234567890123456789'");
    expect_found(x, "\"01234567890123456789012345678901234567890\"",
                 "the string '0123456789012345678901234567890123456789'...");
    expect_found(x, "\"012345678901234567890123456789012345678ååå\"",
                 "the string '012345678901234567890123456789012345678'...");
}

static void test_building(void **state)
{
    struct fixture *x = *state;
    struct value *root = parse(x, "{\"a\":1,\"b\":2,\"c\":3}"), *array = parse(x, "[10,20]");
    value_remove(value_find(root, "b"));
    expect_print(root, "{\n  \"a\": 1,\n  \"c\": 3\n}");
    value_remove(value_find(root, "c"));
    assert_int_equal(root->n, 1);
    assert_ptr_equal(root->first, root->last);
    struct value *b = value_new(&x->arena, VALUE_BOOL, "b", "new.json");
    value_add(root, b);
    assert_ptr_equal(b->parent, root);
    value_remove(value_find(root, "a"));
    value_remove(b);
    assert_null(root->first);
    assert_null(root->last);
    assert_int_equal(root->n, 0);
    value_add(root, b);
    array->file = "array.json";
    value_become(b, array);
    assert_string_equal(b->name, "b");
    assert_string_equal(b->file, "array.json");
    assert_ptr_equal(b->parent, root);
    assert_int_equal(b->n, 2);
    assert_string_equal(value_pointer(&x->arena, b->last), "/b/1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_finding), FIXTURE_TEST(test_files), FIXTURE_TEST(test_found_as_written),
        FIXTURE_TEST(test_pointers), FIXTURE_TEST(test_sorted),   FIXTURE_TEST(test_print),
            FIXTURE_TEST(test_print_sources),
        FIXTURE_TEST(test_found),   FIXTURE_TEST(test_building),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
