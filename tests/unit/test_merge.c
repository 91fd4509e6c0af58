/* Merge patches (the examples of RFC 7396, appendix A, and more) and overrides by pointer (RFC 6901).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "scenario/merge.h"

static void expect_same(const struct value *v, const struct value *wanted, const char *what)
{
    char *a = fixture_printed(v), *b = fixture_printed(wanted);
    if (strcmp(a, b) != 0)
        fail_msg("%s: got %s, not %s", what, a, b);
    free(a);
    free(b);
}

static void test_examples_of_the_rfc(void **state)
{
    struct fixture *x = *state;
    static const char *const examples[][3] = { /* original, patch, result */
        {"{\"a\":\"b\"}", "{\"a\":\"c\"}", "{\"a\":\"c\"}"},
        {"{\"a\":\"b\"}", "{\"b\":\"c\"}", "{\"a\":\"b\",\"b\":\"c\"}"},
        {"{\"a\":\"b\"}", "{\"a\":null}", "{}"},
        {"{\"a\":\"b\",\"b\":\"c\"}", "{\"a\":null}", "{\"b\":\"c\"}"},
        {"{\"a\":[\"b\"]}", "{\"a\":\"c\"}", "{\"a\":\"c\"}"},
        {"{\"a\":\"c\"}", "{\"a\":[\"b\"]}", "{\"a\":[\"b\"]}"},
        {"{\"a\":{\"b\":\"c\"}}", "{\"a\":{\"b\":\"d\",\"c\":null}}", "{\"a\":{\"b\":\"d\"}}"},
        {"{\"a\":[{\"b\":\"c\"}]}", "{\"a\":[1]}", "{\"a\":[1]}"},
        {"[\"a\",\"b\"]", "[\"c\",\"d\"]", "[\"c\",\"d\"]"},
        {"{\"a\":\"b\"}", "[\"c\"]", "[\"c\"]"},
        {"{\"a\":\"foo\"}", "null", "null"},
        {"{\"a\":\"foo\"}", "\"bar\"", "\"bar\""},
        {"{\"e\":null}", "{\"a\":1}", "{\"e\":null,\"a\":1}"},
        {"[1,2]", "{\"a\":\"b\",\"c\":null}", "{\"a\":\"b\"}"},
        {"{}", "{\"a\":{\"bb\":{\"ccc\":null}}}", "{\"a\":{\"bb\":{}}}"},
        /* and more */
        {"{}", "{}", "{}"},
        {"{}", "{\"a\":null,\"b\":1,\"c\":null}", "{\"b\":1}"},
        {"{\"a\":1,\"b\":2,\"c\":3}", "{\"b\":null,\"d\":4,\"c\":null,\"a\":null}", "{\"d\":4}"},
        {"{\"a\":1}", "{\"b\":{\"c\":null,\"d\":{\"e\":null,\"f\":1}}}", "{\"a\":1,\"b\":{\"d\":{\"f\":1}}}"},
        {"{\"a\":5}", "{\"a\":{\"law\":\"gamma\",\"mean\":null}}", "{\"a\":{\"law\":\"gamma\"}}"},
        {"{\"a\":{\"law\":\"gamma\",\"mean\":3}}", "{\"a\":5}", "{\"a\":5}"},
        {"{\"a\":{\"b\":1}}", "{\"a\":[null,{\"c\":null}]}", "{\"a\":[null,{\"c\":null}]}"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct value *target = fixture_parse(x, "a", examples[i][0]);
        merge_patch(target, fixture_parse(x, "b", examples[i][1]));
        expect_same(target, fixture_parse(x, "c", examples[i][2]), examples[i][1]);
    }
}

