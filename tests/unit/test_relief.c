/* Relief: numbers by hand, every outcome, who is a group, families, and the trap of noise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <math.h>
#include <string.h>

#include "base/chance.h"
#include "handmade.h"
#include "study/relief.h"

enum { REPLICATIONS = 4, SCENARIOS = 3, MOST_REPLICATIONS = 30 };

static struct handmade h[SCENARIOS];
static const struct model *models[SCENARIOS];
static struct rows rows[SCENARIOS];
static struct trials t;
static struct relief r;
static struct arena arena;
static jmp_buf exhausted;
static struct err e;

static const double nothing[REPLICATIONS] = {0};

/* Scenarios 0 and 1 have the unit east, scenario 2 has west too. Everybody has ten hours and does nothing. */
static void start(int n_scenarios, int n_replications)
{
    assert_int_equal(trials_init(&t, models, rows, n_scenarios, n_replications, &e), 0);
    for (int i = 0; i < t.n; i++)
        for (int k = 0; k < rows[t.trial[i].scenario].n; k++)
            t.trial[i].values[k] = strcmp(rows[t.trial[i].scenario].row[k].metric->id, "rostered_h") ? 0 : 10;
}

static int set_up(void **state)
{
    (void)state;
    arena.exhausted = &exhausted;
    assert_int_equal(setjmp(exhausted), 0);
    memset(&e, 0, sizeof e);
    for (int s = 0; s < SCENARIOS; s++) {
        handmade_init(&h[s], s == 2 ? 2 : 1);
        models[s] = &h[s].model;
        rows_init(&rows[s], models[s], &arena);
    }
    start(2, REPLICATIONS);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    trials_free(&t);
    arena_free(&arena);
    return 0;
}

static void put(int scenario, const char *metric, struct metric_cell cell, const double *values)
{
    int row = rows_find(&rows[scenario], metric, cell);
    assert_true(row >= 0);
    for (int k = 0; k < t.n_replications; k++)
        trials_at(&t, scenario, (uint32_t)k + 1)->values[row] = values[k];
}

static void put_nurse(int scenario, int category, const double *values)
{
    put(scenario, "time_min_per_rostered_h", metric_at(HANDMADE_EAST, HANDMADE_NURSE, category, -1), values);
}

static void put_same(int scenario, int category, double value)
{
    double values[MOST_REPLICATIONS];
    for (int k = 0; k < MOST_REPLICATIONS; k++)
        values[k] = value;
    put_nurse(scenario, category, values);
}

static const struct relief_row *make(const struct relief_persons *persons)
{
    assert_int_equal(relief_make(&r, &t, persons, &arena, &e), 0);
    const struct relief_row *row = relief_find(&r, 1, "east", "nurse");
    assert_non_null(row);
    return row;
}

static void near(double value, double expected)
{
    if (!(fabs(value - expected) < 1e-4))
        fail_msg("%.10g instead of %.10g", value, expected);
}

/* ---- Quantities --------------------------------------------------------------------------------------------------- */

