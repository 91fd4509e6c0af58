/* The ledger: each way in which work can go from one group to another, by hand, and runs that it must explain to the tick.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdlib.h>
#include <string.h>

#include "handmade.h"
#include "reference/random_scenario.h"
#include "study/ledger.h"

static struct handmade h[2];
static struct ledger l;
static struct ledger_run runs[2];
static struct arena arena;
static jmp_buf exhausted;
static struct err e;

static int set_up(void **state)
{
    (void)state;
    memset(&e, 0, sizeof e);
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    for (int s = 0; s < 2; s++)
        handmade_init(&h[s], 1);
    ledger_init(&l, &h[0].model, &h[1].model, 1, &arena);
    for (int s = 0; s < 2; s++)
        assert_int_equal(ledger_run_init(&runs[s], &l, s, &e), 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    for (int s = 0; s < 2; s++)
        ledger_run_free(&runs[s]);
    arena_free(&arena);
    return 0;
}

enum { START = 1440, ANNA = HANDMADE_ANNA, BO = HANDMADE_BO, NOBODY = -1 }; /* START: of the window */

static void tell(int side, enum event_kind kind, int32_t tick, uint64_t instance, int person, int helper)
{
    const struct event event = {.kind = kind, .tick = tick, .instance = instance, .person = person, .helper = helper};
    runs[side].listener.hear(runs[side].listener.self, &event);
}

static void count(int side, int person, int64_t ticks)
{
    if (person >= 0)
        h[side].ticks[person][TIME_ROSTERED][HANDMADE_BELL] += ticks;
}

/* A spell of work from its first to its last event, and in the accounts. */
static void spell(int side, enum event_kind first, enum event_kind last, int32_t from, int32_t ticks, uint64_t instance,
                  int person, int helper)
{
    tell(side, first, from, instance, person, helper);
    tell(side, last, from + ticks, instance, person, helper);
    count(side, person, ticks);
    count(side, helper, ticks);
}

static void arise(uint64_t instance)
{
    tell(0, EVENT_CREATED, START, instance, NOBODY, NOBODY);
    tell(1, EVENT_CREATED, START, instance, NOBODY, NOBODY);
}

static void work(int side, int32_t ticks, uint64_t instance, int person, int helper)
{
    spell(side, EVENT_STARTED, EVENT_DONE, START, ticks, instance, person, helper);
}

static void add(void)
{
    if (ledger_add(&l, &runs[0], &h[0].accounts, &runs[1], &h[1].accounts, &e))
        fail_msg("%s", e.text);
}

/* base, now, moved, taken, omitted now, omitted in base, pace, endogenous */
static void expect(const char *role, const int64_t ticks[N_LEDGER_ENTRIES])
{
    for (int g = 0; g < l.n; g++)
        for (int i = 0; !strcmp(l.row[g].role, role) && i < N_LEDGER_ENTRIES; i++)
            if (l.row[g].ticks[i] != ticks[i])
                fail_msg("%s, entry %d: %d instead of %d", role, i, (int)l.row[g].ticks[i], (int)ticks[i]);
}

#define TICKS(...) ((const int64_t[N_LEDGER_ENTRIES]){__VA_ARGS__})

static void test_moved(void **state)
{
    (void)state;
    arise(7);
    work(0, 10, 7, ANNA, NOBODY);
    work(1, 12, 7, BO, NOBODY); /* he is slower */
    add();
    expect("nurse", TICKS(10, 0, 10, 0, 0, 0, 0, 0));
    expect("assistant", TICKS(0, 12, 0, 10, 0, 0, -2, 0));
}

static void test_moved_to_somebody_faster(void **state)
{
    (void)state;
    arise(7);
    work(0, 12, 7, BO, NOBODY);
    work(1, 10, 7, ANNA, NOBODY);
    add();
    expect("assistant", TICKS(12, 0, 10, 0, 0, 0, 2, 0));
    expect("nurse", TICKS(0, 10, 0, 10, 0, 0, 0, 0));
}

