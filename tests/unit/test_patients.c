/* Patients: who lies in a bed from when to when, how ill he is, and who is turned away; on paper, and by the keys of each draw.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=realloc,--wrap=aligned_alloc */
#include "enginecase.h"

#include <math.h>

#include "base/chance.h"
#include "demand/patients.h"
#include "no_memory.h"
#include "reference/random_scenario.h"
#include "reference/whole_demand.h"
#include "reference/whole_demand_patients.h"

/* All that happens to patients, "[day ]HH:MM kind bed/slot number level" each (turned away: bed and slot are -1). */
static void check_patients(const char *patients, const char *expected)
{
    static char found[ENGINECASE_TEXT];
    struct enginecase x;
    char more[1000];
    snprintf(more, sizeof more, "{'units': {'ward': {'patients': {%s}}}}", patients);
    enginecase_build(&x, "{'time': {'days': 2}, 'units': {'ward': {'beds': 1, 'patients': {'history_days': 0}}}, 'tasks': {"
                         TASK("bins", "5", "'08:00'", "") "}}", more);
    struct whole_demand d = whole_demand(x.m, 1, 1);
    found[0] = '\0';
    for (int i = 0; i < d.n_events; i++) {
        const struct patient_event *v = &d.events[i];
        enginecase_write_tick(&x, v->tick, found);
        enginecase_write(found, " %s %d/%d %u %s\n", demand_event_ids[v->kind], v->bed, v->slot, v->number,
                         x.m->units[0].levels[v->level].label.id);
        assert_int_equal(v->tick, (int32_t)(v->x_s / 60));
    }
    enginecase_same(expected, found);
    whole_demand_free(&d);
    enginecase_free(&x);
}

#define STABLE "'acuity': {'calm': {'start_share': 1}}"

/* ---- Beds -------------------------------------------------------------------------------------------------------------- */

/* A day each, and six hours until the next; two slots in turn. */
static void test_a_bed(void **state)
{
    (void)state;
    check_patients("'stay_days': 1, 'turnover_h': 6," STABLE,
                   "00:00 admitted 0/0 1 calm\n"
                   "1 00:00 discharged 0/0 1 calm\n"
                   "1 06:00 admitted 0/1 2 calm\n");
    check_patients("'stay_days': 'never'," STABLE, "00:00 admitted 0/0 1 calm\n");
    /* Without a gap the next is there in the tick in which the last one leaves. */
    check_patients("'stay_days': 0.75," STABLE,
                   "00:00 admitted 0/0 1 calm\n"
                   "18:00 discharged 0/0 1 calm\n"
                   "18:00 admitted 0/1 2 calm\n"
                   "1 12:00 discharged 0/1 2 calm\n"
                   "1 12:00 admitted 0/0 3 calm\n");
}

/* Used for two days before: the first from -48 to -24, the second from -18 to 6, who is in the middle of his stay. Used for one
 * day: the first has just left at 0, and the bed is empty until 06:00. */
static void test_history(void **state)
{
    (void)state;
    check_patients("'stay_days': 1, 'turnover_h': 6, 'history_days': 2," STABLE,
                   "00:00 admitted 0/1 2 calm\n"
                   "06:00 discharged 0/1 2 calm\n"
                   "12:00 admitted 0/0 3 calm\n"
                   "1 12:00 discharged 0/0 3 calm\n"
                   "1 18:00 admitted 0/1 4 calm\n");
    check_patients("'stay_days': 1, 'turnover_h': 6, 'history_days': 1," STABLE,
                   "06:00 admitted 0/1 2 calm\n"
                   "1 06:00 discharged 0/1 2 calm\n"
                   "1 12:00 admitted 0/0 3 calm\n");
}

/* ---- Acuity ------------------------------------------------------------------------------------------------------------ */

#define CYCLE \
    "'acuity': {'calm': {'start_share': 1, 'sojourn_h': 5, 'next': {'ill': 1}}," \
    " 'ill': {'sojourn_h': 3, 'next': {'calm': 1}}}"

