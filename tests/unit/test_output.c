/* Directories of results: whole or not there, and never overwritten by another study.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=rename -Wl,--wrap=fsync */
#include "testlib.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "folder.h"
#include "report/output.h"

static const char STUDY[] = "aaaa", OTHER[] = "bbbb";

static int fail_rename_in, fail_fsync_in;
static bool fail_all_renames_from_there;
static char first_renamed[PATH_MAX], last_renamed[PATH_MAX]; /* what, and to what */

int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
int __real_fsync(int fd);
int __wrap_fsync(int fd);

int __wrap_rename(const char *from, const char *to)
{
    if (fail_rename_in && --fail_rename_in == 0) {
        fail_rename_in = fail_all_renames_from_there;
        return errno = EACCES, -1;
    }
    if (!*first_renamed)
        strcpy(first_renamed, from);
    strcpy(last_renamed, to);
    return __real_rename(from, to);
}

int __wrap_fsync(int fd)
{
    if (fail_fsync_in && --fail_fsync_in == 0)
        return errno = EIO, -1;
    return __real_fsync(fd);
}

static struct folder folder;
static struct output o;
static struct err e;

static int make_folder(void **state)
{
    (void)state;
    fail_rename_in = fail_fsync_in = 0;
    folder_make(&folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    output_close(&o);
    folder_remove(&folder);
    return 0;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What a folder holds, sorted, joined by blanks; "nothing" when it is not there. */
static const char *listing(const char *path)
{
    static char text[4096];
    char *names[100];
    int n = 0;
    DIR *d = opendir(path);
    if (!d)
        return "nothing";
    for (struct dirent *entry; (entry = readdir(d));)
        if (entry->d_name[0] != '.')
            names[n++] = strdup(entry->d_name);
    closedir(d);
    qsort(names, (size_t)n, sizeof *names, by_text);
    text[0] = '\0';
    for (int i = 0; i < n; free(names[i++]))
        strcat(strcat(text, i ? " " : ""), names[i]);
    return text;
}

static void write_file(const char *name, const char *text)
{
    const char *path = output_file(&o, name, &e);
    assert_non_null(path);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void write_manifest(const char *study)
{
    char text[200];
    snprintf(text, sizeof text, "{\n  \"study_sha256\": \"%s\"\n}\n", study);
    write_file(OUTPUT_MANIFEST, text);
}

/* A study with the named files; returns what output_open or output_commit says. */
static int do_study(const char *path, const char *study, bool force, const char *first, const char *second)
{
    memset(&e, 0, sizeof e);
    int rc = output_open(&o, path, study, force, &e);
    if (rc == 0) {
        write_file(first, study);
        if (second)
            write_file(second, study);
        write_manifest(study);
        rc = output_commit(&o, &e);
    }
    output_close(&o);
    return rc;
}

static const char *content(const char *name)
{
    static char text[4096];
    FILE *f = fopen(folder_file(&folder, name), "r");
    if (!f)
        return "nothing";
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    return text;
}

static void test_makes_folders_and_commits(void **state)
{
    (void)state;
    char path[500];
    snprintf(path, sizeof path, "%s/a/b/c//", folder.path);
    assert_int_equal(do_study(path, STUDY, false, "runs.csv", "metrics.csv"), 0);
    assert_string_equal(listing(folder_file(&folder, "a/b/c")), "manifest.json metrics.csv runs.csv");
}

static void test_nothing_shows_before_the_commit(void **state)
{
    (void)state;
    assert_int_equal(output_open(&o, folder_file(&folder, "out"), STUDY, false, &e), 0);
    write_file("runs.csv", "x");
    assert_string_equal(content("out/runs.csv"), "nothing");
    assert_int_equal(output_commit(&o, &e), 0);
    assert_string_equal(content("out/runs.csv"), "x");
}

static void test_failure_leaves_nothing(void **state)
{
    (void)state;
    assert_int_equal(output_open(&o, folder_file(&folder, "a/b/c"), STUDY, false, &e), 0);
    write_file("runs.csv", "x");
    output_close(&o);
    output_close(&o); /* twice is well */
    assert_string_equal(listing(folder.path), "");
}

static void test_failure_leaves_what_was_there(void **state)
{
    (void)state;
    folder_write(&folder, "a/mine.txt", "mine");
    assert_int_equal(output_open(&o, folder_file(&folder, "a/b"), STUDY, false, &e), 0);
    write_file("runs.csv", "x");
    output_close(&o);
    assert_string_equal(listing(folder_file(&folder, "a")), "mine.txt");
}

/* b/c cannot be made, so b must not stay behind either. */
static void test_half_made_folders_go(void **state)
{
    (void)state;
    char name[300], path[600];
    memset(name, 'x', 299); /* longer than a name may be */
    name[299] = '\0';
    snprintf(path, sizeof path, "%s/b/%s/d", folder.path, name);
    assert_int_equal(output_open(&o, path, STUDY, false, &e), ERR_IO);
    assert_string_equal(listing(folder.path), "");
}

static void test_same_study_overwrites(void **state)
{
    (void)state;
    const char *path = folder.path;
    assert_int_equal(do_study(path, STUDY, false, "runs.csv", "events_a.csv"), 0);
    assert_int_equal(do_study(path, STUDY, false, "runs.csv", NULL), 0);
    /* events of the first time are no results of this one, and the manifest does not name them */
    assert_string_equal(listing(path), "manifest.json runs.csv");
}

static void test_other_study_is_refused(void **state)
{
    (void)state;
    const char *path = folder.path;
    assert_int_equal(do_study(path, STUDY, false, "runs.csv", NULL), 0);
    assert_int_equal(do_study(path, OTHER, false, "runs.csv", NULL), ERR_INPUT);
    assert_non_null(strstr(e.text, "holds results of another study"));
    assert_non_null(strstr(e.text, "--force"));
    assert_string_equal(content("runs.csv"), STUDY);
}

static void test_force_overwrites(void **state)
{
    (void)state;
    const char *path = folder.path;
    folder_write(&folder, "notes.txt", "mine");
    assert_int_equal(do_study(path, STUDY, false, "runs.csv", "compare.csv"), 0);
    assert_int_equal(do_study(path, OTHER, true, "runs.csv", NULL), 0);
    assert_string_equal(content("runs.csv"), OTHER);
    assert_string_equal(listing(path), "manifest.json notes.txt runs.csv");
    assert_int_equal(do_study(path, OTHER, false, "runs.csv", NULL), 0);
}

/* Results without a manifest, or with one that cannot be read, are somebody's. */
static void test_foreign_results_are_refused(void **state)
{
    (void)state;
    folder_write(&folder, "a/metrics.csv", "mine");
    folder_write(&folder, "b/manifest.json", "{\"study_sha256\": 5}");
    folder_write(&folder, "c/manifest.json", "not JSON");
    folder_write(&folder, "d/events.csv", "mine");
    folder_write(&folder, "e/events_o2.csv", "mine");
    folder_write(&folder, "f/eventful.txt", "mine");
    folder_write(&folder, "g/plan.csv", "mine");
    for (const char *name = "a\0b\0c\0d\0e\0"; *name; name += 2)
        assert_int_equal(do_study(folder_file(&folder, name), STUDY, false, "runs.csv", NULL), ERR_INPUT);
    assert_int_equal(do_study(folder_file(&folder, "f"), STUDY, false, "runs.csv", NULL), 0);
    assert_int_equal(do_study(folder_file(&folder, "g"), STUDY, false, "runs.csv", NULL), 0);
    assert_string_equal(content("a/metrics.csv"), "mine");
}

static void test_places_that_cannot_be(void **state)
{
    (void)state;
    folder_write(&folder, "file", "mine");
    assert_int_equal(do_study(folder_file(&folder, "file"), STUDY, false, "runs.csv", NULL), ERR_IO);
    assert_non_null(strstr(e.text, "not a folder"));
    assert_int_equal(do_study(folder_file(&folder, "file/below"), STUDY, false, "runs.csv", NULL), ERR_IO);
    assert_int_equal(do_study("/proc/avlast", STUDY, false, "runs.csv", NULL), ERR_IO);
    assert_int_equal(do_study("", STUDY, false, "runs.csv", NULL), ERR_INPUT);
    if (geteuid() != 0) { /* root may write everywhere */
        mkdir(folder_file(&folder, "closed"), 0555);
        assert_int_equal(do_study(folder_file(&folder, "closed"), STUDY, false, "runs.csv", NULL), ERR_IO);
    }
    assert_string_equal(content("file"), "mine");
}

/* What is called like a result but is no file stays what it is, whatever is asked for. */
static void test_only_files_are_replaced(void **state)
{
    (void)state;
    struct stat st;
    const char *metrics = "out/metrics.csv";
    folder_write(&folder, "mine.csv", "mine");
    folder_write(&folder, "out/notes.txt", "mine");
    for (int kind = 0; kind < 4; kind++) {
        const char *path = folder_file(&folder, metrics);
        if (kind == 0)
            mkfifo(path, 0666);
        else if (kind == 1)
            mkdir(path, 0777);
        else if (kind == 2)
            symlink("../mine.csv", path);
        else if (mknod(path, S_IFCHR | 0666, makedev(1, 7))) /* needs root */
            continue;
        for (int force = 0; force < 2; force++) {
            assert_int_equal(do_study(folder_file(&folder, "out"), STUDY, force, "runs.csv", "metrics.csv"), ERR_IO);
            assert_non_null(strstr(e.text, "in the place of"));
        }
        lstat(folder_file(&folder, metrics), &st);
        assert_int_equal(st.st_mode & S_IFMT, ((mode_t[]){S_IFIFO, S_IFDIR, S_IFLNK, S_IFCHR})[kind]);
        assert_string_equal(listing(folder_file(&folder, "out")), "metrics.csv notes.txt");
        remove(folder_file(&folder, metrics));
    }
    mkfifo(folder_file(&folder, "out/manifest.json"), 0666); /* is not waited for */
    assert_int_equal(do_study(folder_file(&folder, "out"), STUDY, false, "runs.csv", NULL), ERR_IO);
    assert_string_equal(content("mine.csv"), "mine");
}

/* ... nor what came there while the study ran. */
static void test_only_files_are_replaced_in_the_end(void **state)
{
    (void)state;
    assert_int_equal(output_open(&o, folder_file(&folder, "out"), STUDY, false, &e), 0);
    write_file("runs.csv", "x");
    write_manifest(STUDY);
    mkfifo(folder_file(&folder, "out/runs.csv"), 0666);
    assert_int_equal(output_commit(&o, &e), ERR_IO);
    output_close(&o);
    assert_string_equal(listing(folder_file(&folder, "out")), "runs.csv");
}

/* A commit that fails half way leaves what was there: nothing, */
static void test_commit_may_fail(void **state)
{
    (void)state;
    for (int n = 1; n <= 3; n++) {
        fail_rename_in = n;
        assert_int_equal(do_study(folder_file(&folder, "out"), STUDY, true, "runs.csv", "metrics.csv"), ERR_IO);
        assert_string_equal(listing(folder_file(&folder, "out")), "nothing");
    }
    for (int n = 1; n <= 3; n++) {
        fail_fsync_in = n;
        assert_int_equal(do_study(folder_file(&folder, "new"), STUDY, false, "runs.csv", "metrics.csv"), ERR_IO);
        assert_string_equal(listing(folder_file(&folder, "new")), "nothing");
    }
}

/* ... or the earlier results, all of them, whichever of the names cannot be given or taken. */
static void test_earlier_results_come_back(void **state)
{
    (void)state;
    const char *path = folder.path;
    int n = 1;
    assert_int_equal(do_study(path, STUDY, false, "runs.csv", "events.csv"), 0);
    for (;; n++) {
        fail_rename_in = n;
        if (do_study(path, OTHER, true, "runs.csv", "metrics.csv") == 0)
            break;
        assert_int_equal(e.code, ERR_IO);
        assert_non_null(strstr(e.text, "Permission denied"));
        assert_string_equal(listing(path), "events.csv manifest.json runs.csv");
        assert_string_equal(content("runs.csv"), STUDY);
        assert_string_equal(content("events.csv"), STUDY);
        assert_non_null(strstr(content("manifest.json"), STUDY));
    }
    assert_int_equal(n, 7); /* three are put aside, three are given */
    assert_string_equal(listing(path), "manifest.json metrics.csv runs.csv");
    assert_string_equal(content("runs.csv"), OTHER);
}

/* At no moment is there a manifest beside files that are not its own. */
static void test_manifest_goes_first_and_comes_last(void **state)
{
    (void)state;
    char manifest[500];
    assert_int_equal(do_study(folder.path, STUDY, false, "runs.csv", "metrics.csv"), 0);
    first_renamed[0] = '\0';
    assert_int_equal(do_study(folder.path, OTHER, true, "runs.csv", "metrics.csv"), 0);
    snprintf(manifest, sizeof manifest, "%s/manifest.json", folder.path);
    assert_string_equal(first_renamed, manifest);
    assert_string_equal(last_renamed, manifest);
}

/* Should even that fail, the message says where the earlier ones are. */
static void test_earlier_results_are_told(void **state)
{
    (void)state;
    const char *path = folder.path;
    assert_int_equal(do_study(path, STUDY, false, "runs.csv", NULL), 0);
    fail_rename_in = 4;
    fail_all_renames_from_there = true;
    assert_int_equal(do_study(path, OTHER, true, "runs.csv", NULL), ERR_IO);
    fail_all_renames_from_there = false;
    assert_non_null(strstr(e.text, "cannot write '"));
    assert_non_null(strstr(e.text, "; the earlier 'runs.csv' is now '"));
    assert_non_null(strstr(e.text, "; the earlier 'manifest.json' is now '"));
    char name[100], expected[200];
    snprintf(name, sizeof name, "runs.csv.old.%ld", (long)getpid());
    assert_string_equal(content(name), STUDY);
    snprintf(expected, sizeof expected, "manifest.json.old.%ld runs.csv.old.%ld", (long)getpid(), (long)getpid());
    assert_string_equal(listing(path), expected);
}

static void test_old_results_are_listed(void **state)
{
    (void)state;
    assert_int_equal(do_study(folder.path, STUDY, false, "runs.csv", "events.csv"), 0);
    assert_int_equal(output_open(&o, folder.path, STUDY, false, &e), 0);
    write_file("runs.csv", STUDY);
    write_manifest(STUDY);
    assert_int_equal(output_commit(&o, &e), 0);
    assert_int_equal(o.n_old, 3);
    for (int i = 0; i < 3; i++)
        assert_int_equal(o.old[i].stale, !strcmp(o.old[i].name, "events.csv"));
}

static void test_names_and_numbers_of_files(void **state)
{
    (void)state;
    char name[300];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_int_equal(output_open(&o, folder.path, STUDY, false, &e), 0);
    assert_null(output_file(&o, name, &e));
    for (int i = 0; i < OUTPUT_MOST_FILES; i++) {
        snprintf(name, sizeof name, "%d.csv", i);
        assert_non_null(output_file(&o, name, &e));
    }
    assert_null(output_file(&o, "one_more.csv", &e));
}

/* FIPS 180-4, example values of NIST: "abc" and the empty message. */
static void test_sha256(void **state)
{
    (void)state;
    char digits[OUTPUT_SHA256_BYTES];
    output_sha256(digits, "abc", 3);
    assert_string_equal(digits, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    output_sha256(digits, "", 0);
    assert_string_equal(digits, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_int_equal(output_sha256_file(digits, folder_write(&folder, "abc", "abc"), &e), 0);
    assert_string_equal(digits, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_int_equal(output_sha256_file(digits, "/nowhere", &e), ERR_IO);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        TEST(test_makes_folders_and_commits), TEST(test_nothing_shows_before_the_commit), TEST(test_failure_leaves_nothing),
        TEST(test_failure_leaves_what_was_there), TEST(test_half_made_folders_go), TEST(test_same_study_overwrites),
        TEST(test_other_study_is_refused), TEST(test_force_overwrites), TEST(test_foreign_results_are_refused),
        TEST(test_places_that_cannot_be), TEST(test_only_files_are_replaced),
        TEST(test_only_files_are_replaced_in_the_end), TEST(test_commit_may_fail), TEST(test_earlier_results_come_back),
        TEST(test_manifest_goes_first_and_comes_last), TEST(test_earlier_results_are_told), TEST(test_old_results_are_listed),
        TEST(test_names_and_numbers_of_files), TEST(test_sha256),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
