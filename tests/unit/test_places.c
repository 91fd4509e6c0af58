/* Which files a scenario may name, and what they are called.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <unistd.h>

#include <cmocka.h>

#include "folder.h"
#include "scenario/places.h"

static struct arena arena;
static struct folder folder;

static int setup(void **state)
{
    (void)state;
    folder_make(&folder);
    folder_write(&folder, "home/mine.json", "{}");
    folder_write(&folder, "home/parts/a.csv", "");
    folder_write(&folder, "homeless/b.csv", "");
    folder_write(&folder, "library/c.csv", "");
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    folder_remove(&folder);
    return 0;
}

/* Whether a scenario home/mine.json may name a file of the folder. */
static bool allows(const char *file)
{
    char mine[500];
    strcpy(mine, folder_file(&folder, "home/mine.json"));
    const struct places p = places_of(&arena, mine, folder_file(&folder, "library"));
    const char *real = places_resolve(&arena, folder_file(&folder, file));
    assert_non_null(real);
    return places_allow(&p, real);
}

static void test_allow(void **state)
{
    (void)state;
    assert_true(allows("home/parts/a.csv"));
    assert_true(allows("home/../library/c.csv"));
    assert_false(allows("homeless/b.csv")); /* begins like home */
    assert_false(allows("home/../homeless/b.csv"));
    assert_false(allows("home")); /* the folder is no file in it */
    char target[500];
    strcpy(target, folder_file(&folder, "homeless/b.csv"));
    assert_int_equal(symlink(target, folder_file(&folder, "home/link.csv")), 0);
    assert_false(allows("home/link.csv")); /* what counts is where it leads */
    assert_null(places_resolve(&arena, folder_file(&folder, "home/none.csv")));
    assert_int_equal(errno, ENOENT);
    const struct places everywhere = {"/", NULL}, nowhere = {NULL, NULL};
    assert_true(places_allow(&everywhere, "/x"));
    assert_false(places_allow(&nowhere, "/x"));
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(places_folder(&arena, "a/b/c.json"), "a/b/");
    assert_string_equal(places_folder(&arena, "c.json"), "");
    assert_string_equal(places_folder(&arena, "/c.json"), "/");
    char path[500];
    snprintf(path, sizeof path, "%s/home/parts/../../library//./c.csv", folder.path);
    const char *real = places_resolve(&arena, path);
    assert_string_equal(places_plain(&arena, path, real), folder_file(&folder, "library/c.csv"));
    assert_string_equal(places_plain(&arena, path, "/elsewhere"), path); /* then the way there matters */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_allow, setup, teardown),
        cmocka_unit_test_setup_teardown(test_names, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