/* Five hours calm, three ill. Whoever came at -18 has two such rounds and two hours behind him: three more are calm. */
static void test_acuity(void **state)
{
    (void)state;
    check_patients("'stay_days': 0.75, 'turnover_h': 100," CYCLE,
                   "00:00 admitted 0/0 1 calm\n"
                   "05:00 acuity 0/0 1 ill\n"
                   "08:00 acuity 0/0 1 calm\n"
                   "13:00 acuity 0/0 1 ill\n"
                   "16:00 acuity 0/0 1 calm\n"
                   "18:00 discharged 0/0 1 calm\n");
    check_patients("'stay_days': 1, 'turnover_h': 6, 'history_days': 2," CYCLE,
                   "00:00 admitted 0/1 2 calm\n"
                   "03:00 acuity 0/1 2 ill\n"
                   "06:00 discharged 0/1 2 ill\n" /* his next change would come in the moment in which he leaves */
                   "12:00 admitted 0/0 3 calm\n"
                   "17:00 acuity 0/0 3 ill\n"
                   "20:00 acuity 0/0 3 calm\n"
                   "1 01:00 acuity 0/0 3 ill\n"
                   "1 04:00 acuity 0/0 3 calm\n"
                   "1 09:00 acuity 0/0 3 ill\n"
                   "1 12:00 discharged 0/0 3 ill\n"
                   "1 18:00 admitted 0/1 4 calm\n"
                   "1 23:00 acuity 0/1 4 ill\n");
    /* From a level to itself is no change, and a level without an end is the last. */
    check_patients("'acuity': {'calm': {'start_share': 1, 'sojourn_h': 5, 'next': {'calm': 1}}}", "00:00 admitted 0/0 1 calm\n");
    check_patients("'acuity': {'calm': {'start_share': 1, 'sojourn_h': 5, 'next': {'ill': 1}}, 'ill': {}}",
                   "00:00 admitted 0/0 1 calm\n05:00 acuity 0/0 1 ill\n");
}

/* ---- Who he is --------------------------------------------------------------------------------------------------------- */

/* The draws of patient `number` of a bed (from 0; -1: of the stream) for a purpose. */
static uint32_t draw_of(enum chance_purpose purpose, int bed, uint32_t number, unsigned place)
{
    uint64_t unit = chance_join(chance_key(1, 1, purpose), chance_name("ward"));
    return chance_at(chance_join(chance_join(unit, (uint64_t)(bed + 1)), number), place);
}

#define MIXED \
    "{'time': {'days': 60}, 'units': {'ward': {'beds': 2, 'patients': {'stay_days': {'law': 'exponential', 'mean': 1}," \
    "'turnover_h': {'law': 'exponential', 'mean': 5}, 'conditions': {'dementia': {'share': 0.25}, 'stroke': {'share': 0.25}}," \
    "'acuity': {'calm': {'start_share': 0.75}, 'ill': {'start_share': 0.25}}}}}, 'tasks': {" TASK("bins", "5", "'08:00'", "") "}}"

/* Stay, condition and first level are draws 0, 1 and 2 of his own stream; the gap before him is his bed's. */
static void test_draws(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_build(&x, MIXED, "{'units': {'ward': {'patients': {'history_days': 0}}}}");
    const struct unit *u = &x.m->units[0];
    struct whole_demand d = whole_demand(x.m, 1, 1);
    double left_s[2] = {0};
    int admitted = 0, ill = 0, none = 0;
    for (int i = 0; i < d.n_events; i++) {
        const struct patient_event *v = &d.events[i];
        if (v->kind == PATIENT_ADMITTED) {
            double gap_s = law_sample(&u->turnover, draw_of(CHANCE_TURNOVER, v->bed, v->number, 0));
            double in_s = v->number == 1 ? 0 : left_s[v->bed] + gap_s;
            assert_true(fabs(v->x_s - in_s) < 1e-6);
            left_s[v->bed] = in_s + law_sample(&u->stay, draw_of(CHANCE_PATIENT, v->bed, v->number, 0));
            double of_condition = chance_uniform(draw_of(CHANCE_PATIENT, v->bed, v->number, 1));
            assert_string_equal(u->conditions[v->condition].id,
                                of_condition < 0.25 ? "dementia" : of_condition < 0.5 ? "stroke" : "none");
            double of_level = chance_uniform(draw_of(CHANCE_PATIENT, v->bed, v->number, 2));
            assert_string_equal(u->levels[v->level].label.id, of_level < 0.75 ? "calm" : "ill");
            admitted++;
            ill += of_level >= 0.75;
            none += of_condition >= 0.5;
        } else {
            assert_int_equal(v->kind, PATIENT_DISCHARGED);
            assert_true(fabs(v->x_s - left_s[v->bed]) < 1e-6);
        }
    }
    assert_in_range(admitted, 60, 140); /* two beds, 60 days, about 29 hours each */
    assert_in_range(ill, admitted / 8, admitted / 2);
    assert_in_range(none, admitted / 4, admitted * 3 / 4);
    whole_demand_free(&d);
    enginecase_free(&x);
}