static void test_files_are_kept(void **state)
{
    struct fixture *x = *state;
    struct value *target = fixture_parse(x, "ward.json", "{\"a\":{\"b\":1,\"c\":2},\"d\":[1]}");
    merge_patch(target, fixture_parse(x, "mine.json", "{\"a\":{\"c\":3,\"e\":{\"f\":4}},\"d\":[1]}"));
    assert_string_equal(target->file, "ward.json");
    assert_string_equal(value_at(target, "a", NULL)->file, "ward.json");
    assert_string_equal(value_at(target, "a", "b", NULL)->file, "ward.json");
    assert_string_equal(value_at(target, "a", "c", NULL)->file, "mine.json");
    assert_string_equal(value_at(target, "a", "e", "f", NULL)->file, "mine.json");
    assert_string_equal(value_at(target, "d", NULL)->file, "mine.json");
    assert_string_equal(value_at(target, "d", NULL)->first->file, "mine.json");
    assert_ptr_equal(value_at(target, "d", NULL)->first->parent, value_at(target, "d", NULL));
    assert_ptr_equal(value_at(target, "a", "e", NULL)->parent, value_at(target, "a", NULL));
}

static const char document[] = "{\"time\":{\"tick_s\":10,\"days\":7},\"list\":[1,{\"a\":2},3],\"a/b\":{\"m~n\":1},\"\":{\"\":5},"
                               "\"duration\":{\"law\":\"triangular\",\"low\":1,\"mode\":2,\"high\":3}}";

