/* JSON files to values: what comes out, and every way of not getting there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "folder.h"
#include "scenario/json.h"

struct fixture {
    struct arena arena;
    struct findings findings;
    struct folder folder;
};

static int setup(void **state)
{
    static struct fixture x;
    x = (struct fixture){.findings = {.arena = &x.arena}};
    folder_make(&x.folder);
    *state = &x;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *x = *state;
    arena_free(&x->arena);
    folder_remove(&x->folder);
    return 0;
}

static struct value *parse(struct fixture *x, const char *text)
{
    return json_parse(&x->arena, &x->findings, "a.json", text, strlen(text));
}

static void expect_finding(const struct finding *f, const char *file, const char *place, const char *text)
{
    assert_non_null(f);
    assert_true(f->is_error);
    if (file)
        assert_string_equal(f->file, file);
    else
        assert_null(f->file);
    assert_string_equal(f->pointer, place);
    assert_string_equal(f->text, text);
}

static void test_values(void **state)
{
    struct fixture *x = *state;
    struct value *v = parse(x,
                            "{\"n\":-1.5e3,\"s\":\"\\u00e5\\ud83d\\ude00\\\"\",\"t\":true,\"f\":false,\"z\":null,"
                            "\"a\":[1,[]],\"o\":{\"N\":1}}");
    assert_non_null(v);
    assert_int_equal(v->kind, VALUE_OBJECT);
    assert_int_equal(v->n, 7);
    assert_true(value_number(v, "n") == -1500);
    assert_string_equal(value_string(v, "s"), "å\xf0\x9f\x98\x80\"");
    assert_true(value_true(v, "t"));
    assert_false(value_true(v, "f"));
    assert_int_equal(value_member(v, "z")->kind, VALUE_NULL);
    assert_int_equal(value_member(v, "a")->n, 2);
    assert_int_equal(value_member(v, "a")->last->kind, VALUE_ARRAY);
    assert_null(value_member(v, "a")->first->name);
    assert_null(value_member(v, "N")); /* case matters, and so does depth */
    assert_string_equal(value_at(v, "o", "N", NULL)->file, "a.json");
    assert_ptr_equal(value_at(v, "o", "N", NULL)->parent, value_member(v, "o"));
    assert_true(value_number(parse(x, "{\"x\":9007199254740993}"), "x") == 9007199254740992.0);
    /* long numbers keep their text, each its own, wherever they stand */
    v = parse(x, "[1, 1234567890123456, {\"a\": 2, \"b\": [-0.12345678901234567e-3], \"c\": 123456789012345},"
                 " 9007199254740993, 3]");
    assert_null(v->first->string);
    assert_string_equal(v->first->next->string, "1234567890123456");
    const struct value *inner = v->first->next->next;
    assert_null(value_member(inner, "a")->string);
    assert_string_equal(value_member(inner, "b")->first->string, "-0.12345678901234567e-3");
    assert_null(value_member(inner, "c")->string);
    assert_string_equal(inner->next->string, "9007199254740993");
    assert_null(v->last->string);
    assert_false(__builtin_signbit(parse(x, "-0")->number));
    assert_null(x->findings.first);
}

static void test_line_and_column(void **state)
{
    struct fixture *x = *state;
    assert_null(parse(x, "{\n  \"a\": 1,\n  \"bæø\": 007\n}"));
    expect_finding(x->findings.first, "a.json", "3:10", "a number may not start with 0 and another digit");
    assert_null(parse(x, ""));
    expect_finding(x->findings.last, "a.json", "1:1", "expected a value, found the end");
    assert_null(parse(x, "{}\n\n  x"));
    expect_finding(x->findings.last, "a.json", "3:3", "expected nothing more after the document, found 'x'");
    assert_int_equal(x->findings.n_errors, 3);
}

static void test_duplicates(void **state)
{
    struct fixture *x = *state;
    assert_null(parse(x, "{\"a\":1,\n \"b\":{\"c\":1,\"d\":[{\"e\":1,\"e\":2}],\n\"c\":2},\n \"\\u0061\":3, \"A\":1, \"a\":4}"));
    assert_int_equal(x->findings.n_errors, 4);
    const struct finding *f = x->findings.first;
    expect_finding(f, "a.json", "2:25", "key 'e' stands twice in one object");
    expect_finding(f = f->next, "a.json", "3:1", "key 'c' stands twice in one object");
    expect_finding(f = f->next, "a.json", "4:2", "key 'a' stands twice in one object");
    expect_finding(f = f->next, "a.json", "4:21", "key 'a' stands twice in one object");
}

/* Many names in one object, alike in every way but one: none is taken for another. */
static void test_many_members(void **state)
{
    struct fixture *x = *state;
    enum { N = 20000 };
    char *text = malloc(20 * N), *end = text;
    *end++ = '{';
    for (int i = 0; i < N; i++)
        end += sprintf(end, "%s\"k%d\":%d", i ? "," : "", i, i);
    strcpy(end, "}");
    struct value *v = parse(x, text);
    assert_non_null(v);
    assert_int_equal(v->n, N);
    int i = 0;
    VALUE_EACH(child, v)
        assert_int_equal(child->number, i++);
    strcpy(end, ",\"k777\":0}");
    assert_null(parse(x, text));
    assert_string_equal(x->findings.first->text, "key 'k777' stands twice in one object");
    free(text);
}