/* A third bed changes nothing for the two that were there. */
static void test_another_bed(void **state)
{
    (void)state;
    struct enginecase x, y;
    enginecase_build(&x, MIXED, NULL);
    enginecase_build(&y, MIXED, "{'units': {'ward': {'beds': 3}}}");
    struct whole_demand d = whole_demand(x.m, 1, 1), e = whole_demand(y.m, 1, 1);
    int i = 0;
    for (int j = 0; j < e.n_events; j++) {
        if (e.events[j].bed == 2)
            continue;
        assert_true(d.events[i].key == e.events[j].key && d.events[i].x_s == e.events[j].x_s);
        assert_int_equal(d.events[i].kind, e.events[j].kind);
        i++;
    }
    assert_int_equal(i, d.n_events);
    assert_true(e.n_events > i + 20);
    whole_demand_free(&d);
    whole_demand_free(&e);
    enginecase_free(&x);
    enginecase_free(&y);
}

/* ---- A stream ---------------------------------------------------------------------------------------------------------- */

/* Patient n of the stream comes at (E_0 + ... + E_(n-1)) / rate, whoever was turned away; into the first free bed, for six
 * hours. */
static void test_arrivals(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_build(&x, "{'time': {'days': 10}, 'units': {'ward': {'beds': 2,"
                         " 'patients': {'arrivals_per_day': 12, 'stay_days': 0.25, 'history_days': 0}}}, 'tasks': {"
                         TASK("bins", "5", "'08:00'", "") "}}", NULL);
    struct whole_demand d = whole_demand(x.m, 1, 1);
    uint64_t arrivals = chance_join(chance_key(1, 1, CHANCE_ARRIVAL), chance_name("ward"));
    double came_s = 0, until_s[2] = {-1, -1};
    int sides[2] = {0}, away = 0, n = 0;
    for (uint32_t number = 1;; number++) {
        came_s += law_sample(&x.m->unit_exponential, chance_at(chance_join(arrivals, number - 1), CHANCE_GAP)) * 7200;
        if (came_s >= 10 * 86400.0)
            break;
        int bed = until_s[0] <= came_s ? 0 : until_s[1] <= came_s ? 1 : -1;
        const struct patient_event *v = d.events;
        while (v < d.events + d.n_events && !(v->number == number && v->kind != PATIENT_DISCHARGED))
            v++;
        assert_true(v < d.events + d.n_events);
        assert_int_equal(v->kind, bed < 0 ? PATIENT_TURNED_AWAY : PATIENT_ADMITTED);
        assert_true(fabs(v->x_s - came_s) < 1e-3);
        assert_int_equal(v->bed, bed);
        uint64_t unit = chance_join(chance_key(1, 1, CHANCE_NEED), chance_name("ward"));
        assert_true(v->key == chance_join(chance_join(unit, 0), number)); /* named without a bed */
        assert_int_equal(v->slot, bed < 0 ? -1 : 2 * bed + (sides[bed] = !sides[bed]));
        if (bed >= 0)
            until_s[bed] = came_s + 6 * 3600;
        away += bed < 0;
        n++;
    }
    assert_true(n > 80 && away > 20 && away < n - 20);
    assert_true(d.n_events >= 2 * (n - away) + away - 2);
    whole_demand_free(&d);
    enginecase_free(&x);
}

/* Only in the hours of the profile, all day long on the average. */
static void test_arrival_profile(void **state)
{
    (void)state;
    struct enginecase x;
    enginecase_build(&x, "{'time': {'days': 50}, 'units': {'ward': {'beds': 1, 'patients': {'arrivals_per_day': 24,"
                         " 'stay_days': 0.001, 'history_days': 0,"
                         " 'arrival_profile': {'10:00': 1, '14:00': 3, '16:00': 0}}}}, 'tasks': {"
                         TASK("bins", "5", "'08:00'", "") "}}", NULL);
    struct whole_demand d = whole_demand(x.m, 1, 1);
    int early = 0, late = 0;
    for (int i = 0; i < d.n_events; i++) {
        double hour = fmod(d.events[i].x_s / 3600, 24);
        if (d.events[i].kind == PATIENT_DISCHARGED)
            continue;
        assert_true(hour >= 10 && hour < 16);
        early += hour < 14;
        late += hour >= 14;
    }
    assert_in_range(early, 480 - 88, 480 + 88); /* 4 hours of 10 parts: 4 standard deviations */
    assert_in_range(late, 720 - 108, 720 + 108);
    whole_demand_free(&d);
    enginecase_free(&x);
}

