/* A scenario from file to checked document; and memory that runs out at any moment of it, with nothing lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=malloc,--wrap=calloc,--wrap=free */
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
#include "scenario/scenario.h"

static long calls_left = -1; /* of malloc and calloc; -1: no limit */
static long n_live;          /* pieces taken and not given back */

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void __real_free(void *p);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void __wrap_free(void *p);

static int granted(void)
{
    if (calls_left == 0)
        return 0;
    calls_left -= calls_left > 0;
    n_live++;
    return 1;
}

void *__wrap_malloc(size_t size)
{
    return granted() ? __real_malloc(size) : NULL;
}

void *__wrap_calloc(size_t n, size_t size)
{
    return granted() ? __real_calloc(n, size) : NULL;
}

void __wrap_free(void *p)
{
    n_live -= p != NULL;
    __real_free(p);
}

static struct folder folder;

static int setup(void **state)
{
    (void)state;
    folder_make(&folder);
    folder_write(&folder, "library/ward.json",
                 "{\"units\":{\"ward\":{\"beds\":4}},\"roles\":{\"nurse\":{}},\"time\":{\"days\":7}}");
    folder_write(&folder, "mine/o2.json",
                 "{\"extends\":[\"../library/ward.json\"],\"label\":\"Mine\",\"time\":{\"days\":14},"
                 "\"tasks\":{\"bell\":{\"category\":\"care\",\"duration_min\":{\"law\":\"empirical\",\"values\":[5,1,3]},"
                 "\"duration_min_source\":\"assumption\",\"arises\":{\"calls\":{\"how\":\"poisson\",\"per_day\":8}}}},"
                 "\"staff\":{\"lines\":{\"anna\":{\"role\":\"nurse\"}}},\"policy\":{\"rules\":{\"all\":{\"patience_min\":0}}}}");
    folder_write(&folder, "mine/wrong.json",
                 "{\"extends\":[\"../library/ward.json\",\"none.json\",\"syntax.json\"],\"time\":{\"dasy\":7,\"tick_s\":11}}");
    folder_write(&folder, "mine/wrong_keys.json",
                 "{\"extends\":[\"../library/ward.json\"],\"time\":{\"dasy\":7,\"tick_s\":11},\"label\":1}");
    folder_write(&folder, "mine/names.json",
                 "{\"extends\":[\"../library/ward.json\"],\"time\":{\"dasy\":7},\"staff\":{\"lines\":{\"bo\":{\"role\":"
                 "\"nurs\"}}}}");
    folder_write(&folder, "mine/syntax.json", "{\"a\":1,\n}");
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    folder_remove(&folder);
    return 0;
}

static int read_it(struct scenario *s, const char *name, const char *const *overrides, int n, struct err *e)
{
    char path[400], library[400];
    snprintf(path, sizeof path, "%s/mine/%s", folder.path, name);
    snprintf(library, sizeof library, "%s/library", folder.path);
    *e = (struct err){0};
    return scenario_read(s, path, library, overrides, n, e);
}

static void test_good(void **state)
{
    (void)state;
    struct scenario s;
    struct err e;
    const char *overrides[] = {"/units/ward/beds=6", "/study/seed=7", "/units/ward/beds=8"};
    assert_int_equal(read_it(&s, "o2.json", overrides, 3, &e), 0);
    assert_int_equal(e.code, 0);
    assert_null(s.findings.first);
    assert_string_equal(s.name, "o2");
    assert_string_equal(s.path + strlen(folder.path), "/mine/o2.json");
    assert_string_equal(value_string(s.root, "label"), "Mine");
    assert_true(value_number(value_at(s.root, "time", NULL), "days") == 14);
    assert_true(value_number(value_at(s.root, "time", NULL), "tick_s") == 10);
    assert_true(value_number(value_at(s.root, "units", "ward", NULL), "beds") == 8);
    assert_string_equal(value_at(s.root, "units", "ward", "beds", NULL)->file, "--set");
    assert_string_equal(value_at(s.root, "study", "seed", NULL)->file, "--set");
    assert_string_equal(value_at(s.root, "tasks", "bell", "duration_min", NULL)->source->string, "assumption");
    assert_null(value_member(s.root, "extends"));
    scenario_free(&s);
    scenario_free(&s);
    assert_null(s.root);
}

static void test_names(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"/nowhere/a.b.json", "a.b"}, {"day.json", "day"}, {"./x/day", "day"}, {".json", ".json"}, {"x.JSON", "x.JSON"},
            {"a.json.json", "a.json"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct scenario s;
        struct err e = {0};
        assert_int_equal(scenario_read(&s, names[i][0], NULL, NULL, 0, &e), ERR_INPUT);
        assert_string_equal(s.name, names[i][1]);
        assert_string_equal(s.path, names[i][0]);
        assert_null(s.root);
        assert_int_equal(s.findings.n_errors, 1);
        scenario_free(&s);
    }
}

static void expect_errors(const char *name, const char *const *overrides, int n, const char *lines)
{
    struct scenario s;
    struct err e;
    char all[4000] = "";
    assert_int_equal(read_it(&s, name, overrides, n, &e), ERR_INPUT);
    assert_int_equal(e.code, ERR_NONE); /* all is in the findings */
    size_t skip = strlen(folder.path) + 1;
    for (const struct finding *f = s.findings.first; f; f = f->next) {
        int shown = f->file && strlen(f->file) > skip && f->file[0] == '/' ? (int)skip : 0;
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s: %s: %s\n", f->file ? f->file + shown : "-", f->pointer,
                 f->text);
    }
    assert_string_equal(all, lines);
    scenario_free(&s);
}

