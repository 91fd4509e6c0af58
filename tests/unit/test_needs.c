/* Needs: when each way of arising asks for a task, on paper; and Poisson and Bernoulli sources against the sum of their gaps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=realloc,--wrap=aligned_alloc */
#include "enginecase.h"

#include <math.h>

#include "base/chance.h"
#include "demand/needs.h"
#include "no_memory.h"
#include "reference/whole_demand.h"

/* ---- Needs as text ----------------------------------------------------------------------------------------------------- */

static int by_tick(const void *a, const void *b)
{
    const struct dated_need *x = a, *y = b;
    const int64_t p[] = {x->tick, x->need.source, x->need.slot}, q[] = {y->tick, y->need.source, y->need.slot};
    for (int i = 0; i < 3; i++)
        if (p[i] != q[i])
            return p[i] < q[i] ? -1 : 1;
    return 0;
}

/* All needs of a replication, "[day ]HH:MM task[ of slot]" each. */
static void check_needs(const char *patch, const char *more, const char *expected)
{
    static char found[ENGINECASE_TEXT];
    struct enginecase x;
    enginecase_build(&x, patch, more);
    struct whole_demand d = whole_demand(x.m, 1, 1);
    found[0] = '\0';
    if (d.n_needs > 1)
        qsort(d.needs, (size_t)d.n_needs, sizeof *d.needs, by_tick);
    for (int i = 0; i < d.n_needs; i++) {
        const struct need *need = &d.needs[i].need;
        enginecase_write_tick(&x, d.needs[i].tick, found);
        enginecase_write(found, " %s", x.m->tasks[x.m->units[0].sources[need->source].task].label.id);
        if (need->slot >= 0)
            enginecase_write(found, " of %d", need->slot);
        enginecase_write(found, "\n");
    }
    enginecase_same(expected, found);
    whole_demand_free(&d);
    enginecase_free(&x);
}

#define WAY(name, way) "'" name "': {'category': 'care', 'duration_min': 5, 'arises': {'a': {'how': " way "}}}"
/* Three patients in one bed: until 06:00, from 12:00 to 18:00, and from midnight on; slots 0, 1, 0. */
#define ONE_BED "'units': {'ward': {'beds': 1, 'patients': {'stay_days': 0.25, 'history_days': 0, 'turnover_h': 6}}}"

/* ---- At times of the day ----------------------------------------------------------------------------------------------- */

static void test_scheduled(void **state)
{
    (void)state;
    check_needs("{'time': {'days': 3}, 'units': {'ward': {'beds': 2, 'patients': {'stay_days': 'never'}}}, 'tasks': {"
                WAY("pills", "'scheduled', 'times': ['08:00', '20:00'], 'weekdays': ['tue']") ","
                WAY("bins", "'scheduled', 'of': 'unit', 'times': ['00:00', '23:59'], 'weekdays': ['mon', 'wed']") "}}", NULL,
                "00:00 bins\n"
                "23:59 bins\n"
                "1 08:00 pills of 0\n"
                "1 08:00 pills of 2\n"
                "1 20:00 pills of 0\n"
                "1 20:00 pills of 2\n"
                "2 00:00 bins\n"
                "2 23:59 bins\n");
    /* Only while he is there: from the very moment he comes, no more when he goes. */
    check_needs("{" ONE_BED ", 'tasks': {"
                WAY("pills", "'scheduled', 'times': ['00:00', '05:59', '06:00', '09:00', '12:00', '18:00']") "}}", NULL,
                "00:00 pills of 0\n05:59 pills of 0\n12:00 pills of 1\n");
}

/* The ordinal of a time of day on the day-th day: seconds since 1970; 2026-01-05 is day 20458. */
static uint32_t unix_time(int day, int hours, int minutes)
{
    return (20458 + (uint32_t)day) * 86400 + (uint32_t)hours * 3600 + (uint32_t)minutes * 60;
}

/* Each comes 23:30 + 60 u minutes, u the spread of its own stream: half of them on the day after. The one that the day before the
 * start would have sent over does not come, nor does that which the last day sends beyond the end. */
