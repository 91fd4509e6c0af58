/* ledger.csv: columns and rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <string.h>

#include "folder.h"
#include "report/ledger_file.h"

static struct manifest_scenario scenarios[] = {{.name = "base"}, {.name = "second"}, {.name = "third"}};
static const struct manifest m = {.command = "compare", .n_scenarios = 3, .scenarios = scenarios};

static void test_rows(void **state)
{
    (void)state;
    struct folder folder;
    struct err e = {0};
    char text[2000];
    const struct model model = {.tick_s = 30};
    struct ledger_row rows[2] = {{"ward", "host", {200, 100, 50, 40, 30, 20, 10, 70}},
                                 {"ward", "nurse", {2, 0, 0, 0, 0, 0, 2, 0}}};
    const struct ledger ledgers[] = {{.other = 1, .n = 2, .n_replications = 2, .row = rows, .models = {&model}},
                                     {.other = 2, .n = 1, .n_replications = 1, .row = rows, .models = {&model}}};
    folder_make(&folder);
    const char *path = folder_file(&folder, "ledger.csv");
    assert_int_equal(ledger_file_write(path, &m, ledgers, 2, &e), 0);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(text, "base,other,care_unit,role,base_min,now_min,moved_to_others_min,taken_from_others_min,"
                              "omitted_now_min,omitted_base_min,pace_min,endogenous_min\n"
                              "base,second,ward,host,50,25,12.5,10,7.5,5,2.5,17.5\n"
                              "base,second,ward,nurse,0.5,0,0,0,0,0,0.5,0\n"
                              "base,third,ward,host,100,50,25,20,15,10,5,35\n");
    folder_remove(&folder);
    assert_int_equal(ledger_file_write("/dev/full", &m, ledgers, 2, &e), ERR_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
