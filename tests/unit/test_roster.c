/* The rota: rest, contracts, weekends and the plan, by hand and over many plans.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "modelcase.h"

struct line {
    const char *role;
    int count;
    double fte;
};

/* The patch for a staff and a plan of the three shifts (people of each role on weekdays and at weekends). */
static void make_patch(char *out, size_t size, const struct line *lines, int n, const char *plan, const char *more)
{
    int at = snprintf(out, size, "{'staff': {'plan': {'ward': %s}, 'lines': {'anna': null, 'bo': null", plan);
    for (int i = 0; i < n; i++)
        at += snprintf(out + at, size - (size_t)at, ", 'l%d': {'role': '%s', 'count': %d, 'fte': %g}", i, lines[i].role,
                       lines[i].count,
                       lines[i].fte);
    snprintf(out + at, size - (size_t)at, "}%s}}", more);
}

static double hours_of(const struct model *m, int person)
{
    double ticks = 0;
    for (int d = 0; d < m->n_duties; d++)
        if (m->duties[d].person == person)
            ticks += m->duties[d].end_tick - m->duties[d].start_tick;
    return ticks * m->tick_s / 3600;
}

/* What must hold of every rota, whatever the plan: returns the places left empty. */
static int check_rota(const struct model *m, const int wanted[N_WEEKDAYS][3][2], double rest_h, double weekly_h)
{
    int n_days = m->rota_ticks / m->ticks_per_day, empty = 0;
    int *filled = calloc((size_t)n_days * 6, sizeof *filled);
    const struct unit *u = &m->units[0];
    for (int i = 0; i < m->n_duties; i++) {
        const struct duty *d = &m->duties[i];
        int day = d->start_tick / m->ticks_per_day;
        assert_true(i == 0 || m->duties[i - 1].start_tick < d->start_tick ||
                    (m->duties[i - 1].start_tick == d->start_tick && m->duties[i - 1].person < d->person));
        assert_int_equal(d->start_tick, day * m->ticks_per_day + u->shifts[d->shift].start_tick);
        assert_int_equal(d->end_tick - d->start_tick, u->shifts[d->shift].end_tick - u->shifts[d->shift].start_tick);
        filled[(day * 3 + d->shift) * 2 + m->persons[d->person].role]++;
    }
    for (int day = 0; day < n_days; day++)
        for (int s = 0; s < 3; s++)
            for (int r = 0; r < 2; r++) {
                int short_of = wanted[day % 7][s][r] - filled[(day * 3 + s) * 2 + r];
                assert_true(short_of >= 0);
                empty += short_of;
            }
    free(filled);
    for (int p = 0; p < m->n_persons; p++) {
        const struct duty *first = NULL, *last = NULL;
        bool works[7 * 52] = {false};
        for (int i = 0; i < m->n_duties; i++) {
            const struct duty *d = &m->duties[i];
            if (d->person != p)
                continue;
            if (last)
                assert_true((d->start_tick - last->end_tick) * (double)m->tick_s >= rest_h * 3600);
            first = first ? first : d;
            last = d;
            works[d->start_tick / m->ticks_per_day] = true;
        }
        if (last)
            assert_true(((double)first->start_tick + m->rota_ticks - last->end_tick) * m->tick_s >= rest_h * 3600);
        for (int day = 0; day < n_days; day++) {
            int row = 0;
            while (row < 6 && works[(day + row) % n_days])
                row++;
            assert_true(row < 6);
        }
        double longest = 9.5, contract = m->persons[p].fte * weekly_h * n_days / 7;
        assert_true(hours_of(m, p) <= contract + longest / 2 + 1e-9);
    }
    return empty;
}

struct plan {
    int week[3][2], weekend[3][2]; /* [shift][role] */
};

/* People of the fte of a mix, in turn, until the hours of each role are covered so far. */
static int hire(struct line *lines, const double week_h[2], const double mix[4], double cover)
{
    int n = 0;
    for (int r = 0; r < 2; r++)
        for (double given = 0; given < week_h[r] * cover; given += lines[n - 1].fte * 35.5) {
            double fte = mix[n % 4];
            lines[n++] = (struct line){r ? "nurse" : "assistant", 1, fte};
        }
    return n;
}