/* ---- Everything together ---------------------------------------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
    const struct patient_event *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    if (x->x_s != y->x_s)
        return x->x_s < y->x_s ? -1 : 1;
    return (x->kind == PATIENT_DISCHARGED) - (y->kind == PATIENT_DISCHARGED);
}

/* All that happens to the patients of a unit is what the oracle says, at the tick of its moment; and nobody is put into the slot
 * of the bed's last occupant. Returns how many events there are. */
static int check_against_the_oracle(const struct model *m, int unit, uint64_t seed)
{
    int n_expected, n = 0, first_slot = 0, last[10];
    struct patient_event *expected = whole_demand_patients(m, unit, seed, 2, &n_expected);
    struct whole_demand d = whole_demand(m, seed, 2);
    for (int i = 0; i < unit; i++)
        first_slot += 2 * m->units[i].n_beds;
    memset(last, -1, sizeof last);
    for (int i = 0; i < d.n_events; i++) {
        struct patient_event v = d.events[i];
        if (v.unit != unit)
            continue;
        d.events[n++] = v;
        if (v.bed < 0) {
            assert_int_equal(v.slot, -1);
            continue;
        }
        assert_in_range(v.slot - first_slot - 2 * v.bed, 0, 1);
        assert_true((v.kind == PATIENT_ADMITTED) == (v.slot != last[v.bed]));
        last[v.bed] = v.slot;
    }
    assert_int_equal(n, n_expected);
    if (n > 1) {
        qsort(d.events, (size_t)n, sizeof *d.events, by_name);
        qsort(expected, (size_t)n, sizeof *expected, by_name);
    }
    for (int i = 0; i < n; i++) {
        const struct patient_event *v = &d.events[i], *w = &expected[i];
        assert_true(v->key == w->key && fabs(v->x_s - w->x_s) < 1e-5);
        assert_int_equal(v->kind, w->kind);
        assert_int_equal(v->bed, w->bed);
        assert_int_equal(v->number, w->number);
        assert_int_equal(v->level, w->level);
        assert_int_equal(v->condition, w->condition);
        assert_int_equal(v->tick, (int32_t)(v->x_s / m->tick_s));
    }
    whole_demand_free(&d);
    free(expected);
    return n;
}

static void test_against_the_oracle(void **state)
{
    (void)state;
    int events = 0, streams = 0;
    for (uint64_t number = 1; number <= (uint64_t)(300 * testlib_scale()) + 20; number++) {
        struct model m;
        char *text = random_scenario(number);
        testlib_model_of_text(&m, text);
        for (int u = 0; u < m.n_units; u++) {
            events += check_against_the_oracle(&m, u, number);
            streams += m.units[u].arrivals && m.units[u].history_s > 0;
        }
        model_free(&m);
        free(text);
    }
    assert_true(events > 200 && streams > 3);
}

static void test_memory(void **state)
{
    (void)state;
    struct enginecase x;
    struct demand d;
    struct arena arena = {0};
    struct err e = {0};
    jmp_buf exhausted;
    enginecase_build(&x, MIXED, NULL);
    if (setjmp(exhausted))
        abort();
    arena.exhausted = &exhausted;
    demand_init(&d, x.m, &arena);
    no_memory = true;
    demand_start(&d, 1, 1); /* who is there at the start already needs room */
    int status = demand_day(&d, &e);
    no_memory = false;
    assert_int_equal(status, ERR_MEMORY);
    demand_start(&d, 1, 1);
    assert_int_equal(demand_day(&d, &e), 1);
    assert_true(d.n_events >= 2);
    demand_free(&d);
    arena_free(&arena);
    enginecase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_bed),
        cmocka_unit_test(test_history),
        cmocka_unit_test(test_acuity),
        cmocka_unit_test(test_draws),
        cmocka_unit_test(test_another_bed),
        cmocka_unit_test(test_arrivals),
        cmocka_unit_test(test_arrival_profile),
        cmocka_unit_test(test_against_the_oracle),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests_name("patients", tests, NULL, NULL);
}