static void test_spread(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_build(&x, "{'time': {'days': 40}, 'tasks': {"
                         WAY("round", "'scheduled', 'of': 'unit', 'times': ['23:30'], 'spread_min': 60") "}}", NULL);
    struct whole_demand d = whole_demand(x.m, 1, 1);
    uint64_t unit = chance_join(chance_key(1, 1, CHANCE_NEED), chance_name("ward"));
    int found = 0, later = 0;
    for (int day = 0; day < 40; day++) {
        uint64_t key = chance_join(chance_join(unit, x.m->units[0].sources[0].key), unix_time(day, 23, 30));
        double x_s = day * 86400.0 + 23.5 * 3600 + 3600 * chance_uniform(chance_at(key, CHANCE_SPREAD));
        const struct dated_need *need = whole_demand_find(&d, key);
        assert_int_equal(need != NULL, x_s < 40 * 86400.0);
        if (!need)
            continue;
        assert_true(fabs(need->need.x_s - x_s) < 1e-6);
        assert_int_equal(need->tick, (int32_t)(x_s / 60));
        assert_int_equal(need->need.k, unix_time(day, 23, 30));
        found++;
        later += x_s >= (day + 1) * 86400.0;
    }
    assert_int_equal(d.n_needs, found);
    assert_in_range(later, 10, 30);
    whole_demand_free(&d);
    enginecase_free(&x);
}

/* Each occasion by the draw of its own stream. */
static void test_probability(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_build(&x, "{'time': {'days': 40}, 'tasks': {"
                         WAY("round", "'scheduled', 'of': 'unit', 'times': ['08:00'], 'probability': 0.5") "}}", NULL);
    struct whole_demand d = whole_demand(x.m, 1, 1);
    uint64_t unit = chance_join(chance_key(1, 1, CHANCE_NEED), chance_name("ward"));
    for (int day = 0; day < 40; day++) {
        uint64_t key = chance_join(chance_join(unit, x.m->units[0].sources[0].key), unix_time(day, 8, 0));
        assert_int_equal(whole_demand_find(&d, key) != NULL, chance_uniform(chance_at(key, CHANCE_NEEDED)) < 0.5);
    }
    assert_in_range(d.n_needs, 10, 30);
    whole_demand_free(&d);
    enginecase_free(&x);
}

#define SHIFTS "'shifts': {'day': {'start': '07:00', 'end': '15:00'}, 'night': {'start': '22:00', 'end': '07:00'}}"

/* A shift has the weekday on which it begins: Monday's night ends on Tuesday, and Sunday's has nobody to ask before the start. */
static void test_shifts(void **state)
{
    (void)state;
    static const char patch[] = "{'time': {'days': 2}, 'units': {'ward': {" SHIFTS "}}, 'tasks': {"
                                WAY("report", "'shift_start', 'of': 'unit'") ","
                                WAY("tidy", "'shift_end', 'of': 'unit', 'before_min': 30") "}}";
    check_needs(patch, NULL, "06:30 tidy\n07:00 report\n14:30 tidy\n22:00 report\n"
                             "1 06:30 tidy\n1 07:00 report\n1 14:30 tidy\n1 22:00 report\n");
    check_needs(patch, "{'tasks': {'report': {'arises': {'a': {'weekdays': ['mon'], 'shifts': ['night']}}},"
                       " 'tidy': {'arises': {'a': {'weekdays': ['mon']}}}}}",
                "14:30 tidy\n22:00 report\n1 06:30 tidy\n");
    check_needs("{'units': {'ward': {'beds': 2, 'patients': {'stay_days': 'never'}, " SHIFTS "}}, 'tasks': {"
                WAY("round", "'shift_start', 'of': 'patient', 'shifts': ['day']") "}}", NULL,
                "07:00 round of 0\n07:00 round of 2\n");
}

/* ---- What names a need ------------------------------------------------------------------------------------------------- */

/* A start or end of a shift is the day-th of the stream of (asker, source, shift); k tells shifts apart that begin together. */
static void test_names_of_shifts(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_build(&x, "{'time': {'days': 3}, 'units': {'ward': {'shifts': {'a': {'start': '07:00', 'end': '15:00'},"
                         " 'b': {'start': '07:00', 'end': '19:00'}}}}, 'tasks': {" WAY("report", "'shift_start'") "}}", NULL);
    struct whole_demand d = whole_demand(x.m, 1, 1);
    const struct source *s = &x.m->units[0].sources[0];
    uint64_t stream = chance_join(chance_join(chance_key(1, 1, CHANCE_NEED), chance_name("ward")), s->key);
    assert_int_equal(d.n_needs, 6);
    for (int day = 0; day < 3; day++)
        for (int shift = 0; shift < 2; shift++) {
            uint64_t name = chance_name(shift ? "b" : "a");
            uint32_t k = 20458 + (uint32_t)day + (uint32_t)name;
            const struct dated_need *need = whole_demand_find(&d, chance_join(chance_join(stream, name), k));
            assert_non_null(need);
            assert_int_equal(need->need.k, k);
            assert_int_equal(need->tick, day * 1440 + 420);
        }
    whole_demand_free(&d);
    enginecase_free(&x);
}