/* Nobody is far from his share of what the plan gives. */
static void check_shares(const struct model *m, const struct line *lines, int n, const double week_h[2], int weeks)
{
    double contract_h[2] = {0, 0};
    for (int i = 0; i < n; i++)
        contract_h[lines[i].role[0] == 'n'] += lines[i].fte * 35.5;
    for (int p = 0; p < m->n_persons; p++) {
        const struct person *w = &m->persons[p];
        double off = hours_of(m, p) - w->fte * 35.5 * weeks * fmin(1, week_h[w->role] / contract_h[w->role]);
        if (fabs(off) > 30)
            fail_msg("of %d, %d weeks: '%s' is %g h off his share", n, weeks, w->label.id, off);
    }
}

static void try_plan(const struct plan *plan, const double mix[4], double cover, int weeks, int *n_places, int *n_empty)
{
    static const double hours[3] = {8, 8, 9.5};
    static const char *const shifts[3] = {"day", "evening", "night"};
    int wanted[N_WEEKDAYS][3][2], places = 0;
    struct line lines[120];
    char text[900] = "{", patch[12000], more[60];
    double week_h[2] = {0, 0};
    for (int s = 0; s < 3; s++) {
        sprintf(text + strlen(text), "%s'%s': {'all': {'assistant': %d, 'nurse': %d}, 'weekend': {'assistant': %d, 'nurse': %d}}",
                s ? ", " : "", shifts[s], plan->week[s][0], plan->week[s][1], plan->weekend[s][0], plan->weekend[s][1]);
        for (int d = 0; d < 7; d++)
            for (int r = 0; r < 2; r++) {
                wanted[d][s][r] = d < 5 ? plan->week[s][r] : plan->weekend[s][r];
                week_h[r] += wanted[d][s][r] * hours[s];
                places += wanted[d][s][r] * weeks;
            }
    }
    strcat(text, "}");
    int n = hire(lines, week_h, mix, cover);
    snprintf(more, sizeof more, ", 'rota_weeks': %d", weeks);
    make_patch(patch, sizeof patch, lines, n, text, more);
    struct modelcase x;
    modelcase_good(&x, patch);
    assert_int_equal(x.model.rota_ticks, weeks * 7 * 1440);
    int empty = check_rota(&x.model, (const int(*)[3][2])wanted, 11, 35.5);
    if (cover > 1) {
        *n_places += places;
        *n_empty += empty;
        check_shares(&x.model, lines, n, week_h, weeks);
    }
    modelcase_free(&x);
}

/* Wards of several sizes and mixes of contracts, staffed to less and to more than their plan: the rules always hold, and with
 * people enough nearly every place is filled. */
static void test_many_plans(void **state)
{
    (void)state;
    static const struct plan plans[] = {
        {{{2, 4}, {2, 3}, {1, 1}}, {{1, 3}, {1, 3}, {1, 1}}}, {{{0, 2}, {0, 1}, {0, 1}}, {{0, 2}, {0, 1}, {0, 1}}},
        {{{1, 1}, {1, 1}, {0, 1}}, {{1, 1}, {1, 1}, {0, 1}}}, {{{6, 5}, {5, 4}, {2, 2}}, {{4, 3}, {4, 3}, {2, 2}}},
        {{{3, 0}, {0, 0}, {0, 0}}, {{0, 0}, {0, 0}, {0, 0}}},
    };
    static const double mixes[3][4] = {{1, 1, 1, 1}, {1, 0.8, 0.75, 0.5}, {0.2, 0.5, 0.6, 1}}, covers[] = {0.8, 1.06, 1.3};
    int n_places = 0, n_empty = 0;
    for (size_t p = 0; p < sizeof plans / sizeof *plans; p++)
        for (int mix = 0; mix < 3; mix++)
            for (int cover = 0; cover < 3; cover++)
                for (int weeks = 3; weeks <= 12; weeks += 3)
                    try_plan(&plans[p], mixes[mix], covers[cover], weeks, &n_places, &n_empty);
    if (n_empty * 200 > n_places)
        fail_msg("%d of %d places stay empty although there are people enough", n_empty, n_places);
}

/* With a fifth too few people, the lack is spread: no week of the rota is much emptier than another. */
static void test_lack_is_spread(void **state)
{
    (void)state;
    struct modelcase x;
    char patch[2000];
    make_patch(patch, sizeof patch, (struct line[]){{"nurse", 9, 1}}, 1,
               "{'day': {'all': {'nurse': 3}}, 'evening': {'all': {'nurse': 3}}, 'night': {'all': {'nurse': 1}}}", "");
    modelcase_good(&x, patch);
    int per_week[6] = {0}, least = 1000;
    for (int i = 0; i < x.model.n_duties; i++)
        per_week[x.model.duties[i].start_tick / (7 * 1440)]++;
    for (int w = 0; w < 6; w++)
        least = per_week[w] < least ? per_week[w] : least;
    assert_true(x.model.n_duties >= 6 * 37 && x.model.n_duties < 6 * 49);
    assert_true(least >= 28); /* of 49 places; 39 could be filled */
    modelcase_free(&x);
}