static void test_same_group_other_pace(void **state)
{
    (void)state;
    arise(7);
    work(0, 10, 7, ANNA, NOBODY);
    work(1, 7, 7, ANNA, NOBODY);
    arise(8); /* of no length in the base: begun all the same */
    work(0, 0, 8, BO, NOBODY);
    work(1, 4, 8, BO, NOBODY);
    add();
    expect("nurse", TICKS(10, 7, 0, 0, 0, 0, 3, 0));
    expect("assistant", TICKS(0, 4, 0, 0, 0, 0, -4, 0));
}

static void test_two_people(void **state)
{
    (void)state;
    arise(7);
    work(0, 10, 7, ANNA, BO);
    work(1, 15, 7, ANNA, NOBODY); /* alone */
    arise(8);
    work(0, 9, 8, BO, NOBODY);
    tell(1, EVENT_STARTED, START, 8, BO, ANNA); /* who leaves after a joint part of 4 */
    tell(1, EVENT_HELPER_LEFT, START + 4, 8, BO, ANNA);
    tell(1, EVENT_DONE, START + 9, 8, BO, NOBODY);
    count(1, BO, 9);
    count(1, ANNA, 4);
    add();
    expect("nurse", TICKS(10, 19, 0, 5, 0, 0, -4, 0));
    expect("assistant", TICKS(19, 9, 5, 0, 0, 0, 5, 0));
}

static void test_omitted(void **state)
{
    (void)state;
    arise(7);
    work(0, 10, 7, ANNA, NOBODY);
    tell(1, EVENT_OMITTED, START + 60, 7, NOBODY, NOBODY);
    arise(8);
    tell(0, EVENT_WITHDRAWN, START + 60, 8, NOBODY, NOBODY);
    work(1, 6, 8, ANNA, NOBODY);
    arise(9); /* by neither */
    add();
    expect("nurse", TICKS(10, 6, 0, 0, 10, 6, 0, 0));
}

static void test_endogenous(void **state)
{
    (void)state;
    tell(0, EVENT_CREATED, START, 7, NOBODY, NOBODY);
    work(0, 10, 7, ANNA, NOBODY);
    tell(1, EVENT_CREATED, START, UINT64_MAX, NOBODY, NOBODY);
    work(1, 3, UINT64_MAX, BO, NOBODY);
    add();
    expect("nurse", TICKS(10, 0, 0, 0, 0, 0, 0, 10));
    expect("assistant", TICKS(0, 3, 0, 0, 0, 0, 0, -3));
}

/* Left unfinished and taken up by somebody else; held until a second person comes. */
static void test_spells(void **state)
{
    (void)state;
    arise(7);
    spell(0, EVENT_STARTED, EVENT_SUSPENDED, START, 4, 7, ANNA, NOBODY);
    spell(0, EVENT_RESUMED, EVENT_DONE, START + 9, 6, 7, BO, NOBODY);
    work(1, 10, 7, ANNA, NOBODY);
    arise(8);
    tell(0, EVENT_HELD, START + 20, 8, ANNA, NOBODY); /* holding is no work on it */
    spell(0, EVENT_JOINED, EVENT_DONE, START + 30, 5, 8, ANNA, BO);
    spell(1, EVENT_STARTED, EVENT_DONE, START + 20, 5, 8, ANNA, BO);
    add();
    expect("nurse", TICKS(9, 15, 0, 6, 0, 0, 0, 0));
    expect("assistant", TICKS(11, 5, 6, 0, 0, 0, 0, 0));
}