static void test_numbers(void **state)
{
    (void)state;
    put_nurse(0, CATEGORY_CLINICAL, (const double[]){31, 33, 30, 34});
    put_nurse(1, CATEGORY_CLINICAL, (const double[]){30, 31, 29, 30}); /* relief 1 2 1 4: mean 2, variance 2 */
    put_same(0, CATEGORY_CARE, 10);
    put_same(1, CATEGORY_CARE, 10);
    const struct relief_row *row = make(NULL);
    const struct relief_quantity *clinical = &row->quantity[CATEGORY_CLINICAL], *net = &row->quantity[RELIEF_NET];
    assert_int_equal(clinical->relief.n, 4);
    near(clinical->base.mean, 32);
    near(clinical->other.mean, 30);
    near(clinical->relief.mean, 2);
    near(net->base.mean, 42);
    near(net->relief.mean, 2);
    /* two tested, clinical and the net: t at 1 - 0.05 / 4 with 3 degrees of freedom is 4.176535 */
    assert_int_equal(r.n_tested[RELIEF_GROUP], 2);
    double half = 4.1765349 * sqrt(2.0 / 4);
    near(clinical->interval.lo, 2 - half);
    near(clinical->interval.hi, 2 + half);
    near(clinical->p_holm, 2 * 0.0662757); /* t = 2 / sqrt(1/2) */
    for (int margin = 0; margin < RELIEF_MARGINS; margin++)
        assert_int_equal(clinical->at[margin], RELIEF_OPEN);
    /* sd is sqrt(2): t sd / sqrt(n) is 1.59 with 7 and 1.42 with 8, 1.004 with 13 and 0.957 with 14 (t at 1 - 0.05 / 4) */
    near(clinical->needed[0], 8);
    near(clinical->needed[1], 14);
    assert_true(isinf(clinical->needed[2])); /* it stands on the margin */
    assert_int_equal(row->verdict[0].outcome, RELIEF_UNDECIDED);
    double needed = clinical->needed[0];
    put_nurse(1, CATEGORY_CLINICAL, (const double[]){31 + 1, 33 + 2, 30 + 1, 34 + 4}); /* the same the other way round */
    row = make(NULL);
    near(row->quantity[CATEGORY_CLINICAL].relief.mean, -2);
    near(row->quantity[CATEGORY_CLINICAL].needed[0], needed);
    /* what does not vary is not tested, and is known */
    const struct relief_quantity *care = &row->quantity[CATEGORY_CARE];
    assert_true(isnan(care->p_holm) && care->interval.lo == 0 && care->interval.hi == 0 && isnan(care->needed[1]));
    assert_int_equal(care->at[0], RELIEF_SAME);
}

/* Just decided, and just not. */
static void test_one_more(void **state)
{
    (void)state;
    double half = 4.1765349 * sqrt(0.25 * 0.25 / 3); /* of 0.25 up and down */
    for (int decided = 0; decided < 2; decided++) {
        double mean = 2 + half + (decided ? 0.001 : -0.001);
        put_nurse(0, CATEGORY_CLINICAL, (const double[]){mean + 0.25, mean + 0.25, mean - 0.25, mean - 0.25});
        const struct relief_quantity *q = &make(NULL)->quantity[CATEGORY_CLINICAL];
        assert_int_equal(q->at[2], decided ? RELIEF_DOWN : RELIEF_OPEN);
        assert_true(decided ? isnan(q->needed[2]) : q->needed[2] == REPLICATIONS + 1);
    }
}