/* Whose duty each day of a rota of two weeks is: the second letter of the roster line, or a point. */
static void check_two_weeks(const struct line *lines, int n, const char *plan, const char *more, const char *expected)
{
    struct modelcase x;
    char patch[2000], all[200], week[15] = "..............";
    snprintf(all, sizeof all, ", 'rota_weeks': 2%s", more);
    make_patch(patch, sizeof patch, lines, n, plan, all);
    modelcase_good(&x, patch);
    for (int i = 0; i < x.model.n_duties; i++)
        week[x.model.duties[i].start_tick / 1440] = x.model.persons[x.model.duties[i].person].label.id[1];
    assert_string_equal(week, expected);
    modelcase_free(&x);
}

/* Two nurses, one place by day from Monday to Friday: the rota can be told by hand. Of 80 h, l0 is due 71 of 99.4, 5.7 h for each
 * of the ten days, and l1 2.3 h. So l0 begins and goes on until he has had more than his part, after Wednesday; l1 goes on on
 * Friday; on Monday l0 is owed 10.3 h, and 1.1 h on the last day still. But with it he would have 64 h, more than half a shift
 * beyond the 57.1 h that are his part, and l1 with the 24 h of three days is not, whose part is 22.9 h. */
static void test_by_hand(void **state)
{
    (void)state;
    check_two_weeks((struct line[]){{"nurse", 1, 1}, {"nurse", 1, 0.4}}, 2, "{'day': {'weekdays': {'nurse': 1}}}", "",
                    "00011..00001..");
}

/* Who is contracted for what the plan wants has all of it, whichever days of the week that is: up to the last day. */
static void test_whole_contract(void **state)
{
    (void)state;
    const struct line full = {"nurse", 1, 1}, part = {"nurse", 1, 0.4};
    check_two_weeks(&full, 1, "{'day': {'weekdays': {'nurse': 1}}}", ", 'weekly_h': 40", "00000..00000..");
    check_two_weeks(&part, 1, "{'day': {'tue': {'nurse': 1}, 'wed': {'nurse': 1}}}", ", 'weekly_h': 40", ".00.....00....");
    check_two_weeks(&part, 1, "{'day': {'weekend': {'nurse': 1}}}", ", 'weekly_h': 40", ".....00.....00");
    /* At 37.5 h a week nine duties of 8 h are within half a shift of 75 h, and so is no tenth. */
    check_two_weeks(&full, 1, "{'day': {'weekdays': {'nurse': 1}}}", ", 'weekly_h': 37.5", "00000..0000...");
    /* At 28 h a week seven are. On the n-th of ten days he may have 32 + 2.8 n h: 48 on the sixth, 56 on the ninth at first. */
    check_two_weeks(&full, 1, "{'day': {'weekdays': {'nurse': 1}}}", ", 'weekly_h': 28", "00000..0..0...");
}

/* Weekends go round the list: with two of six wanted, everyone has every third. */
static void test_weekends(void **state)
{
    (void)state;
    struct modelcase x;
    char patch[2000];
    make_patch(patch, sizeof patch, (struct line[]){{"nurse", 6, 1}}, 1, "{'day': {'all': {'nurse': 2}}}", "");
    modelcase_good(&x, patch);
    for (int i = 0; i < x.model.n_duties; i++) {
        int day = x.model.duties[i].start_tick / 1440;
        if (day % 7 >= 5)
            assert_int_equal(x.model.duties[i].person / 2, day / 7 % 3);
    }
    modelcase_free(&x);
}

/* Everyone has from `least` to `most` weekends; `both` of them, as a share, with both days. */
static void check_weekends(const struct line *lines, int n_lines, const char *plan, int least, int most, double both)
{
    struct modelcase x;
    char patch[2000];
    make_patch(patch, sizeof patch, lines, n_lines, plan, "");
    modelcase_good(&x, patch);
    bool works[20][42] = {{false}};
    int n_weekends = 0, n_both = 0;
    for (int i = 0; i < x.model.n_duties; i++)
        works[x.model.duties[i].person][x.model.duties[i].start_tick / 1440] = true;
    for (int p = 0; p < x.model.n_persons; p++) {
        int mine = 0;
        for (int day = 5; day < 42; day += 7) {
            mine += works[p][day] || works[p][day + 1];
            n_both += works[p][day] && works[p][day + 1];
        }
        if (mine < least || mine > most)
            fail_msg("%s has %d weekends", x.model.persons[p].label.id, mine);
        n_weekends += mine;
    }
    if (n_both < both * n_weekends)
        fail_msg("%d of %d weekends are of one day", n_weekends - n_both, n_weekends);
    modelcase_free(&x);
}

