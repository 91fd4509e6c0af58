/* CSV: quoting, numbers, missing values, and what happens when nothing can be written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=fwrite -Wl,--wrap=fclose */
#include "testlib.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "folder.h"
#include "report/csv.h"

/* Fail the n-th call from now on, as a full disk does; 0 = never. */
static int fail_fwrite_in, fail_fclose_in;

size_t __real_fwrite(const void *bytes, size_t size, size_t n, FILE *f);
size_t __wrap_fwrite(const void *bytes, size_t size, size_t n, FILE *f);
int __real_fclose(FILE *f);
int __wrap_fclose(FILE *f);

size_t __wrap_fwrite(const void *bytes, size_t size, size_t n, FILE *f)
{
    if (fail_fwrite_in && --fail_fwrite_in == 0) {
        errno = ENOSPC;
        return 0;
    }
    return __real_fwrite(bytes, size, n, f);
}

int __wrap_fclose(FILE *f)
{
    int rc = __real_fclose(f);
    if (fail_fclose_in && --fail_fclose_in == 0) {
        errno = EDQUOT;
        return EOF;
    }
    return rc;
}

static const char *const columns[] = {"name", "value"};

static struct folder folder;

static int make_folder(void **state)
{
    (void)state;
    fail_fwrite_in = fail_fclose_in = 0;
    folder_make(&folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    folder_remove(&folder);
    return 0;
}

static const char *content(const char *path)
{
    static char text[4096];
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    __real_fclose(f);
    return text;
}

static void test_quoting(void **state)
{
    (void)state;
    const char *const texts[] = {"plain", "with blank", "a,b", "say \"no\"", "\"", "two\nlines", "cr\r", "", "Tørn",
                                 "\"a\",\"b\""};
    const char *const fields[] = {"plain", "with blank", "\"a,b\"", "\"say \"\"no\"\"\"", "\"\"\"\"", "\"two\nlines\"",
                                  "\"cr\r\"", "", "Tørn", "\"\"\"a\"\",\"\"b\"\"\""};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct csv c;
        struct err e = {0};
        char expected[100];
        const char *path = folder_file(&folder, "t.csv");
        assert_int_equal(csv_open(&c, path, columns, 2, &e), 0);
        csv_text(&c, texts[i]);
        csv_text(&c, NULL);
        csv_end(&c);
        assert_int_equal(csv_close(&c, &e), 0);
        snprintf(expected, sizeof expected, "name,value\n%s,\n", fields[i]);
        assert_string_equal(content(path), expected);
    }
}

static void test_numbers(void **state)
{
    (void)state;
    struct csv c;
    struct err e = {0};
    const char *path = folder_file(&folder, "t.csv");
    csv_open(&c, path, columns, 2, &e);
    csv_number(&c, 0.1);
    csv_number(&c, NAN); /* missing */
    csv_end(&c);
    csv_number(&c, 1.0 / 3);
    csv_number(&c, -28);
    csv_end(&c);
    csv_integer(&c, INT64_MIN);
    csv_hex(&c, 0xfeedULL);
    csv_end(&c);
    assert_int_equal(csv_close(&c, &e), 0);
    assert_string_equal(content(path), "name,value\n0.1,\n0.3333333333333333,-28\n-9223372036854775808,000000000000feed\n");
}

static void test_stream_stays_open(void **state)
{
    (void)state;
    struct csv c;
    struct err e = {0};
    const char *path = folder_file(&folder, "t.csv");
    FILE *f = fopen(path, "w");
    csv_stream(&c, f, "a stream", columns, 2);
    assert_int_equal(csv_close(&c, &e), 0);
    assert_int_equal(csv_close(&c, &e), 0); /* twice is well */
    assert_true(fputs("more\n", f) >= 0);
    __real_fclose(f);
    assert_string_equal(content(path), "name,value\nmore\n");
}

static void test_cannot_create(void **state)
{
    (void)state;
    struct csv c;
    struct err e = {0};
    assert_int_equal(csv_open(&c, "/nowhere/t.csv", columns, 2, &e), ERR_IO);
    assert_string_equal(e.text, "cannot create '/nowhere/t.csv': No such file or directory");
    assert_int_equal(csv_close(&c, &e), ERR_IO);
}

static void test_full_disk(void **state)
{
    (void)state;
    struct csv c;
    struct err e = {0};
    assert_int_equal(csv_open(&c, "/dev/full", columns, 2, &e), 0);
    csv_text(&c, "short"); /* stays in the buffer until the file is closed */
    csv_text(&c, "row");
    csv_end(&c);
    assert_int_equal(csv_close(&c, &e), ERR_IO);
    assert_string_equal(e.text, "cannot write '/dev/full': No space left on device");
}

static void write_table(struct csv *c)
{
    csv_text(c, "a,b");
    csv_number(c, 1.5);
    csv_end(c);
    csv_text(c, "c");
    csv_integer(c, 2);
    csv_end(c);
}

/* Whichever write fails, the table is not said to be well. */
static void test_every_write_may_fail(void **state)
{
    (void)state;
    int n = 0;
    for (bool failed = true; failed; n++) {
        struct csv c;
        struct err e = {0};
        fail_fwrite_in = n + 1;
        assert_int_equal(csv_open(&c, folder_file(&folder, "t.csv"), columns, 2, &e), 0);
        write_table(&c);
        failed = csv_close(&c, &e) != 0;
        assert_int_equal(failed, fail_fwrite_in == 0);
        if (failed) {
            assert_int_equal(e.code, ERR_IO);
            assert_non_null(strstr(e.text, "No space left on device"));
        }
    }
    fail_fwrite_in = 0;
    assert_true(n > 10);
}

static void test_close_may_fail(void **state)
{
    (void)state;
    struct csv c;
    struct err e = {0};
    csv_open(&c, folder_file(&folder, "t.csv"), columns, 2, &e);
    write_table(&c);
    fail_fclose_in = 1;
    assert_int_equal(csv_close(&c, &e), ERR_IO);
    assert_non_null(strstr(e.text, "Disk quota exceeded"));
    assert_int_equal(fail_fclose_in, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_quoting, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_numbers, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_stream_stays_open, make_folder, remove_folder),
        cmocka_unit_test(test_cannot_create),
        cmocka_unit_test(test_full_disk),
        cmocka_unit_test_setup_teardown(test_every_write_may_fail, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_close_may_fail, make_folder, remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
