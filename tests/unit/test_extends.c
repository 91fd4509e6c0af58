/* Files that extend files: order, circles, what may be reached, and what is said when it may not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "folder.h"
#include "scenario/extends.h"

struct fixture {
    struct arena arena;
    struct findings findings;
    struct folder folder;
    char back[1000]; /* where the test was started */
};

/* Every test stands in its folder, so that files have short names. */
static int setup(void **state)
{
    static struct fixture x;
    x = (struct fixture){.findings = {.arena = &x.arena}};
    folder_make(&x.folder);
    if (!getcwd(x.back, sizeof x.back) || chdir(x.folder.path) != 0)
        return -1;
    *state = &x;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *x = *state;
    arena_free(&x->arena);
    int problem = chdir(x->back);
    folder_remove(&x->folder);
    return problem;
}

static void write_files(struct fixture *x, const char *const files[][2], size_t n)
{
    for (size_t i = 0; i < n; i++)
        folder_write(&x->folder, files[i][0], files[i][1]);
}
#define WRITE(x, files) write_files(x, files, sizeof(files) / sizeof *(files))

static void expect_document(struct fixture *x, const char *path, const char *library, const char *text)
{
    struct value *root = extends_read(&x->findings, path, library);
    if (x->findings.first)
        fail_msg("%s: %s: %s", x->findings.first->file, x->findings.first->pointer, x->findings.first->text);
    assert_non_null(root);
    char *out = NULL;
    size_t n;
    FILE *f = open_memstream(&out, &n);
    value_print(f, root);
    fclose(f);
    size_t length = 0;
    for (char *c = out; *c; c++) /* on one line */
        if (*c != '\n' && *c != ' ')
            out[length++] = *c;
    out[length] = '\0';
    assert_string_equal(out, text);
    free(out);
}

/* Errors as lines "file: place: text". */
static void expect_errors(struct fixture *x, const char *path, const char *library, const char *lines)
{
    char all[4000] = "";
    x->findings = (struct findings){.arena = &x->arena};
    assert_null(extends_read(&x->findings, path, library));
    for (const struct finding *f = x->findings.first; f; f = f->next)
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s: %s: %s\n", f->file ? f->file : "-", f->pointer, f->text);
    assert_string_equal(all, lines);
}

static void test_order(void **state)
{
    struct fixture *x = *state;
    static const char *const files[][2] = {
        {"mine.json", "{\"extends\":[\"one.json\",\"parts/two.json\"],\"a\":\"mine\",\"z\":null}"},
        {"one.json", "{\"a\":\"one\",\"b\":\"one\",\"c\":\"one\",\"z\":1,\"y\":1,\"w\":{\"v\":1}}"},
        {"parts/two.json", "{\"extends\":[\"three.json\"],\"a\":\"two\",\"b\":\"two\",\"y\":null,\"w\":{\"u\":2}}"},
        {"parts/three.json", "{\"b\":\"three\",\"c\":\"three\",\"d\":\"three\"}"},
        {"none.json", "{\"extends\":[],\"a\":1}"},
        {"null.json", "{\"extends\":null,\"a\":1}"},
        {"null_mine.json", "{\"extends\":[\"null.json\"]}"},
    };
    WRITE(x, files);
    expect_document(x, "mine.json", NULL,
                    "{\"a\":\"mine\",\"b\":\"two\",\"c\":\"three\",\"d\":\"three\",\"w\":{\"u\":2,\"v\":1}}");
    expect_document(x, "none.json", NULL, "{\"a\":1}");
    expect_document(x, "null_mine.json", NULL, "{\"a\":1}");
    struct value *root = extends_read(&x->findings, "mine.json", NULL);
    assert_string_equal(value_member(root, "a")->file, "mine.json");
    assert_string_equal(value_member(root, "b")->file, "parts/two.json");
    assert_string_equal(value_member(root, "d")->file, "parts/three.json");
    assert_string_equal(value_at(root, "w", "v", NULL)->file, "one.json");
    assert_string_equal(root->file, "mine.json"); /* the whole, though "one.json" came first */
}

