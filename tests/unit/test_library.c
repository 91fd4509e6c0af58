/* Finding scenarios by path and by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/library.h"
#include "folder.h"

static struct folder folder;
static struct err e;
static char found[PATH_MAX], here[PATH_MAX];

/* A folder with a library in it that is found because it is called "scenarios" and we stand beside it. */
static int set_up(void **state)
{
    (void)state;
    memset(&e, 0, sizeof e);
    assert_non_null(getcwd(here, sizeof here));
    folder_make(&folder);
    folder_write(&folder, "scenarios/ward_o2.json", "{}");
    folder_write(&folder, "scenarios/ward_o3.json", "{}");
    folder_write(&folder, "scenarios/bench/ward.json", "{}");
    folder_write(&folder, "scenarios/queues/mm1.json", "{}");
    folder_write(&folder, "scenarios/b/twin.json", "{}");
    folder_write(&folder, "scenarios/a/twin.json", "{}");
    folder_write(&folder, "scenarios/a/notes.txt", "");
    folder_write(&folder, "scenarios/.json", "{}");
    folder_write(&folder, "own.json", "{}");
    assert_int_equal(chdir(folder.path), 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    assert_int_equal(chdir(here), 0);
    folder_remove(&folder);
    return 0;
}

static void test_list(void **state)
{
    (void)state;
    struct library l;
    char name[PATH_MAX], text[500] = "";
    assert_int_equal(library_list(&l, folder_file(&folder, "scenarios"), &e), 0);
    for (int i = 0; i < l.n; i++)
        strcat(strcat(text, library_name(name, &l, i)), " ");
    assert_string_equal(text, "a/twin b/twin bench/ward queues/mm1 ward_o2 ward_o3 ");
    library_free(&l);
    library_free(&l);
    assert_int_equal(library_list(&l, "/nowhere/at/all", &e), ERR_IO);
    library_free(&l);
}

/* The path of a file below the folder, as it is found. */
static const char *path_of(const char *name)
{
    static char path[PATH_MAX];
    assert_non_null(realpath(folder_file(&folder, name), path));
    return path;
}

static void test_by_path(void **state)
{
    (void)state;
    assert_int_equal(library_find(found, "own.json", &e), 0);
    assert_string_equal(found, "own.json");
    assert_int_equal(library_find(found, "scenarios/ward_o2.json", &e), 0);
    assert_string_equal(found, "scenarios/ward_o2.json");
}

static void test_by_name(void **state)
{
    (void)state;
    char library[PATH_MAX];
    assert_true(library_folder(library));
    if (strcmp(library, path_of("scenarios"))) /* another one lies beside the program or is installed */
        return;
    assert_int_equal(library_find(found, "ward_o3", &e), 0);
    assert_string_equal(found, path_of("scenarios/ward_o3.json"));
    assert_int_equal(library_find(found, "bench/ward", &e), 0);
    assert_string_equal(found, path_of("scenarios/bench/ward.json"));
    assert_int_equal(library_find(found, "mm1", &e), 0);
    assert_string_equal(found, path_of("scenarios/queues/mm1.json"));
    assert_int_equal(library_find(found, "b/twin", &e), 0);
    assert_int_equal(library_find(found, "twin", &e), ERR_INPUT);
    assert_non_null(strstr(e.text, "'twin' may mean 2 scenarios, one of them '"));
    assert_non_null(strstr(e.text, "a/twin.json"));
    memset(&e, 0, sizeof e);
    assert_int_equal(library_find(found, "ward_o4", &e), ERR_INPUT);
    assert_string_equal(e.text, "cannot open 'ward_o4': No such file or directory; did you mean 'ward_o2'?");
}

static void test_what_cannot_be(void **state)
{
    (void)state;
    assert_int_equal(library_find(found, "nowhere.json", &e), ERR_INPUT);
    assert_string_equal(e.text, "cannot open 'nowhere.json': No such file or directory");
    memset(&e, 0, sizeof e);
    assert_int_equal(library_find(found, "scenarios", &e), ERR_INPUT);
    assert_string_equal(e.text, "cannot open 'scenarios': Is a directory");
    memset(&e, 0, sizeof e);
    assert_int_equal(library_find(found, "own.json/x", &e), ERR_INPUT);
    static char longest[PATH_MAX + 10];
    memset(longest, 'x', sizeof longest - 1);
    memset(&e, 0, sizeof e);
    assert_int_equal(library_find(found, longest, &e), ERR_INPUT);
    assert_non_null(strstr(e.text, "File name too long"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {TEST(test_list), TEST(test_by_path), TEST(test_by_name), TEST(test_what_cannot_be)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
