/* Nights and weekends among the people of a role: parts worked out by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include "model/turns.h"

#define EVEN TURNS_EVEN

struct asked {
    double due_h, night_share, weekend_share;
};

static void take(struct turns *of, const struct asked *asked, int n)
{
    for (int i = 0; i < n; i++)
        of[i] = (struct turns){.due_h = asked[i].due_h, .night_share = asked[i].night_share,
                               .weekend_share = asked[i].weekend_share};
}

static void expect_nights(const struct asked *asked, int n, double planned_h, const double *expected_h)
{
    struct turns of[8];
    take(of, asked, n);
    turns_share_nights(of, n, planned_h);
    for (int i = 0; i < n; i++)
        assert_float_equal(of[i].night_h, expected_h[i], 1e-9);
}

#define NIGHTS(planned_h, n, people, expected_h) \
    expect_nights((const struct asked[]) people, n, planned_h, (const double[]) expected_h)
#define LIST(...) {__VA_ARGS__}

static void test_nights(void **state)
{
    (void)state;
    NIGHTS(60, 3, LIST({100, EVEN, EVEN}, {50, EVEN, EVEN}, {150, EVEN, EVEN}), LIST(20, 10, 30));
    /* A night post, a day post, a half: 50 + 0 + 25 are asked for, the rest is one third of what the others have. */
    NIGHTS(125, 5, LIST({50, 1, EVEN}, {100, 0, EVEN}, {50, 0.5, EVEN}, {100, EVEN, EVEN}, {50, EVEN, EVEN}),
           LIST(50, 0, 25, 100.0 / 3, 50.0 / 3));
    /* More is asked for than there is: less for all who ask. Less, and nobody else there: more, up to all their hours. */
    NIGHTS(60, 3, LIST({100, 1, EVEN}, {100, 0.2, EVEN}, {100, EVEN, EVEN}), LIST(50, 10, 0));
    NIGHTS(60, 2, LIST({100, 0.2, EVEN}, {100, 0.1, EVEN}), LIST(40, 20));
    NIGHTS(300, 2, LIST({100, 0.2, EVEN}, {100, 0, EVEN}), LIST(100, 0));
    NIGHTS(0, 1, LIST({100, EVEN, EVEN}), LIST(0));
}

static void expect_weekends(const struct asked *asked, int n, double wanted, int aim, int expected_every, const double *expected)
{
    struct turns of[8];
    take(of, asked, n);
    assert_int_equal(turns_share_weekends(of, n, wanted, aim), expected_every);
    for (int i = 0; i < n; i++)
        assert_float_equal(of[i].weekend_part, expected[i], 1e-9);
}

#define WEEKENDS(wanted, aim, every, n, people, expected) \
    expect_weekends((const struct asked[]) people, n, wanted, aim, every, (const double[]) expected)

static void test_weekends(void **state)
{
    (void)state;
    /* In proportion, as nobody has more than every third. */
    WEEKENDS(1, 3, 3, 4, LIST({90, EVEN, EVEN}, {90, EVEN, EVEN}, {60, EVEN, EVEN}, {60, EVEN, EVEN}), LIST(.3, .3, .2, .2));
    /* 0.4 would be too often for the first; the others have what is left, in proportion. */
    WEEKENDS(1, 3, 3, 4, LIST({120, EVEN, EVEN}, {60, EVEN, EVEN}, {60, EVEN, EVEN}, {60, EVEN, EVEN}),
             LIST(1.0 / 3, 2.0 / 9, 2.0 / 9, 2.0 / 9));
    /* Two of four each weekend: every second; three of four: every one, in proportion as far as it goes. */
    WEEKENDS(2, 3, 2, 4, LIST({120, EVEN, EVEN}, {60, EVEN, EVEN}, {60, EVEN, EVEN}, {60, EVEN, EVEN}), LIST(.5, .5, .5, .5));
    WEEKENDS(3, 3, 1, 4, LIST({120, EVEN, EVEN}, {60, EVEN, EVEN}, {60, EVEN, EVEN}, {60, EVEN, EVEN}),
             LIST(1, 2.0 / 3, 2.0 / 3, 2.0 / 3));
    /* Who asks has what he asks for; more than enough leaves nothing. */
    WEEKENDS(2, 3, 3, 5, LIST({50, EVEN, 1}, {100, EVEN, 0.5}, {100, EVEN, 0}, {100, EVEN, EVEN}, {100, EVEN, EVEN}),
             LIST(1, .5, 0, .25, .25));
    WEEKENDS(1, 3, 3, 2, LIST({50, EVEN, 1}, {100, EVEN, EVEN}), LIST(1, 0));
}

/* Two at a time of parts 1/2, 1/2, 1/2, 1/4, 1/4: week by week, those who are owed most. */
static void test_given(void **state)
{
    (void)state;
    static const double parts[5] = {0.5, 0.5, 0.5, 0.25, 0.25};
    static const char *const expected[5] = {"x.x.", "x..x", ".x.x", ".x..", "..x."};
    struct arena arena = {0};
    struct turns of[5] = {{0}};
    for (int i = 0; i < 5; i++)
        of[i].weekend_part = parts[i];
    const bool *has = turns_give_weekends(&arena, of, 5, 2, 4);
    for (int i = 0; i < 5; i++)
        for (int week = 0; week < 4; week++)
            assert_int_equal(has[i * 4 + week], expected[i][week] == 'x');
    arena_free(&arena);
}

/* Shifts in minutes of a day of 1440, and whether they hold 03:00. */
static void test_night_shifts(void **state)
{
    (void)state;
    static const struct {
        int start, end;
        bool night;
    } shifts[] = {{420, 900, false}, {870, 1335, false}, {1320, 1905, true}, {0, 180, false}, {0, 181, true}, {180, 600, true},
                  {181, 600, false}, {1200, 1620, false}, {1200, 1621, true}, {420, 1860, true}};
    struct model m = {.ticks_per_day = 1440};
    for (size_t i = 0; i < sizeof shifts / sizeof *shifts; i++) {
        struct shift s = {.start_tick = shifts[i].start, .end_tick = shifts[i].end};
        assert_int_equal(turns_is_night(&m, &s), shifts[i].night);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nights),
        cmocka_unit_test(test_weekends),
        cmocka_unit_test(test_given),
        cmocka_unit_test(test_night_shifts),
    };
    return cmocka_run_group_tests_name("turns", tests, NULL, NULL);
}
