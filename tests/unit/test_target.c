/* One file of results: whole or as before; and what is no file keeps its place.
 *
 * Devices are nodes made for the test, never those of the machine: what this guards against destroys them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=rename -Wl,--wrap=fsync -Wl,--wrap=fclose */
#include "testlib.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folder.h"
#include "report/target.h"

static bool fail_rename, fail_fsync, fail_fclose;

int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __real_fclose(FILE *f);
int __wrap_fclose(FILE *f);

int __wrap_rename(const char *from, const char *to)
{
    return fail_rename ? errno = EACCES, -1 : __real_rename(from, to);
}

int __wrap_fsync(int fd)
{
    return fail_fsync ? errno = EIO, -1 : __real_fsync(fd);
}

int __wrap_fclose(FILE *f)
{
    int rc = __real_fclose(f);
    return fail_fclose ? errno = ENOSPC, EOF : rc;
}

static struct folder folder;
static struct err e;

static int make_folder(void **state)
{
    (void)state;
    fail_rename = fail_fsync = fail_fclose = false;
    memset(&e, 0, sizeof e);
    folder_make(&folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    fail_fclose = false;
    folder_remove(&folder);
    return 0;
}

/* Writes "new" to what is named, as a command would; `rc` is what comes of the writing. */
static int write_to(const char *named, int rc)
{
    struct target t;
    memset(&e, 0, sizeof e);
    if (target_find(&t, named, &e) || target_open(&t, &e))
        return e.code;
    fputs("new", t.file);
    if (rc)
        err_set(&e, (enum err_code)rc, "failed");
    return target_close(&t, rc, &e);
}

static const char *content(const char *path)
{
    static char text[100];
    FILE *f = fopen(path, "r");
    if (!f)
        return "nothing";
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    __real_fclose(f);
    return text;
}

static mode_t kind(const char *path)
{
    struct stat st;
    return lstat(path, &st) ? 0 : st.st_mode & S_IFMT;
}

/* The one file that the folder holds, by its name, or how many there are. */
static const char *only(void)
{
    static char text[300];
    int n = 0;
    char *roots[] = {folder.path, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    for (FTSENT *x; (x = fts_read(walk));)
        if (x->fts_info != FTS_D && x->fts_info != FTS_DP && n++ == 0)
            snprintf(text, sizeof text, "%s", x->fts_name);
    fts_close(walk);
    if (n != 1)
        snprintf(text, sizeof text, "%d", n);
    return text;
}

static void test_a_file(void **state)
{
    (void)state;
    const char *path = folder_file(&folder, "demand.csv");
    assert_int_equal(write_to(path, 0), 0);
    assert_string_equal(content(path), "new");
    folder_write(&folder, "demand.csv", "old");
    assert_int_equal(write_to(path, ERR_STOPPED), ERR_STOPPED);
    assert_string_equal(content(path), "old");
    assert_int_equal(write_to(path, 0), 0);
    assert_string_equal(content(path), "new");
    assert_string_equal(only(), "demand.csv");
}

static void test_what_may_fail(void **state)
{
    (void)state;
    bool *const fails[] = {&fail_rename, &fail_fsync, &fail_fclose};
    const char *path = folder_write(&folder, "demand.csv", "old");
    for (int i = 0; i < 3; i++) {
        *fails[i] = true;
        assert_int_equal(write_to(path, 0), ERR_IO);
        *fails[i] = false;
        assert_non_null(strstr(e.text, "cannot write to '"));
        assert_non_null(strstr(e.text, "demand.csv': "));
        assert_string_equal(content(path), "old");
        assert_string_equal(only(), "demand.csv");
    }
}

/* A pipe stays one, and its reader gets all; a pipe that cannot be written to is no success. */
static void test_a_pipe(void **state)
{
    (void)state;
    const char *path = folder_file(&folder, "pipe");
    char text[10] = "";
    assert_int_equal(mkfifo(path, 0666), 0);
    int reader = open(path, O_RDONLY | O_NONBLOCK);
    assert_int_equal(write_to(path, 0), 0);
    assert_int_equal(read(reader, text, sizeof text - 1), 3);
    assert_string_equal(text, "new");
    assert_int_equal(kind(path), S_IFIFO);
    assert_int_equal(write_to(path, ERR_STOPPED), ERR_STOPPED);
    fail_fclose = true;
    assert_int_equal(write_to(path, 0), ERR_IO);
    fail_fclose = false;
    close(reader);
    assert_int_equal(kind(path), S_IFIFO);
    assert_string_equal(only(), "pipe");
}

/* A node like /dev/full, which only root can make. */
static void test_a_device(void **state)
{
    (void)state;
    const char *path = folder_file(&folder, "full");
    if (mknod(path, S_IFCHR | 0666, makedev(1, 7)))
        return;
    assert_int_equal(write_to(path, 0), ERR_IO);
    assert_non_null(strstr(e.text, "cannot write to '"));
    assert_int_equal(kind(path), S_IFCHR);
    assert_string_equal(only(), "full");
}

/* A link stays, and what it leads to is written: beside itself, in another folder, through another link, or not there yet. */
static void test_links(void **state)
{
    (void)state;
    static const struct {
        const char *link, *to, *file;
    } links[] = {{"a", "real.csv", "real.csv"}, {"b", "deep/real.csv", "deep/real.csv"}, {"deep/c", "../real.csv", "real.csv"},
                 {"d", "a", "real.csv"},        {"e", "coming.csv", "coming.csv"}};
    char link[400];
    folder_write(&folder, "deep/real.csv", "old");
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        folder_write(&folder, "real.csv", "old");
        strcpy(link, folder_file(&folder, links[i].link));
        assert_int_equal(symlink(links[i].to, link), 0);
        assert_int_equal(write_to(link, 0), 0);
        assert_int_equal(kind(link), S_IFLNK);
        assert_string_equal(content(folder_file(&folder, links[i].file)), "new");
    }
    symlink("loop", folder_file(&folder, "loop"));
    assert_int_equal(write_to(folder_file(&folder, "loop"), 0), ERR_IO);
    strcpy(link, folder_file(&folder, "absolute"));
    assert_int_equal(symlink(folder_write(&folder, "deep/real.csv", "old"), link), 0);
    assert_int_equal(write_to(link, 0), 0);
    assert_string_equal(content(folder_file(&folder, "deep/real.csv")), "new");
}

static void test_a_link_to_a_pipe(void **state)
{
    (void)state;
    const char *path = folder_file(&folder, "pipe");
    assert_int_equal(mkfifo(path, 0666), 0);
    int reader = open(path, O_RDONLY | O_NONBLOCK);
    symlink("pipe", folder_file(&folder, "link"));
    assert_int_equal(write_to(folder_file(&folder, "link"), 0), 0);
    close(reader);
    assert_int_equal(kind(folder_file(&folder, "link")), S_IFLNK);
    assert_int_equal(kind(folder_file(&folder, "pipe")), S_IFIFO);
}

/* In a process of its own, whose standard output is a file: its names lead there, after what is in it already. */
static void test_standard_output(void **state)
{
    (void)state;
    static const char *const names[] = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", NULL};
    char path[400];
    strcpy(path, folder_write(&folder, "output", ""));
    for (int i = 0; i < 5; i++) {
        pid_t child = fork();
        if (child == 0) {
            int file = open(path, O_WRONLY | O_TRUNC);
            dup2(file, STDOUT_FILENO);
            if (write(STDOUT_FILENO, "old ", 4) != 4)
                _exit(9);
            int rc = write_to(names[i], 0);
            _exit(rc || fflush(stdout));
        }
        int status;
        waitpid(child, &status, 0);
        assert_int_equal(status, 0);
        assert_string_equal(content(path), "old new");
        assert_string_equal(only(), "output");
    }
}

static void test_misuse(void **state)
{
    (void)state;
    char path[PATH_MAX + 10];
    assert_int_equal(write_to(folder.path, 0), ERR_IO);
    assert_non_null(strstr(e.text, "Is a directory"));
    assert_int_equal(write_to("", 0), ERR_INPUT);
    assert_int_equal(write_to("/nowhere/demand.csv", 0), ERR_IO);
    assert_string_equal(e.text, "cannot write to '/nowhere/demand.csv': No such file or directory");
    folder_write(&folder, "file", "mine");
    assert_int_equal(write_to(folder_file(&folder, "file/below"), 0), ERR_IO);
    memset(path, 'x', sizeof path);
    path[sizeof path - 1] = '\0';
    assert_int_equal(write_to(path, 0), ERR_INPUT);
    path[PATH_MAX - 5] = '\0'; /* fits, but with no room for a temporary name */
    assert_int_equal(write_to(path, 0), ERR_IO);
    assert_string_equal(only(), "file");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        TEST(test_a_file),          TEST(test_what_may_fail),   TEST(test_a_pipe), TEST(test_a_device), TEST(test_links),
        TEST(test_a_link_to_a_pipe), TEST(test_standard_output), TEST(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