static void test_wrong(void **state)
{
    (void)state;
    char lines[1000];
    /* files that cannot be read keep their keys from being judged */
    snprintf(lines, sizeof lines,
             "mine/wrong.json: /extends/1: cannot open '%s/mine/none.json': No such file or directory\n"
             "mine/syntax.json: 2:1: expected a key in double quotes, found '}'\n",
             folder.path);
    expect_errors("wrong.json", NULL, 0, lines);
    const char *overrides[] = {"/time/days", "/label=null", "/units/ward/bed=3", "/extends=[]"};
    expect_errors("wrong_keys.json", overrides, 4,
                  "--set: : expected /json/pointer=value, found '/time/days'\n"
                  "--set: /extends: expected only in files\n"
                  "mine/wrong_keys.json: /time/dasy: unknown key 'dasy'; did you mean 'days'?\n"
                  "mine/wrong_keys.json: /time/tick_s: expected a whole number from 1 to 3600 that divides 3600, found 11\n"
                  "--set: /units/ward/bed: unknown key 'bed'; did you mean 'beds'?\n");
    expect_errors("names.json", NULL, 0, /* wrong keys and unknown names in one go */
                  "mine/names.json: /time/dasy: unknown key 'dasy'; did you mean 'days'?\n"
                  "mine/names.json: /staff/lines/bo/role: expected a role, found 'nurs'; did you mean 'nurse'?\n");
}

/* --set changes what there is; what is new it gives as a whole, or it would be half of something: most likely a slip. */
static void test_parts_of_nothing(void **state)
{
    (void)state;
    const char *parts[] = {"/policy/rules/al/patience_min=3", "/units/wrad/beds=3", "/tasks/bell/arises/x/per_day=3",
                           "/roles/host/level=1", "/roles/host/label=\"Host\"", "/units/ward/shifts/day/start=\"08:00\""};
    expect_errors("o2.json", parts, 6,
                  "--set: /roles/host: there is no 'host' to change; to add it, set the whole of it\n"
                  "--set: /units/ward/shifts/day: there is no 'day' to change; to add it, set the whole of it\n"
                  "--set: /units/wrad: there is no 'wrad' to change; to add it, set the whole of it; did you mean 'ward'?\n"
                  "--set: /tasks/bell/arises/x: there is no 'x' to change; to add it, set the whole of it\n"
                  "--set: /policy/rules/al: there is no 'al' to change; to add it, set the whole of it; did you mean 'all'?\n");
    const char *wholes[] = {"/policy/rules/more={\"patience_min\": 3}", "/policy/rules/more/rank=2", "/roles/host={}",
                            "/staff/plan/ward/day/mon/nurse=2", "/policy/rights/bell/nurse=\"formal\"",
                            "/units/ward/patients/acuity={\"a\": {}}", "/time/days=3"};
    struct scenario s;
    struct err e;
    assert_int_equal(read_it(&s, "o2.json", wholes, 7, &e), 0);
    assert_true(value_number(value_at(s.root, "policy", "rules", "more", NULL), "rank") == 2);
    scenario_free(&s);
}

/* Lets the nth allocation fail, for n = 0, 1, 2, ... until none does: an error each time, and nothing kept. */
static void fail_each(const char *name, const char *const *overrides, int n_overrides, int result)
{
    long n_failed = 0, live_before = n_live;
    for (long n = 0;; n++) {
        struct scenario s;
        struct err e;
        calls_left = n;
        int rc = read_it(&s, name, overrides, n_overrides, &e);
        int ran_out = calls_left == 0;
        calls_left = -1;
        if (rc == ERR_MEMORY) {
            assert_int_equal(e.code, ERR_MEMORY);
            assert_non_null(strstr(e.text, "out of memory while reading '"));
            assert_null(s.root);
            assert_null(s.findings.first);
            assert_int_equal(n_live, live_before); /* before scenario_free */
            n_failed++;
        }
        scenario_free(&s);
        assert_int_equal(n_live, live_before);
        if (rc == ERR_MEMORY)
            continue;
        assert_int_equal(rc, result);
        if (!ran_out)
            break;
    }
    assert_true(n_failed > 20);
}

static void test_memory(void **state)
{
    (void)state;
    const char *overrides[] = {"/time/days={\"a\":[1,2]}", "/x=y", "z"};
    fail_each("o2.json", NULL, 0, 0);
    fail_each("wrong.json", NULL, 0, ERR_INPUT);
    fail_each("o2.json", overrides, 3, ERR_INPUT);
}

/* A file of 16 MiB in which everything is wrong: the first thousand errors, and soon. */
static void test_absurd_sizes(void **state)
{
    (void)state;
    char *text = __real_malloc((16 << 20) + 1), *end = text;
    end += sprintf(end, "{\"extends\":[]");
    for (int i = 0; end - text < (16 << 20) - 40; i++)
        end += sprintf(end, ",\"k%d\":%d", i, i);
    strcpy(end, "}");
    folder_write(&folder, "mine/large.json", text);
    __real_free(text);
    struct scenario s;
    struct err e;
    assert_int_equal(read_it(&s, "large.json", NULL, 0, &e), ERR_INPUT);
    int n = 0;
    for (const struct finding *f = s.findings.first; f; f = f->next)
        n++;
    assert_int_equal(n, FINDINGS_MOST + 1);
    assert_string_equal(s.findings.last->text, "there is more: these are the first 1000 findings");
    scenario_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),   cmocka_unit_test(test_names),        cmocka_unit_test(test_wrong),
        cmocka_unit_test(test_memory), cmocka_unit_test(test_absurd_sizes), cmocka_unit_test(test_parts_of_nothing),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