/* Every need of `base` is there with `more` as well, the same in everything; and more needs than that. */
static void check_nothing_changes(const char *base, const char *more)
{
    struct enginecase x, y;
    enginecase_build(&x, base, NULL);
    enginecase_build(&y, base, more);
    struct whole_demand before = whole_demand(x.m, 1, 1), after = whole_demand(y.m, 1, 1);
    assert_in_range(before.n_needs, 30, 10000);
    assert_true(after.n_needs > before.n_needs);
    for (int i = 0; i < before.n_needs; i++) {
        const struct need *n = &before.needs[i].need;
        const struct dated_need *same = whole_demand_find(&after, n->key);
        if (!same)
            fail_msg("%s: need %u of source %d is another one", more, n->k, n->source);
        assert_true(same->need.k == n->k && same->need.x_s == n->x_s && same->need.work_s == n->work_s);
        assert_true(same->need.rounding == n->rounding && same->need.tie == n->tie && same->need.slot == n->slot);
        assert_int_equal(same->need.source, n->source);
    }
    whole_demand_free(&before);
    whole_demand_free(&after);
    enginecase_free(&x);
    enginecase_free(&y);
}

static void test_another_time_changes_nothing(void **state)
{
    (void)state;
    check_nothing_changes("{'time': {'days': 20}, 'units': {'ward': {'beds': 2}}, 'tasks': {"
                          WAY("pills", "'scheduled', 'times': ['08:00', '20:00'], 'spread_min': 40, 'probability': 0.7") "}}",
                          "{'tasks': {'pills': {'arises': {'a': {'times': ['20:00', '06:00', '08:00', '07:59:00']}}}}}");
    /* listed twice it still comes once */
    check_needs("{'time': {'days': 1}, 'tasks': {"
                WAY("bins", "'scheduled', 'of': 'unit', 'times': ['08:00', '08:00:00', '08:00']") "}}", NULL, "08:00 bins\n");
}

/* One that starts earlier, one that starts together with another, one that comes first by name. */
static void test_another_shift_changes_nothing(void **state)
{
    (void)state;
    check_nothing_changes("{'time': {'days': 20}, 'units': {'ward': {'beds': 2, " SHIFTS "}}, 'tasks': {"
                          WAY("report", "'shift_start', 'probability': 0.7") ","
                          WAY("round", "'shift_end', 'of': 'patient', 'before_min': 10, 'probability': 0.7") "}}",
                          "{'units': {'ward': {'shifts': {'aaa': {'start': '05:00', 'end': '13:00'},"
                          " 'long': {'start': '07:00', 'end': '19:00'}}}}}");
}

/* ---- Occasions --------------------------------------------------------------------------------------------------------- */

/* Who is there at the start was admitted before. A letter 90 minutes before the end; planning ten hours before it comes with the
 * admission, as the stay is shorter. */
static void test_admission_and_discharge(void **state)
{
    (void)state;
    check_needs("{'time': {'days': 2}, " ONE_BED ", 'tasks': {" WAY("intake", "'admission'") ","
                WAY("letter", "'discharge', 'before_min': 90") "," WAY("plan", "'discharge', 'before_min': 600") "}}", NULL,
                "00:00 plan of 0\n"
                "04:30 letter of 0\n"
                "12:00 intake of 1\n"
                "12:00 plan of 1\n"
                "16:30 letter of 1\n"
                "1 00:00 intake of 0\n"
                "1 00:00 plan of 0\n"
                "1 04:30 letter of 0\n"
                "1 12:00 intake of 1\n"
                "1 12:00 plan of 1\n"
                "1 16:30 letter of 1\n");
}

#define CALM_OR_ILL \
    "'acuity': {'calm': {'start_share': 1, 'sojourn_h': 2, 'next': {'ill': 1}}," \
    " 'ill': {'rank': 1, 'sojourn_h': 1, 'next': {'calm': 1}}}"