/* Only ticks in the window count, and what is not over at its end ends with it. */
static void test_window(void **state)
{
    (void)state;
    int32_t end = h[0].model.end_ticks;
    tell(0, EVENT_CREATED, 0, 7, NOBODY, NOBODY);
    tell(1, EVENT_CREATED, 0, 7, NOBODY, NOBODY);
    tell(0, EVENT_STARTED, START - 6, 7, ANNA, NOBODY);
    tell(0, EVENT_DONE, START + 4, 7, ANNA, NOBODY);
    count(0, ANNA, 4);
    tell(1, EVENT_STARTED, START - 20, 7, ANNA, NOBODY); /* before it: done, not omitted */
    tell(1, EVENT_DONE, START - 10, 7, ANNA, NOBODY);
    arise(8);
    tell(0, EVENT_STARTED, end - 3, 8, BO, NOBODY);
    tell(1, EVENT_STARTED, end - 3, 8, BO, NOBODY);
    count(0, BO, 3);
    count(1, BO, 3);
    add();
    expect("nurse", TICKS(4, 0, 0, 0, 0, 0, 4, 0));
    expect("assistant", TICKS(3, 3, 0, 0, 0, 0, 0, 0));
}

/* Three groups give what one takes, and the parts of what is moved are whole ticks. */
static void test_shares(void **state)
{
    (void)state;
    for (int s = 0; s < 2; s++) {
        handmade_init(&h[s], 2); /* with cia, a nurse in another unit */
        ledger_run_free(&runs[s]);
    }
    ledger_init(&l, &h[0].model, &h[1].model, 1, &arena);
    assert_int_equal(l.n, 3);
    for (int s = 0; s < 2; s++)
        assert_int_equal(ledger_run_init(&runs[s], &l, s, &e), 0);
    arise(7);
    spell(0, EVENT_STARTED, EVENT_SUSPENDED, START, 5, 7, ANNA, BO);
    work(1, 7, 7, HANDMADE_CIA, NOBODY); /* of 10 ticks by two, 7 are moved: 3 and 4 */
    add();
    assert_string_equal(l.row[0].role, "nurse");
    assert_string_equal(l.row[2].care_unit, "west");
    assert_memory_equal(l.row[0].ticks, TICKS(5, 0, 3, 0, 0, 0, 2, 0), sizeof l.row[0].ticks);
    assert_memory_equal(l.row[1].ticks, TICKS(5, 0, 4, 0, 0, 0, 1, 0), sizeof l.row[1].ticks);
    assert_memory_equal(l.row[2].ticks, TICKS(0, 7, 0, 7, 0, 0, 0, 0), sizeof l.row[2].ticks);
}

static void test_replications(void **state)
{
    (void)state;
    for (int r = 0; r < 2; r++) {
        memset(h[0].ticks, 0, sizeof h[0].ticks);
        memset(h[1].ticks, 0, sizeof h[1].ticks);
        arise(7);
        work(0, 10 + r, 7, ANNA, NOBODY);
        work(1, 10 + r, 7, BO, NOBODY);
        add();
    }
    expect("nurse", TICKS(21, 0, 21, 0, 0, 0, 0, 0));
    assert_true(ledger_min(&l, &l.row[0], LEDGER_MOVED_TO_OTHERS) == 10.5);
}

/* What was not heard, or heard and not counted, is an error. */
static void test_accounts(void **state)
{
    (void)state;
    arise(7);
    work(0, 10, 7, ANNA, NOBODY);
    work(1, 10, 7, ANNA, NOBODY);
    count(1, ANNA, 1);
    assert_int_equal(ledger_add(&l, &runs[0], &h[0].accounts, &runs[1], &h[1].accounts, &e), ERR_AUDIT);
    assert_string_equal(e.text, "ledger: 1 ticks of work by nurse in east were counted and not heard");
}

/* ---- Real runs ---------------------------------------------------------------------------------------------------- */

static bool at_once(void *self)
{
    (void)self;
    return true;
}