/* Positions of all sizes; then with one nurse less than the plan needs. */
static void test_weekends_are_shared(void **state)
{
    (void)state;
    static const char nurses[] = "{'day': {'weekdays': {'nurse': 3}, 'weekend': {'nurse': 2}}, 'evening': {'all': {'nurse': 1}},"
                                 " 'night': {'all': {'nurse': 1}}}";
    check_weekends((struct line[]){{"nurse", 5, 1}, {"nurse", 3, 0.8}, {"nurse", 1, 0.5}}, 3, nurses, 2, 3, 0.8);
    check_weekends((struct line[]){{"nurse", 4, 1}, {"nurse", 3, 0.8}, {"nurse", 1, 0.5}}, 3, nurses, 2, 4, 0.6);
    check_weekends((struct line[]){{"nurse", 3, 1}, {"nurse", 4, 0.8}, {"nurse", 4, 0.6}, {"nurse", 2, 0.5}}, 4,
                   "{'day': {'all': {'nurse': 2}}, 'evening': {'weekdays': {'nurse': 3}, 'weekend': {'nurse': 2}},"
                   " 'night': {'all': {'nurse': 1}}}", 1, 3, 0.8);
}

/* The first weekend is l0's, the second l1's: Friday's night, after which nobody is rested for Saturday, is the other one's. */
static void test_rested_for_the_weekend(void **state)
{
    (void)state;
    struct modelcase x;
    char patch[2000];
    make_patch(patch, sizeof patch, (struct line[]){{"nurse", 1, 1}, {"nurse", 1, 1}}, 2,
               "{'night': {'fri': {'nurse': 1}}, 'day': {'weekend': {'nurse': 1}}}", ", 'rota_weeks': 2");
    modelcase_good(&x, patch);
    char week[15] = "..............";
    for (int i = 0; i < x.model.n_duties; i++)
        week[x.model.duties[i].start_tick / 1440] = x.model.persons[x.model.duties[i].person].label.id[1];
    assert_string_equal(week, "....100....011");
    modelcase_free(&x);
}

/* People who are always there have no duties, and no place in the plan. */
static void test_always(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'staff': {'plan': {'ward': {'day': {'all': {'nurse': 1}}}}}}");
    assert_int_equal(x.model.n_duties, 0);
    modelcase_expect(&x, false, "/staff/plan/ward: shift 'day' of unit 'ward': 42 of 42 places for 'nurse' stay empty in the"
                                " rota of 6 weeks\n");
    modelcase_free(&x);
}

/* With no rest asked for, a person may go from one shift into the next, but never be in two at once. */
static void test_no_rest(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, "{'units': {'ward': {'shifts': {'evening': {'start': '15:00', 'end': '22:00'}, 'night': {'end':"
                       " '07:00'}}}},"
                       " 'staff': {'rest_h': 0, 'weekly_h': 168, 'lines': {'anna': {'duty': 'roster'}, 'bo': null},"
                       " 'plan': {'ward': {'day': {'all': {'nurse': 1}}, 'evening': {'all': {'nurse': 1}}, 'night': {'all':"
                       " {'nurse': 1}}}}}}");
    int32_t end = -1;
    for (int i = 0; i < x.model.n_duties; i++) {
        assert_true(x.model.duties[i].start_tick >= end);
        end = x.model.duties[i].end_tick;
    }
    assert_true(x.model.n_duties > 60 && x.model.duties[1].start_tick == x.model.duties[0].end_tick);
    modelcase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many_plans),
        cmocka_unit_test(test_lack_is_spread),
        cmocka_unit_test(test_by_hand),
        cmocka_unit_test(test_whole_contract),
        cmocka_unit_test(test_weekends),
        cmocka_unit_test(test_weekends_are_shared),
        cmocka_unit_test(test_rested_for_the_weekend),
        cmocka_unit_test(test_always),
        cmocka_unit_test(test_no_rest),
    };
    return cmocka_run_group_tests_name("roster", tests, NULL, NULL);
}