/* A file that two others extend counts once, before both: the second does not undo what the first changed. */
static void test_diamond(void **state)
{
    struct fixture *x = *state;
    static const char *const files[][2] = {
        {"mine.json", "{\"extends\":[\"left.json\",\"right.json\"]}"},
        {"left.json", "{\"extends\":[\"base.json\"],\"x\":\"left\",\"gone\":null}"},
        {"right.json", "{\"extends\":[\"./parts/../base.json\"],\"y\":\"right\"}"},
        {"base.json", "{\"x\":\"base\",\"y\":\"base\",\"gone\":1}"},
        {"parts/other.json", "{}"},
    };
    WRITE(x, files);
    expect_document(x, "mine.json", NULL, "{\"x\":\"left\",\"y\":\"right\"}");
}

static void test_circles(void **state)
{
    struct fixture *x = *state;
    static const char *const files[][2] = {
        {"self.json", "{\"extends\":[\"self.json\"]}"},
        {"a.json", "{\"extends\":[\"parts/b.json\"]}"},
        {"parts/b.json", "{\"extends\":[\"c.json\"]}"},
        {"parts/c.json", "{\"extends\":[\"d.json\",\"../a.json\",\"../a.json\"]}"},
        {"parts/d.json", "{}"},
        {"into.json", "{\"extends\":[\"self.json\"]}"},
    };
    WRITE(x, files);
    expect_errors(x, "self.json", NULL, "self.json: /extends/0: files extend each other in a circle: self.json -> self.json\n");
    expect_errors(x, "a.json", NULL,
                  "parts/c.json: /extends/1: files extend each other in a circle: a.json -> parts/b.json -> parts/c.json -> "
                  "a.json\n"
                  "parts/c.json: /extends/2: files extend each other in a circle: a.json -> parts/b.json -> parts/c.json -> "
                  "a.json\n");
    expect_errors(x, "into.json", NULL, "self.json: /extends/0: files extend each other in a circle: self.json -> self.json\n");
}

static void test_what_may_be_reached(void **state)
{
    struct fixture *x = *state;
    static const char *const files[][2] = {
        {"outside.json", "{\"a\":\"outside\"}"},
        {"home/up.json", "{\"extends\":[\"../outside.json\"]}"},
        {"home/link.json", "{\"extends\":[\"linked.json\"]}"},
        {"home/absolute.json", "{\"extends\":[\"/etc/passwd\"]}"},
        {"home/library.json", "{\"extends\":[\"../library/parts/ward.json\"]}"},
        {"home/round.json", "{\"extends\":[\"../home/plain.json\"]}"},
        {"home/plain.json", "{\"a\":\"plain\"}"},
        {"homes/near.json", "{\"a\":\"a name that begins alike\"}"},
        {"home/near.json", "{\"extends\":[\"../homes/near.json\"]}"},
        {"library/parts/ward.json", "{\"extends\":[\"../roles.json\"],\"a\":\"ward\"}"},
        {"library/roles.json", "{\"b\":\"roles\"}"},
    };
    WRITE(x, files);
    assert_int_equal(symlink("../outside.json", "home/linked.json"), 0);
    assert_int_equal(symlink("home", "way"), 0);
    static const char lies[] = "lies outside the folder of the scenario and the scenario library";
    char line[400];
    snprintf(line, sizeof line, "home/up.json: /extends/0: 'home/../outside.json' %s\n", lies);
    expect_errors(x, "home/up.json", NULL, line);
    expect_errors(x, "home/up.json", "library", line);
    snprintf(line, sizeof line, "home/link.json: /extends/0: 'home/linked.json' %s\n", lies);
    expect_errors(x, "home/link.json", NULL, line);
    snprintf(line, sizeof line, "home/near.json: /extends/0: 'home/../homes/near.json' %s\n", lies);
    expect_errors(x, "home/near.json", NULL, line);
    snprintf(line, sizeof line, "home/library.json: /extends/0: 'home/../library/parts/ward.json' %s\n", lies);
    expect_errors(x, "home/library.json", NULL, line);
    expect_errors(x, "home/library.json", "no such folder", line);
    expect_errors(x, "home/absolute.json", NULL,
                  "home/absolute.json: /extends/0: expected a path relative to this file, found '/etc/passwd'\n");
    x->findings = (struct findings){.arena = &x->arena};
    expect_document(x, "home/up.json", ".", "{\"a\":\"outside\"}");
    expect_document(x, "home/up.json", "/", "{\"a\":\"outside\"}");
    expect_document(x, "home/library.json", "library", "{\"a\":\"ward\",\"b\":\"roles\"}");
    expect_document(x, "home/library.json", "home/../library/", "{\"a\":\"ward\",\"b\":\"roles\"}");
    expect_document(x, "home/round.json", NULL, "{\"a\":\"plain\"}");
    expect_document(x, "way/round.json", NULL, "{\"a\":\"plain\"}");
    char path[500];
    snprintf(path, sizeof path, "%s/home/round.json", x->folder.path);
    expect_document(x, path, NULL, "{\"a\":\"plain\"}");
}