static void test_wards(void **state)
{
    (void)state;
    static const char *const wards[][2] = {
        {"scenarios/teaching_ward_o2.json", "scenarios/teaching_ward_o3.json"},
        {"scenarios/short_term_ward_o2.json", "scenarios/short_term_ward_o3.json"},
    };
    for (int ward = 0; ward < 2; ward++) {
        struct model m[2];
        const struct model *models[3] = {&m[0], &m[1], &m[0]};
        const struct trials t = {.n_scenarios = 3, .models = models};
        struct ledger made;
        testlib_model(&m[0], wards[ward][0], NULL, 0);
        testlib_model(&m[1], wards[ward][1], NULL, 0);
        if (ledger_make(&made, &t, 1, 5, 2, NULL, &arena, &e))
            fail_msg("%s", e.text);
        int64_t moved = 0, net = 0;
        for (int g = 0; g < made.n; g++) {
            moved += made.row[g].ticks[LEDGER_MOVED_TO_OTHERS];
            net += made.row[g].ticks[LEDGER_MOVED_TO_OTHERS] - made.row[g].ticks[LEDGER_TAKEN_FROM_OTHERS];
        }
        assert_true(moved > 100 && net == 0);

        assert_int_equal(ledger_make(&made, &t, 2, 5, 2, NULL, &arena, &e), 0); /* against itself */
        for (int g = 0; g < made.n; g++)
            for (int i = 0; i < N_LEDGER_ENTRIES; i++)
                assert_true(i <= LEDGER_NOW ? made.row[g].ticks[i] > 0 : made.row[g].ticks[i] == 0);
        assert_int_equal(ledger_make(&made, &t, 1, 5, 2, at_once, &arena, &e), ERR_STOPPED);
        memset(&e, 0, sizeof e);
        model_free(&m[0]);
        model_free(&m[1]);
    }
}

/* Whoever needs a quarter longer shows it as pace. */
static void test_pace(void **state)
{
    (void)state;
    static const char *const overrides[] = {"/time/days=20", "/roles/nurse/duration_factor=1.25"};
    struct model m[2];
    const struct model *models[2] = {&m[0], &m[1]};
    const struct trials t = {.n_scenarios = 2, .models = models};
    struct ledger made;
    testlib_model(&m[0], "scenarios/bench/ward.json", overrides, 1);
    testlib_model(&m[1], "scenarios/bench/ward.json", overrides, 2);
    if (ledger_make(&made, &t, 1, 5, 1, NULL, &arena, &e))
        fail_msg("%s", e.text);
    for (int g = 0; g < made.n; g++)
        if (!strcmp(made.row[g].role, "nurse"))
            assert_true(made.row[g].ticks[LEDGER_PACE] < -made.row[g].ticks[LEDGER_BASE] / 20);
    model_free(&m[0]);
    model_free(&m[1]);
}

/* Everything the engine can do, in any combination: each tick of work is heard, and every tick is explained, even between
 * scenarios that have nothing to do with each other. */
static void test_random_scenarios(void **state)
{
    (void)state;
    uint64_t first = (uint64_t)testlib_number("AVLAST_TEST_SCENARIO", 1);
    int n = (int)(60 * testlib_scale());
    for (uint64_t number = first; number < first + n; number++) {
        struct model m[2];
        const struct model *models[3] = {&m[0], &m[1], &m[0]};
        const struct trials t = {.n_scenarios = 3, .models = models};
        struct ledger made;
        for (int s = 0; s < 2; s++) {
            char *text = random_scenario(number + s);
            assert_non_null(text);
            testlib_model_of_text(&m[s], text);
            free(text);
        }
        for (int other = 1; other <= 2; other++)
            if (ledger_make(&made, &t, other, 5, 2, NULL, &arena, &e))
                fail_msg("scenario %d: %s", (int)number, e.text);
        for (int g = 0; g < made.n; g++) /* against itself */
            for (int i = LEDGER_MOVED_TO_OTHERS; i < N_LEDGER_ENTRIES; i++)
                assert_true(made.row[g].ticks[i] == 0);
        model_free(&m[0]);
        model_free(&m[1]);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_moved),      TEST(test_moved_to_somebody_faster), TEST(test_same_group_other_pace), TEST(test_two_people),
        TEST(test_omitted),    TEST(test_endogenous),               TEST(test_spells),                TEST(test_window),
        TEST(test_shares),     TEST(test_replications),             TEST(test_accounts),              TEST(test_wards),
        TEST(test_pace),       TEST(test_random_scenarios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