static void test_overrides(void **state)
{
    struct fixture *x = *state;
    static const char *const cases[][2] = { /* override, the same as a merge patch of the document */
        {"/time/days=28", "{\"time\":{\"days\":28}}"},
        {"/time/days= 28 ", "{\"time\":{\"days\":28}}"},
        {"/time/days=\"28\"", "{\"time\":{\"days\":\"28\"}}"},
        {"/time/days=28 days", "{\"time\":{\"days\":\"28 days\"}}"},
        {"/time/days=007", "{\"time\":{\"days\":\"007\"}}"},
        {"/time/days=", "{\"time\":{\"days\":\"\"}}"},
        {"/time/days=a=b", "{\"time\":{\"days\":\"a=b\"}}"},
        {"/time/days=never", "{\"time\":{\"days\":\"never\"}}"},
        {"/time/days=true", "{\"time\":{\"days\":true}}"},
        {"/time/days=null", "{\"time\":{\"days\":null}}"},
        {"/time=null", "{\"time\":null}"},
        {"/time=5", "{\"time\":5}"},
        {"/new=1", "{\"new\":1}"},
        {"/new/deep/er=[1,2]", "{\"new\":{\"deep\":{\"er\":[1,2]}}}"},
        {"/time/new={\"a\":null,\"b\":{\"c\":null}}", "{\"time\":{\"new\":{\"b\":{}}}}"},
        {"/duration={\"law\":\"fixed\",\"value\":4}",
         "{\"duration\":{\"law\":\"fixed\",\"value\":4,\"low\":null,\"mode\":null,\"high\":null}}"},
        {"/a~1b/m~0n=2", "{\"a/b\":{\"m~n\":2}}"},
        {"/a~1b/~01=2", "{\"a/b\":{\"~1\":2}}"},
        {"//=6", "{\"\":{\"\":6}}"},
        {"/=6", "{\"\":6}"},
        {"/time/=1", "{\"time\":{\"\":1}}"},
        {"/list/0=9", "{\"list\":[9,{\"a\":2},3]}"},
        {"/list/1/a=9", "{\"list\":[1,{\"a\":9},3]}"},
        {"/list/2=9", "{\"list\":[1,{\"a\":2},9]}"},
        {"/list/-=4", "{\"list\":[1,{\"a\":2},3,4]}"},
        {"/list/-/b=4", "{\"list\":[1,{\"a\":2},3,{\"b\":4}]}"},
        {"/list/0=null", "{\"list\":[{\"a\":2},3]}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct value *got = fixture_parse(x, "a.json", document), *wanted = fixture_parse(x, "a.json", document);
        merge_set(&x->findings, got, cases[i][0]);
        merge_patch(wanted, fixture_parse(x, "b", cases[i][1]));
        if (x->findings.first)
            fail_msg("%s: %s", cases[i][0], x->findings.first->text);
        expect_same(got, wanted, cases[i][0]);
    }
    struct value *got = fixture_parse(x, "a.json", document);
    merge_set(&x->findings, got, "/new/deep={\"a\":[1]}");
    assert_string_equal(value_at(got, "new", NULL)->file, "--set");
    assert_string_equal(value_at(got, "new", "deep", "a", NULL)->first->file, "--set");
    assert_string_equal(value_pointer(&x->arena, value_at(got, "new", "deep", "a", NULL)->first), "/new/deep/a/0");
    assert_string_equal(got->file, "a.json");
}

/* What had to be made on the way is told from what was asked for, until all of it is asked for. */
static void test_implied(void **state)
{
    struct fixture *x = *state;
    struct value *got = fixture_parse(x, "a.json", document);
    merge_set(&x->findings, got, "/new/deep/x=1");
    merge_set(&x->findings, got, "/time/deep=2");
    merge_set(&x->findings, got, "/whole={\"x\": 1}");
    assert_true(value_at(got, "new", NULL)->implied && value_at(got, "new", "deep", NULL)->implied);
    assert_false(value_at(got, "new", "deep", "x", NULL)->implied || value_at(got, "time", NULL)->implied);
    assert_false(value_at(got, "time", "deep", NULL)->implied || value_at(got, "whole", NULL)->implied);
    merge_set(&x->findings, got, "/new={\"deep\": 3}");
    assert_false(value_at(got, "new", NULL)->implied);
}

static void test_wrong_overrides(void **state)
{
    struct fixture *x = *state;
    static const char *const cases[][3] = { /* override, pointer, text */
        {"", "", "expected /json/pointer=value, found ''"},
        {"days", "", "expected /json/pointer=value, found 'days'"},
        {"/time/days", "", "expected /json/pointer=value, found '/time/days'"},
        {"=1", "", "expected /json/pointer=value, found '=1'"},
        {"time/days=1", "", "expected /json/pointer=value, found 'time/days=1'"},
        {"/time/d~ays=1", "/time/d~ays", "in a pointer '~' is written ~0, and '/' within a name ~1"},
        {"/time/~2=1", "/time/~2", "in a pointer '~' is written ~0, and '/' within a name ~1"},
        {"/time/~=1", "/time/~", "in a pointer '~' is written ~0, and '/' within a name ~1"},
        {"/time/days/x=1", "/time/days/x", "there is no 'x' in 7"},
        {"/time/days/x/y=1", "/time/days/x/y", "there is no 'x' in 7"},
        {"/duration/law/x=1", "/duration/law/x", "there is no 'x' in the string 'triangular'"},
        {"/time/dasy=null", "/time/dasy", "there is no 'dasy' to delete; did you mean 'days'?"},
        {"/tim/days=null", "/tim/days", "there is no 'tim' to delete; did you mean 'time'?"},
        {"/other=null", "/other", "there is no 'other' to delete"},
        {"/list/3=1", "/list/3", "there is no '3' to change"},
        {"/list/00=1", "/list/00", "there is no '00' to change"},
        {"/list/01=1", "/list/01", "there is no '01' to change"},
        {"/list/+1=1", "/list/+1", "there is no '+1' to change"},
        {"/list/=1", "/list/", "there is no '' to change"},
        {"/list/x=1", "/list/x", "there is no 'x' to change"},
        {"/list/99999999999999999999=1", "/list/99999999999999999999", "there is no '99999999999999999999' to change"},
        {"/list/-=null", "/list/-", "there is no '-' to delete"},
        {"/time/days=\xff", "/time/days", "byte 0xff is not valid UTF-8"},
        {"/time/\xc3=1", "/time/\xc3", "byte 0xc3 is not valid UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct value *got = fixture_parse(x, "a.json", document);
        x->findings.first = x->findings.last = NULL;
        merge_set(&x->findings, got, cases[i][0]);
        const struct finding *f = x->findings.first;
        if (!f)
            fail_msg("%s: no error", cases[i][0]);
        assert_null(f->next);
        assert_string_equal(f->file, "--set");
        assert_string_equal(f->pointer, cases[i][1]);
        assert_string_equal(f->text, cases[i][2]);
        expect_same(got, fixture_parse(x, "a.json", document), cases[i][0]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_examples_of_the_rfc),
        FIXTURE_TEST(test_files_are_kept),
        FIXTURE_TEST(test_overrides),
        FIXTURE_TEST(test_implied),
        FIXTURE_TEST(test_wrong_overrides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