/* Ill from 02:00 to 03:00, from 05:00, and so on: the alarm at the beginning of each, the drip, hourly, only while ill. */
static void test_deterioration_and_acuity(void **state)
{
    (void)state;
    check_needs("{'units': {'ward': {'beds': 1, 'patients': {'stay_days': 0.25, 'history_days': 0, 'turnover_h': 48,"
                CALM_OR_ILL "}}}, 'tasks': {" WAY("alarm", "'deterioration'") ","
                WAY("drip", "'scheduled', 'times': ['01:30', '02:00', '02:30', '03:00', '05:59'], 'acuity_factor': {'calm': 0}")
                "}}", NULL,
                "02:00 alarm of 0\n"
                "02:00 drip of 0\n"
                "02:30 drip of 0\n"
                "05:00 alarm of 0\n"
                "05:59 drip of 0\n");
}

/* From one level to another of the same rank nobody gets worse. */
static void test_no_deterioration(void **state)
{
    (void)state;
    check_needs("{'units': {'ward': {'beds': 1, 'patients': {'history_days': 0, 'acuity': {"
                "'calm': {'start_share': 1, 'sojourn_h': 2, 'next': {'tired': 1}},"
                "'tired': {'sojourn_h': 1, 'next': {'calm': 1}}}}}}, 'tasks': {" WAY("alarm", "'deterioration'") ","
                TASK("bins", "5", "'08:00'", "") "}}", NULL, "08:00 bins\n");
}

/* ---- Hazard clocks ----------------------------------------------------------------------------------------------------- */

/* Need k of a flat Poisson source lies at (E_0 + ... + E_(k-1)) / rate, E the unit exponentials of the gaps, whether it makes
 * many needs a day or few. */
static void check_poisson(const char *per_day, double rate_per_s, int least)
{
    struct enginecase x;
    char more[100];
    snprintf(more, sizeof more, "{'tasks': {'call': {'arises': {'a': {'per_day': %s}}}}}", per_day);
    enginecase_build(&x, "{'time': {'days': 20}, 'tasks': {" WAY("call", "'poisson', 'of': 'unit', 'per_day': 1") "}}", more);
    struct whole_demand d = whole_demand(x.m, 1, 1);
    uint64_t stream = chance_join(chance_join(chance_key(1, 1, CHANCE_NEED), chance_name("ward")), x.m->units[0].sources[0].key);
    double reached = 0;
    uint32_t k = 0;
    for (;; k++) {
        reached += law_sample(&x.m->unit_exponential, chance_at(chance_join(stream, k), CHANCE_GAP));
        if (reached / rate_per_s >= 20 * 86400.0)
            break;
        const struct dated_need *need = whole_demand_find(&d, chance_join(stream, k + 1));
        assert_non_null(need);
        assert_int_equal(need->need.k, k + 1);
        assert_true(fabs(need->need.x_s - reached / rate_per_s) < 1e-3);
        assert_int_equal(need->tick, (int32_t)(need->need.x_s / 60));
        assert_int_equal(need->need.rounding, chance_at(need->need.key, CHANCE_ROUNDING));
        assert_int_equal(need->need.tie, chance_at(need->need.key, CHANCE_TIE));
        assert_true(need->need.work_s == 300);
        assert_int_equal(need->need.slot, -1);
    }
    assert_int_equal(d.n_needs, k);
    assert_true((int)k >= least);
    whole_demand_free(&d);
    enginecase_free(&x);
}

static void test_poisson(void **state)
{
    (void)state;
    check_poisson("0.5", 0.5 / 86400, 3);
    check_poisson("3", 3.0 / 86400, 30);
    check_poisson("2000", 2000.0 / 86400, 39000);
    check_needs("{'tasks': {" WAY("call", "'poisson', 'of': 'unit', 'per_day': 0") ","
                TASK("wash", "5", "'08:00'", "") "}}", NULL, "08:00 wash\n");
}