static void test_silent(void **state)
{
    struct fixture *x = *state;
    static const char *const bad[] = {"", "x", "{\"a\":1,\"a\":2}", "1e999", "\"\xff\""};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_null(json_parse(&x->arena, NULL, "--set", bad[i], strlen(bad[i])));
    assert_non_null(json_parse(&x->arena, NULL, "--set", "[]", 2));
}

static void test_depth(void **state)
{
    struct fixture *x = *state;
    char text[3 * JSON_DEEPEST + 8];
    memset(text, '[', JSON_DEEPEST);
    memset(text + JSON_DEEPEST, ']', JSON_DEEPEST);
    text[2 * JSON_DEEPEST] = '\0';
    assert_non_null(parse(x, text));
    memset(text, '[', JSON_DEEPEST + 1);
    assert_null(parse(x, text));
    expect_finding(x->findings.first, "a.json", "1:65", "nested deeper than 64 levels");
}

static void test_reading(void **state)
{
    struct fixture *x = *state;
    const char *path = folder_write(&x->folder, "a.json", "{\"a\": [1, 2]}\n");
    struct value *v = json_read(&x->findings, path, "shown.json", NULL, "");
    assert_non_null(v);
    assert_string_equal(value_member(v, "a")->file, "shown.json");
    assert_null(json_read(&x->findings, folder_file(&x->folder, "none.json"), "none.json", NULL, ""));
    expect_finding(x->findings.first, NULL, "", "cannot open 'none.json': No such file or directory");
    assert_null(json_read(&x->findings, x->folder.path, "folder", "asker.json", "/extends/0"));
    expect_finding(x->findings.last, "asker.json", "/extends/0", "cannot read 'folder': Is a directory");
    assert_null(json_read(&x->findings, folder_write(&x->folder, "b.json", "{\n]"), "b.json", "asker.json", "/extends/0"));
    expect_finding(x->findings.last, "b.json", "2:1", "expected a key in double quotes, found ']'");
    assert_null(json_read(&x->findings, folder_write(&x->folder, "c.json", ""), "c.json", NULL, ""));
    expect_finding(x->findings.last, "c.json", "1:1", "expected a value, found the end");
}

static void test_large_files(void **state)
{
    struct fixture *x = *state;
    const char *path = folder_write(&x->folder, "large.json", "\"");
    assert_int_equal(truncate(path, JSON_LARGEST_FILE + 1), 0);
    assert_null(json_read(&x->findings, path, "large.json", NULL, ""));
    expect_finding(x->findings.first, NULL, "", "cannot read 'large.json': it is larger than 16 MiB");
    assert_int_equal(truncate(path, JSON_LARGEST_FILE), 0);
    assert_null(json_read(&x->findings, path, "large.json", NULL, ""));
    expect_finding(x->findings.last, "large.json", "1:2", "control character 0x00 in a string: write it as an escape");
}

/* A pipe has no size and gives a little at a time: more than the first piece of memory, and more than the limit. */
static void test_pipes(void **state)
{
    struct fixture *x = *state;
    const size_t sizes[] = {10, 64 << 10, 200000, JSON_LARGEST_FILE + 10};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        int ends[2];
        char path[40];
        assert_int_equal(pipe(ends), 0);
        snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
        pid_t child = fork();
        if (child == 0) {
            close(ends[0]);
            FILE *out = fdopen(ends[1], "w");
            fputc('"', out);
            for (size_t k = 2; k < sizes[i]; k++)
                fputc('a', out);
            fputc('"', out);
            fclose(out);
            _exit(0);
        }
        close(ends[1]);
        x->findings.first = NULL;
        struct value *v = json_read(&x->findings, path, "pipe", NULL, "");
        close(ends[0]);
        if (sizes[i] <= JSON_LARGEST_FILE) {
            assert_non_null(v);
            assert_int_equal(strlen(v->string), sizes[i] - 2);
        } else {
            assert_null(v);
            assert_non_null(x->findings.last);
            assert_string_equal(x->findings.last->text, "cannot read 'pipe': it is larger than 16 MiB");
        }
        waitpid(child, NULL, 0);
    }
}

/* What might never begin, or never end, is not waited for. */
static void test_no_files(void **state)
{
    struct fixture *x = *state;
    const char *path = folder_file(&x->folder, "pipe");
    assert_int_equal(mkfifo(path, 0600), 0);
    alarm(20);
    assert_null(json_read(&x->findings, path, "pipe", NULL, ""));
    expect_finding(x->findings.last, NULL, "", "cannot read 'pipe': it is not a regular file");
    assert_null(json_read(&x->findings, "/dev/zero", "zero", NULL, ""));
    expect_finding(x->findings.last, NULL, "", "cannot read 'zero': it is not a regular file");
    alarm(0);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_values), TEST(test_line_and_column), TEST(test_duplicates),  TEST(test_many_members), TEST(test_silent),
        TEST(test_depth),  TEST(test_reading),         TEST(test_large_files), TEST(test_pipes),
        TEST(test_no_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
