/* Reading CSV: what is written comes back, and what is no whole CSV is told at its line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "folder.h"
#include "base/csv_read.h"

static struct folder folder;

static int make(void **state)
{
    (void)state;
    folder_make(&folder);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    folder_remove(&folder);
    return 0;
}

static void test_fields(void **state)
{
    (void)state;
    struct csv_read c;
    struct err e = {0};
    const char *path = folder_write(&folder, "x.csv", "name,\"the \"\"sum\"\"\",x\na,,1\n\"b, c\",\"\",\"say \"\"no\"\"\"\r\n");
    assert_int_equal(csv_read_open(&c, path, &e), 0);
    assert_int_equal(csv_read_column(&c, "x"), 2);
    assert_int_equal(csv_read_column(&c, "the \"sum\""), 1);
    assert_int_equal(csv_read_column(&c, "y"), -1);
    assert_int_equal(csv_read_row(&c, &e), 1);
    assert_string_equal(c.fields[0], "a");
    assert_string_equal(c.fields[1], "");
    assert_string_equal(c.fields[2], "1");
    assert_int_equal(csv_read_row(&c, &e), 1);
    assert_int_equal(c.line, 3);
    assert_string_equal(c.fields[0], "b, c");
    assert_string_equal(c.fields[1], "");
    assert_string_equal(c.fields[2], "say \"no\"");
    assert_int_equal(csv_read_row(&c, &e), 0);
    csv_read_close(&c);
    csv_read_close(&c);
}

/* As a spreadsheet or an editor leaves it: a byte order mark, CR, no end of the last line. */
static void test_hand_made(void **state)
{
    (void)state;
    struct csv_read c;
    struct err e = {0};
    assert_int_equal(csv_read_open(&c, folder_write(&folder, "x.csv", "\xef\xbb\xbf" "a,b\r\n1,2\r\n3,4"), &e), 0);
    c.hand_made = true;
    assert_int_equal(csv_read_column(&c, "a"), 0);
    assert_int_equal(csv_read_row(&c, &e), 1);
    assert_string_equal(c.fields[1], "2");
    assert_int_equal(csv_read_row(&c, &e), 1);
    assert_string_equal(c.fields[1], "4");
    assert_int_equal(csv_read_row(&c, &e), 0);
    csv_read_close(&c);
}

/* After a row that is wrong the next one is read; what is wrong is there without file and line too. */
static void test_goes_on(void **state)
{
    (void)state;
    struct csv_read c;
    struct err e = {0}, first = {0};
    assert_int_equal(csv_read_open(&c, folder_write(&folder, "x.csv", "a,b\n1\n2,3\n"), &e), 0);
    assert_int_equal(csv_read_row(&c, &first), ERR_INPUT);
    assert_string_equal(c.fault, "expected 2 fields, found 1");
    assert_int_equal(c.n_fields, 1);
    assert_string_equal(c.fields[0], "1");
    assert_int_equal(csv_read_row(&c, &e), 1);
    assert_string_equal(c.fields[1], "3");
    csv_read_close(&c);
}

/* Opening, or the first row that cannot be read, says so. */
static void expect(const char *text, const char *message)
{
    struct csv_read c;
    struct err e = {0};
    char wanted[600];
    const char *path = folder_write(&folder, "x.csv", text);
    int rc = csv_read_open(&c, path, &e);
    while (rc == 0 && csv_read_row(&c, &e) == 1)
        ;
    snprintf(wanted, sizeof wanted, "'%s', %s", path, message);
    assert_string_equal(e.text, wanted);
    assert_int_equal(e.code, ERR_INPUT);
    csv_read_close(&c);
}

static void test_errors(void **state)
{
    (void)state;
    expect("", "line 1: expected a header, found nothing: the file is empty");
    expect("a,b\n1,2\n3,", "line 3: the line is not ended: the file was cut off");
    expect("a,b\n1,2\n3\n", "line 3: expected 2 fields, found 1");
    expect("a,b\n1,2\n\n", "line 3: expected 2 fields, found 1");
    expect("a,b\n1,2,3\n", "line 2: expected 2 fields, found 3");
    expect("a,b\n1,\"2\n", "line 2: a quote that is not closed");
    expect("a,b\n\"1\"x,2\n", "line 2: a quote that is not closed");
}

static void test_bytes(void **state)
{
    (void)state;
    struct csv_read c;
    struct err e = {0};
    const char *path = folder_file(&folder, "x.csv");
    FILE *f = fopen(path, "w");
    fwrite("a,b\n1,\0\n", 1, 8, f);
    fclose(f);
    assert_int_equal(csv_read_open(&c, path, &e), 0);
    assert_int_equal(csv_read_row(&c, &e), ERR_INPUT);
    assert_non_null(strstr(e.text, "line 2: expected text, found a byte 0"));
    csv_read_close(&c);
}

static void test_no_file(void **state)
{
    (void)state;
    struct csv_read c;
    struct err e = {0};
    assert_int_equal(csv_read_open(&c, folder_file(&folder, "nowhere.csv"), &e), ERR_INPUT);
    csv_read_close(&c);
    e = (struct err){0};
    assert_int_equal(csv_read_open(&c, folder.path, &e), ERR_IO); /* a folder opens and cannot be read */
    csv_read_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_hand_made),
        cmocka_unit_test(test_goes_on),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_no_file),
    };
    return cmocka_run_group_tests(tests, make, clear);
}