/* Differences without variance: the interval is the number, so borders can be looked at. */
static void test_classes(void **state)
{
    (void)state;
    static const struct {
        double relief;
        enum relief_class at[RELIEF_MARGINS];
    } cases[] = {
        {0, {RELIEF_SAME, RELIEF_SAME, RELIEF_SAME}},       {0.5, {RELIEF_DOWN, RELIEF_SAME, RELIEF_SAME}},
        {1, {RELIEF_DOWN, RELIEF_DOWN, RELIEF_SAME}},       {2, {RELIEF_DOWN, RELIEF_DOWN, RELIEF_DOWN}},
        {-0.25, {RELIEF_SAME, RELIEF_SAME, RELIEF_SAME}},   {-1, {RELIEF_UP, RELIEF_UP, RELIEF_SAME}},
        {-2, {RELIEF_UP, RELIEF_UP, RELIEF_UP}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        put_same(0, CATEGORY_KIN, 4 + cases[i].relief);
        put_same(1, CATEGORY_KIN, 4);
        const struct relief_row *row = make(NULL);
        for (int margin = 0; margin < RELIEF_MARGINS; margin++) {
            assert_int_equal(row->quantity[CATEGORY_KIN].at[margin], cases[i].at[margin]);
            assert_int_equal(row->quantity[RELIEF_NET].at[margin], cases[i].at[margin]);
        }
    }
}

/* A replication in which nobody of the group was on duty has no rate: it is no pair. */
static void test_missing(void **state)
{
    (void)state;
    for (int c = 0; c < N_CATEGORIES; c++)
        put_nurse(0, c, (const double[]){NAN, 3, 3, 3});
    const struct relief_row *row = make(NULL);
    assert_int_equal(row->quantity[CATEGORY_CARE].relief.n, 3);
    assert_int_equal(row->quantity[RELIEF_NET].relief.n, 3);
    near(row->quantity[RELIEF_NET].relief.mean, 3 * N_CATEGORIES);
    for (int c = 0; c < N_CATEGORIES; c++)
        put_nurse(0, c, (const double[]){NAN, 3, NAN, NAN});
    row = make(NULL); /* one pair says nothing, and not how many more would */
    assert_true(isnan(row->quantity[RELIEF_NET].interval.lo) && isnan(row->quantity[RELIEF_NET].needed[1]));
    assert_int_equal(row->verdict[1].outcome, RELIEF_UNDECIDED);
}

/* ---- Outcomes ----------------------------------------------------------------------------------------------------- */

static void test_outcomes(void **state)
{
    (void)state;
    static const struct {
        double clinical, care, service; /* relief */
        enum relief_outcome outcome;    /* at a margin of 1 */
        bool more_clinical;
    } cases[] = {
        {0, 0, 0, RELIEF_UNCHANGED, false},     {0.75, 0.75, 0.75, RELIEF_RELIEVED, false}, /* of many littles */
        {0, 2, 0, RELIEF_RELIEVED, false},      {-2, 4, 0, RELIEF_RELIEVED, true},
        {-0.5, 3, 0, RELIEF_RELIEVED, false},   {-2, 2, 0, RELIEF_SWAPPED, false},
        {-2, 1.5, 0, RELIEF_SWAPPED, false},    {0, 1.5, -0.75, RELIEF_UNCHANGED, false}, /* less of one, more of none */
        {0, 0, -2, RELIEF_ON_TOP, false},       {-2, 0, 0, RELIEF_ON_TOP, false},
        {-0.5, -0.5, -0.5, RELIEF_ON_TOP, false}, {-5, 2, 0, RELIEF_PARTLY_ON_TOP, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        put_same(0, CATEGORY_CLINICAL, 10 + cases[i].clinical);
        put_same(0, CATEGORY_CARE, 10 + cases[i].care);
        put_same(0, CATEGORY_SERVICE, 10 + cases[i].service);
        put_same(1, CATEGORY_CLINICAL, 10);
        put_same(1, CATEGORY_CARE, 10);
        put_same(1, CATEGORY_SERVICE, 10);
        struct relief_verdict v = make(NULL)->verdict[RELIEF_USUAL_MARGIN];
        if (v.outcome != cases[i].outcome || v.more_clinical != cases[i].more_clinical || v.care_lost)
            fail_msg("case %zu: %s, more clinical %d, care lost %d", i, relief_outcome_ids[v.outcome], v.more_clinical,
                     v.care_lost);
    }
}

/* Waiting with a task for a second person is load; being idle is none. */
static void test_holding_is_load(void **state)
{
    (void)state;
    static const double two[] = {2, 2.1, 2, 1.9};
    const struct metric_cell nurse = metric_at(HANDMADE_EAST, HANDMADE_NURSE, -1, -1);
    put(0, "idle_min_per_rostered_h", nurse, two);
    assert_int_equal(make(NULL)->verdict[1].outcome, RELIEF_UNCHANGED);
    put(0, "holding_min_per_rostered_h", nurse, two);
    const struct relief_row *row = make(NULL);
    near(row->quantity[RELIEF_HOLDING].relief.mean, 2);
    assert_int_equal(row->verdict[1].outcome, RELIEF_RELIEVED);
}

/* Only of the types that the group did in the base, if only once; over the rostered hours of each scenario. */
static void test_care_lost(void **state)
{
    (void)state;
    const struct metric_cell medicine = metric_at(HANDMADE_EAST, -1, -1, HANDMADE_MEDICINE);
    const struct metric_cell wash = metric_at(HANDMADE_EAST, -1, -1, HANDMADE_WASH);
    put(0, "done_count", metric_at(HANDMADE_EAST, HANDMADE_NURSE, -1, HANDMADE_MEDICINE), (const double[]){0, 0, 1, 0});
    put(1, "done_count", metric_at(HANDMADE_EAST, HANDMADE_NURSE, -1, HANDMADE_WASH), (const double[]){9, 9, 9, 9});
    put(0, "omitted_work_min_per_day", medicine, (const double[]){5, 5, 5, 5});    /* 10 min in two days, in 10 h */
    put(1, "omitted_work_min_per_day", medicine, (const double[]){15, 15, 15, 15});
    put(1, "omitted_work_min_per_day", wash, (const double[]){100, 100, 100, 100});
    put_same(0, CATEGORY_CLINICAL, 3);
    const struct relief_row *row = make(NULL);
    near(row->quantity[RELIEF_OMITTED].base.mean, 1);
    near(row->quantity[RELIEF_OMITTED].other.mean, 3);
    near(row->quantity[RELIEF_OMITTED].relief.mean, -2);
    for (int margin = 0; margin < RELIEF_MARGINS; margin++)
        assert_true(row->verdict[margin].outcome == RELIEF_RELIEVED && row->verdict[margin].care_lost);
    near(row->quantity[RELIEF_NET].relief.mean, 3); /* what is omitted is no load */
    assert_false(relief_find(&r, 1, "east", "assistant")->verdict[0].care_lost); /* never did any of it */

    put(1, "rostered_h", metric_at(HANDMADE_EAST, HANDMADE_NURSE, -1, -1), (const double[]){30, 30, 30, 30});
    row = make(NULL);
    near(row->quantity[RELIEF_OMITTED].other.mean, 1);
    assert_false(row->verdict[0].care_lost);
    put(1, "omitted_work_min_per_day", medicine, nothing); /* less is omitted: relieved, and nothing lost */ row = make(NULL);
    near(row->quantity[RELIEF_OMITTED].relief.mean, 1);
    assert_true(row->quantity[RELIEF_OMITTED].at[1] == RELIEF_DOWN && !row->verdict[1].care_lost);
}

/* A task that the other scenario does not have is not omitted there. */
static void test_task_gone(void **state)
{
    (void)state;
    put(0, "done_count", metric_at(HANDMADE_EAST, HANDMADE_NURSE, -1, HANDMADE_WASH), (const double[]){1, 1, 1, 1});
    put(0, "omitted_work_min_per_day", metric_at(HANDMADE_EAST, -1, -1, HANDMADE_WASH), (const double[]){5, 5, 5, 5});
    h[1].tasks[HANDMADE_WASH].label = (struct label)HANDMADE_LABEL("other_wash");
    const struct relief_row *row = make(NULL);
    near(row->quantity[RELIEF_OMITTED].base.mean, 1);
    near(row->quantity[RELIEF_OMITTED].other.mean, 0);
}

/* ---- Groups, persons, families ------------------------------------------------------------------------------------ */

static void test_new_and_gone(void **state)
{
    (void)state;
    const struct metric_cell assistants = metric_at(HANDMADE_EAST, HANDMADE_ASSISTANT, -1, -1);
    for (int s = 1; s >= 0; s--) { /* lines of the roster that are never on duty make no group */
        put(s, "rostered_h", assistants, nothing);
        make(NULL);
        assert_int_equal(r.n, 1 + s);
    }
    trials_free(&t);
    start(3, REPLICATIONS);
    make(NULL);
    assert_int_equal(r.n, 2 + 3); /* assistants and nurses of east twice, nurses of west once */
    static const char *const west[] = {"east", "east", "east", "east", "west"};
    for (int i = 0; i < r.n; i++) {
        assert_string_equal(r.row[i].care_unit, west[i]);
        assert_string_equal(r.row[i].role, i % 2 ? "assistant" : "nurse");
        assert_int_equal(r.row[i].other, i < 2 ? 1 : 2);
    }
    const struct relief_row *row = relief_find(&r, 2, "west", "nurse");
    assert_int_equal(row->quantity[RELIEF_NET].relief.n, 0);
    assert_true(isnan(row->quantity[RELIEF_NET].interval.lo) && isnan(row->quantity[RELIEF_NET].p_holm));
    for (int margin = 0; margin < RELIEF_MARGINS; margin++)
        assert_true(row->verdict[margin].outcome == RELIEF_NEW && isnan(row->quantity[RELIEF_NET].needed[margin]));
    assert_null(relief_find(&r, 1, "west", "nurse"));

    trials_free(&t); /* the other way round */
    const struct model *turned_models[] = {models[2], models[0]};
    struct rows turned_rows[] = {rows[2], rows[0]};
    assert_int_equal(trials_init(&t, turned_models, turned_rows, 2, 2, &e), 0);
    for (int i = 0; i < t.n; i++)
        for (int k = 0; k < turned_rows[t.trial[i].scenario].n; k++)
            t.trial[i].values[k] = 10;
    assert_int_equal(relief_make(&r, &t, NULL, &arena, &e), 0);
    assert_int_equal(relief_find(&r, 1, "west", "nurse")->verdict[2].outcome, RELIEF_GONE);
}

/* Anna's clinical minutes; everybody else's numbers are the same in all scenarios. */
static double anna_clinical[2][REPLICATIONS];

static double load_of(const void *self, const struct trial *trial, int person, int category)
{
    assert_ptr_equal(self, &t);
    const struct model *m = models[trial->scenario];
    bool varies = !strcmp(m->persons[person].label.id, "anna") && category == CATEGORY_CLINICAL;
    return varies ? anna_clinical[trial->scenario][trial->replication - 1] : category;
}

static void test_persons(void **state)
{
    (void)state;
    const struct relief_persons persons = {load_of, &t};
    memcpy(anna_clinical[0], (const double[]){31, 33, 30, 34}, sizeof anna_clinical[0]);
    memcpy(anna_clinical[1], (const double[]){30, 31, 29, 30}, sizeof anna_clinical[1]);
    put_nurse(0, CATEGORY_CARE, (const double[]){1, 2, 1, 2}); /* so that the groups have a family of their own */
    /* the other's lines in another order, and one more */
    h[1].model.n_persons = 3;
    h[1].persons[0] = (struct person){.label = HANDMADE_LABEL("bo"), .role = HANDMADE_ASSISTANT};
    h[1].persons[1] = (struct person){.label = HANDMADE_LABEL("dag"), .role = HANDMADE_NURSE};
    h[1].persons[2] = (struct person){.label = HANDMADE_LABEL("anna"), .role = HANDMADE_NURSE};
    put(0, "done_count", metric_at(HANDMADE_EAST, HANDMADE_NURSE, -1, HANDMADE_BELL), (const double[]){1, 1, 1, 1});
    put(1, "omitted_work_min_per_day", metric_at(HANDMADE_EAST, -1, -1, HANDMADE_BELL), (const double[]){50, 50, 50, 50});
    make(&persons);
    assert_int_equal(r.n, 4);
    const struct relief_row *anna = &r.row[2], *bo = &r.row[3];
    assert_string_equal(anna->person, "anna");
    assert_string_equal(bo->person, "bo");
    assert_true(anna->level == RELIEF_PERSON && anna->group == 0 && bo->group == 1);
    assert_string_equal(r.row[0].role, "nurse");
    near(anna->quantity[CATEGORY_CLINICAL].relief.mean, 2);
    near(anna->quantity[RELIEF_NET].base.mean, 32 + 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8);
    near(anna->quantity[RELIEF_NET].interval.hi, 2 + 4.1765349 * sqrt(0.5)); /* a family of two */
    assert_int_equal(r.n_tested[RELIEF_GROUP], 2);
    assert_int_equal(r.n_tested[RELIEF_PERSON], 2);
    assert_int_equal(anna->quantity[RELIEF_OMITTED].relief.n, 0);
    assert_int_equal(bo->verdict[1].outcome, RELIEF_UNCHANGED);
    assert_true(anna->verdict[1].care_lost && !bo->verdict[1].care_lost); /* their groups' */
    const struct relief_counts counts = relief_count(&r, 1, RELIEF_PERSON, 1);
    assert_true(counts.n == 2 && counts.outcome[RELIEF_UNCHANGED] == 1 && counts.outcome[RELIEF_UNDECIDED] == 1);
    assert_true(counts.care_lost[RELIEF_UNDECIDED] == 1 && counts.care_lost[RELIEF_UNCHANGED] == 0); /* anna's group loses */
    assert_int_equal(relief_count(&r, 2, RELIEF_PERSON, 1).n, 0);
}

/* A line of the same name in another unit is somebody else. */
static void test_person_elsewhere(void **state)
{
    (void)state;
    const struct relief_persons persons = {load_of, &t};
    h[1].units[HANDMADE_EAST].label = (struct label)HANDMADE_LABEL("south");
    assert_int_equal(relief_make(&r, &t, &persons, &arena, &e), 0);
    assert_int_equal(r.n, 4);
    for (int i = 0; i < 4; i++)
        assert_int_equal(r.row[i].level, RELIEF_GROUP);
}

/* One family over quantities, groups and scenarios. */
static void test_family(void **state)
{
    (void)state;
    trials_free(&t);
    start(3, REPLICATIONS);
    put_nurse(0, CATEGORY_CLINICAL, (const double[]){1, 2, 1, 4}); /* varies against both others: clinical and net each */
    put(1, "time_min_per_rostered_h", metric_at(HANDMADE_EAST, HANDMADE_ASSISTANT, CATEGORY_CARE, -1),
        (const double[]){1, -1, 1, -1});
    const struct relief_row *row = make(NULL);
    assert_int_equal(r.n_tested[RELIEF_GROUP], 6);
    near(row->quantity[RELIEF_NET].p_holm, 6 * 0.0662757);
    double lo = 2 - statistics_t_quantile(1 - 0.025 / 6, 3) * sqrt(0.5);
    near(row->quantity[RELIEF_NET].interval.lo, lo);
    near(relief_find(&r, 2, "east", "nurse")->quantity[CATEGORY_CLINICAL].interval.lo, lo);
}

/* ---- The trap ----------------------------------------------------------------------------------------------------- */

/* Pairs of scenarios between which nothing differs but noise of sd 1 in every category. Whoever sums up relieved minutes
 * replication by replication finds 0.4 a category (the mean of max(0, z) of a normal z is 1 / sqrt(2 pi)), more than three
 * minutes in all, every time. Here nobody is relieved, and nobody has more to do. */
static void test_noise_is_no_relief(void **state)
{
    (void)state;
    enum { STUDIES = 300 };
    struct pcg g = pcg_start(7, 8);
    int fooled = 0, changed = 0;
    trials_free(&t);
    start(2, MOST_REPLICATIONS);
    for (int study = 0; study < STUDIES; study++) {
        double naive = 0;
        for (int c = 0; c < N_CATEGORIES; c++) {
            double base[MOST_REPLICATIONS];
            for (int k = 0; k < MOST_REPLICATIONS; k++) {
                double u = chance_uniform(pcg_next(&g)), v = chance_uniform(pcg_next(&g));
                base[k] = 10 + sqrt(-2 * log(u)) * cos(6.283185307179586 * v); /* Box and Muller (1958) */
                naive += fmax(0, base[k] - 10) / MOST_REPLICATIONS;
            }
            put_nurse(0, c, base);
            put_same(1, c, 10);
        }
        fooled += naive >= 1;
        const struct relief_row *row = make(NULL);
        bool is_changed = false;
        for (int margin = 0; margin < RELIEF_MARGINS; margin++)
            is_changed |= row->verdict[margin].outcome != RELIEF_UNCHANGED && row->verdict[margin].outcome != RELIEF_UNDECIDED;
        changed += is_changed;
    }
    assert_int_equal(fooled, STUDIES);
    assert_int_equal(changed, 0);
}

/* The same numbers on both sides: unchanged, and exactly 0. */
static void test_identical(void **state)
{
    (void)state;
    for (int s = 0; s < 2; s++)
        for (int c = 0; c < N_CATEGORIES; c++)
            put_nurse(s, c, (const double[]){0.1 + c, 7.7 * c, 3.3, 1.0 / 3});
    const struct relief_row *row = make(NULL);
    for (int i = 0; i < RELIEF_QUANTITIES; i++)
        assert_true(row->quantity[i].relief.mean == 0 && row->quantity[i].interval.lo == 0 && row->quantity[i].interval.hi == 0);
    assert_int_equal(r.n_tested[RELIEF_GROUP], 0);
    for (int margin = 0; margin < RELIEF_MARGINS; margin++)
        assert_int_equal(row->verdict[margin].outcome, RELIEF_UNCHANGED);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_numbers), TEST(test_one_more), TEST(test_classes), TEST(test_missing), TEST(test_outcomes),
        TEST(test_holding_is_load), TEST(test_care_lost), TEST(test_task_gone), TEST(test_new_and_gone), TEST(test_persons),
        TEST(test_person_elsewhere), TEST(test_family), TEST(test_noise_is_no_relief), TEST(test_identical),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