/* Never where the profile is 0, and never while his acuity asks for nothing. */
static void test_poisson_never(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_build(&x, "{'time': {'days': 20}, 'units': {'ward': {'beds': 3, 'patients': {'history_days': 0,"
                         CALM_OR_ILL "}}}, 'tasks': {"
                         WAY("call", "'poisson', 'per_day': 24, 'profile': {'08:00': 1, '20:00': 0}") ","
                         WAY("drip", "'poisson', 'per_day': 48, 'acuity_factor': {'calm': 0}") "}}", NULL);
    struct whole_demand d = whole_demand(x.m, 1, 1);
    for (int i = 0; i < d.n_needs; i++) {
        double hour = d.needs[i].need.x_s / 3600;
        if (d.needs[i].need.source == 0)
            assert_true(fmod(hour, 24) >= 8 && fmod(hour, 24) < 20);
        else
            assert_true(fmod(hour, 3) >= 2);
    }
    assert_in_range(whole_demand_count(&d, 0), 24 * 60 - 160, 24 * 60 + 160); /* four times the root of 1440, of 960 */
    assert_in_range(whole_demand_count(&d, 1), 16 * 60 - 130, 16 * 60 + 130);
    whole_demand_free(&d);
    enginecase_free(&x);
}

/* In each tick with probability p, by gaps of 1 + floor(E / -ln(1 - p)) ticks. */
static void test_bernoulli(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_build(&x, "{'time': {'days': 2}, 'tasks': {"
                         WAY("always", "'bernoulli', 'of': 'unit', 'probability_per_tick': 1") ","
                         WAY("never", "'bernoulli', 'of': 'unit', 'probability_per_tick': 0") ","
                         WAY("often", "'bernoulli', 'of': 'unit', 'probability_per_tick': 0.25") "}}", NULL);
    struct whole_demand d = whole_demand(x.m, 1, 1);
    uint64_t unit = chance_join(chance_key(1, 1, CHANCE_NEED), chance_name("ward"));
    uint64_t always = chance_join(unit, x.m->units[0].sources[0].key), often = chance_join(unit, x.m->units[0].sources[2].key);
    for (uint32_t k = 1; k <= 2880; k++)
        assert_int_equal(whole_demand_find(&d, chance_join(always, k))->tick, k - 1);
    assert_int_equal(whole_demand_count(&d, 0), 2880);
    assert_int_equal(whole_demand_count(&d, 1), 0);
    int tick = -1;
    uint32_t k = 0;
    for (;; k++) {
        double e = law_sample(&x.m->unit_exponential, chance_at(chance_join(often, k), CHANCE_GAP));
        tick += 1 + (int)floor(e / -log(0.75));
        if (tick >= 2880)
            break;
        assert_int_equal(whole_demand_find(&d, chance_join(often, k + 1))->tick, tick);
    }
    assert_int_equal(whole_demand_count(&d, 2), k);
    assert_in_range(k, 720 - 93, 720 + 93); /* four times the root of 2880 x 0.25 x 0.75 */
    whole_demand_free(&d);
    enginecase_free(&x);
}

/* ---- Memory ------------------------------------------------------------------------------------------------------------ */

/* No room for a day's needs: the day says so; the next beginning is a new one. */
static void test_memory(void **state)
{
    (void)state;
    struct enginecase x;
    struct demand d;
    struct arena arena = {0};
    struct err e = {0};
    jmp_buf exhausted;
    enginecase_build(&x, "{'time': {'days': 3}, 'tasks': {" TASK("wash", "5", "'08:00'", "") "}}", NULL);
    if (setjmp(exhausted))
        abort();
    arena.exhausted = &exhausted;
    demand_init(&d, x.m, &arena);
    demand_start(&d, 1, 1);
    no_memory = true;
    int status = demand_day(&d, &e);
    no_memory = false;
    assert_int_equal(status, ERR_MEMORY);
    assert_string_equal(e.text, "not enough memory for the needs of day 0");
    demand_start(&d, 1, 1);
    for (int day = 0; day < 3; day++) {
        assert_int_equal(demand_day(&d, &e), 1);
        assert_int_equal(d.day.n, 1);
    }
    assert_int_equal(demand_day(&d, &e), 0);
    demand_free(&d);
    demand_free(&d);
    arena_free(&arena);
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scheduled),
        cmocka_unit_test(test_spread),
        cmocka_unit_test(test_probability),
        cmocka_unit_test(test_shifts),
        cmocka_unit_test(test_names_of_shifts),
        cmocka_unit_test(test_another_time_changes_nothing),
        cmocka_unit_test(test_another_shift_changes_nothing),
        cmocka_unit_test(test_admission_and_discharge),
        cmocka_unit_test(test_deterioration_and_acuity),
        cmocka_unit_test(test_no_deterioration),
        cmocka_unit_test(test_poisson),
        cmocka_unit_test(test_poisson_never),
        cmocka_unit_test(test_bernoulli),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests_name("needs", tests, NULL, NULL);
}