static void test_names_in_messages(void **state)
{
    struct fixture *x = *state;
    static const char *const files[][2] = {
        {"a/b/mine.json", "{\"extends\":[\"../../c/./wrong.json\",\"..//..//a/b/../../plain.json\"]}"},
        {"c/wrong.json", "{\n\"x\":}"},
        {"plain.json", "[]"},
        {"elsewhere/deep/mine.json", "{\"extends\":[\"../wrong.json\"]}"},
        {"elsewhere/wrong.json", "x"},
    };
    WRITE(x, files);
    expect_errors(x, "a/b/mine.json", ".",
                  "c/wrong.json: 2:5: expected a value, found '}'\nplain.json: : expected an object, found an empty array\n");
    expect_errors(x, "a/../a/b/mine.json", ".",
                  "c/wrong.json: 2:5: expected a value, found '}'\nplain.json: : expected an object, found an empty array\n");
    /* through a link, x/.. is not what it looks like, and is left as it is */
    assert_int_equal(symlink("elsewhere/deep", "link"), 0);
    expect_errors(x, "link/mine.json", ".", "link/../wrong.json: 1:1: expected a value, found 'x'\n");
}

static void test_what_is_wrong(void **state)
{
    struct fixture *x = *state;
    static const char *const files[][2] = {
        {"string.json", "{\"extends\":\"a.json\"}"},
        {"elements.json", "{\"extends\":[1,null,\"\",[\"a.json\"],\"none.json\",\"folder\",\"folder/x.json/y\",\"bad.json\"]}"},
        {"bad.json", "{\"extends\":[\"none.json\"],\"a\":1,\"a\":2}"},
        {"bad_too.json", "{\"extends\":[\"none.json\",\"array.json\"]}"},
        {"array.json", "[1]"},
        {"folder/x.json", "{}"},
    };
    WRITE(x, files);
    expect_errors(x, "none.json", NULL, "-: : cannot open 'none.json': No such file or directory\n");
    expect_errors(x, "none/none.json", NULL, "-: : cannot open 'none/none.json': No such file or directory\n");
    expect_errors(x, "folder", NULL, "-: : cannot read 'folder': Is a directory\n");
    expect_errors(x, "", NULL, "-: : cannot open '': No such file or directory\n");
    expect_errors(x, "array.json", NULL, "array.json: : expected an object, found an array\n");
    expect_errors(x, "string.json", NULL, "string.json: /extends: expected an array of files, found the string 'a.json'\n");
    expect_errors(x, "elements.json", NULL,
                  "elements.json: /extends/0: expected a file, found 1\n"
                  "elements.json: /extends/1: expected a file, found null\n"
                  "elements.json: /extends/2: expected a file, found the string ''\n"
                  "elements.json: /extends/3: expected a file, found an array\n"
                  "elements.json: /extends/4: cannot open 'none.json': No such file or directory\n"
                  "elements.json: /extends/5: cannot read 'folder': Is a directory\n"
                  "elements.json: /extends/6: cannot open 'folder/x.json/y': Not a directory\n"
                  "bad.json: 1:32: key 'a' stands twice in one object\n");
    expect_errors(x, "bad_too.json", NULL,
                  "bad_too.json: /extends/0: cannot open 'none.json': No such file or directory\n"
                  "array.json: : expected an object, found an array\n");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_order), TEST(test_diamond), TEST(test_circles), TEST(test_what_may_be_reached), TEST(test_names_in_messages),
        TEST(test_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
