/* A roster in CSV becomes part of the document, and what is no such table is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "folder.h"
#include "scenario/json.h"
#include "scenario/roster_read.h"

struct fixture {
    struct arena arena;
    struct findings findings;
    struct folder folder;
    struct value *root;
    char back[1000];
};

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

/* The document {"staff": STAFF} of a file in the folder, with its roster. */
static void read_staff(struct fixture *x, const char *file, const char *staff)
{
    char text[500];
    x->findings = (struct findings){.arena = &x->arena};
    snprintf(text, sizeof text, "{'staff': %s}", staff);
    for (char *c = text; *c; c++)
        *c = *c == '\'' ? '"' : *c;
    x->root = json_parse(&x->arena, NULL, arena_text(&x->arena, file, strlen(file)), text, strlen(text));
    assert_non_null(x->root);
    roster_read(&x->findings, x->root, NULL);
}

static const struct value *duty(const struct fixture *x, int i)
{
    const struct value *v = value_at(x->root, "staff", "duties", NULL)->first;
    while (i-- > 0)
        v = v->next;
    return v;
}

/* The file gives exactly this one error, "FILE: PLACE: TEXT". */
static void expect_error(struct fixture *x, const char *csv, const char *line)
{
    char found[1000] = "none";
    folder_write(&x->folder, "r.csv", csv);
    read_staff(x, "mine.json", "{'roster': 'r.csv'}");
    const struct finding *f = x->findings.first;
    if (f)
        snprintf(found, sizeof found, "%s: %s: %s", f->file ? f->file : "-", f->pointer, f->text);
    assert_string_equal(found, line);
    assert_int_equal(x->findings.n_errors, 1);
}

static void test_rows(void **state)
{
    struct fixture *x = *state;
    folder_write(&x->folder, "r.csv", "date,person,shift\r\n2026-01-05,anna,day\r\n\"2026-01-06\",bo.2,night");
    read_staff(x, "mine.json", "{'roster': 'r.csv', 'roster_source': 'the ward', 'duties': ['old,2026-01-05,day']}");
    assert_null(x->findings.first);
    assert_null(value_at(x->root, "staff", "roster", NULL));
    assert_int_equal(value_at(x->root, "staff", "duties", NULL)->n, 2); /* what was there is gone */
    assert_string_equal(value_at(x->root, "staff", "duties", NULL)->file, "mine.json");
    assert_string_equal(value_at(x->root, "staff", "duties_source", NULL)->string, "the ward");
    assert_null(value_at(x->root, "staff", "roster_source", NULL));
    assert_string_equal(duty(x, 0)->string, "anna,2026-01-05,day");
    assert_string_equal(duty(x, 1)->string, "bo.2,2026-01-06,night");
    assert_int_equal(duty(x, 1)->row, 3);
    assert_string_equal(value_pointer(&x->arena, duty(x, 1)), "row 3");
    assert_string_equal(duty(x, 1)->file, "r.csv");
}

static void test_no_roster(void **state)
{
    struct fixture *x = *state;
    read_staff(x, "mine.json", "{'duties': ['a,b,c']}");
    assert_null(x->findings.first);
    assert_string_equal(duty(x, 0)->string, "a,b,c");
    read_staff(x, "mine.json", "{'roster': 5}"); /* left for the check to tell */
    assert_null(x->findings.first);
    assert_non_null(value_at(x->root, "staff", "roster", NULL));
}

/* A row of another number of fields is told in the model stage, with all others. */
static void test_odd_rows(void **state)
{
    struct fixture *x = *state;
    folder_write(&x->folder, "r.csv", "person,date,shift\na,b\n\na,b,c,d\n");
    read_staff(x, "mine.json", "{'roster': 'r.csv'}");
    assert_null(x->findings.first);
    assert_string_equal(duty(x, 0)->string, "a,b");
    assert_string_equal(duty(x, 1)->string, "");
    assert_string_equal(duty(x, 2)->string, "a,b,c,d");
}

static void test_no_such_table(void **state)
{
    struct fixture *x = *state;
    expect_error(x, "", "r.csv: row 1: expected a header, found nothing: the file is empty");
    expect_error(x, "person,date,shift\n", "r.csv: : expected rows that say who has duty when, found none");
    expect_error(x, "person,date\na,b\n", "r.csv: row 1: column 'shift' is missing");
    expect_error(x, "person,dat,shift\n",
                 "r.csv: row 1: unknown column 'dat'; did you mean 'date'?; a roster has person, date and shift");
    expect_error(x, "person;date;shift\n",
                 "r.csv: row 1: unknown column 'person;date;shift'; a roster has person, date and shift, with commas between"
                 " them");
    expect_error(x, "person,date,shift,date\n", "r.csv: row 1: column 'date' is there twice");
    expect_error(x, "person,date,shift\n\xe5se,b,c\na,b,c\n", "r.csv: row 2: expected text in UTF-8, found other bytes");
    expect_error(x, "person,date,shift\na,b,c\n\"a,b,c\n", "r.csv: row 3: a quote that is not closed");
}

static void test_places(void **state)
{
    struct fixture *x = *state;
    folder_write(&x->folder, "outside.csv", "person,date,shift\na,b,c\n");
    folder_write(&x->folder, "home/staff/r.csv", "person,date,shift\na,b,c\n");
    read_staff(x, "home/mine.json", "{'roster': 'staff/../staff/r.csv'}");
    assert_null(x->findings.first);
    assert_string_equal(duty(x, 0)->file, "home/staff/r.csv");
    read_staff(x, "home/mine.json", "{'roster': '../outside.csv'}");
    assert_string_equal(x->findings.first->text,
                        "'home/../outside.csv' lies outside the folder of the scenario and the scenario library");
    assert_string_equal(x->findings.first->pointer, "/staff/roster");
    read_staff(x, "home/mine.json", "{'roster': '/etc/passwd'}");
    assert_string_equal(x->findings.first->text, "expected a path relative to this file, found '/etc/passwd'");
    read_staff(x, "home/mine.json", "{'roster': 'none.csv'}");
    assert_string_equal(x->findings.first->text, "cannot open 'home/none.csv': No such file or directory");
    read_staff(x, "home/mine.json", "{'roster': 'staff'}");
    assert_int_equal(x->findings.n_errors, 1);
}

/* Memory that runs out on the way is told to whoever asked for it, and the file is closed. */
static void test_out_of_memory(void **state)
{
    struct fixture *x = *state;
    char *rows = malloc(40 * 3000 + 30);
    assert_non_null(rows);
    char *end = rows + sprintf(rows, "person,date,shift\n");
    for (int i = 0; i < 3000; i++)
        end += sprintf(end, "anna,2026-01-05,day\n");
    folder_write(&x->folder, "r.csv", rows);
    free(rows);
    jmp_buf exhausted;
    x->arena.limit_bytes = 200000;
    x->arena.exhausted = &exhausted;
    if (setjmp(exhausted) == 0) {
        read_staff(x, "mine.json", "{'roster': 'r.csv'}");
        fail_msg("3000 rows in 200 kB");
    }
    assert_ptr_equal(x->arena.exhausted, &exhausted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows, setup, teardown),
        cmocka_unit_test_setup_teardown(test_no_roster, setup, teardown),
        cmocka_unit_test_setup_teardown(test_odd_rows, setup, teardown),
        cmocka_unit_test_setup_teardown(test_no_such_table, setup, teardown),
        cmocka_unit_test_setup_teardown(test_places, setup, teardown),
        cmocka_unit_test_setup_teardown(test_out_of_memory, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
