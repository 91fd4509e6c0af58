/* A roster that is written and read again gives the same duties, over many random scenarios.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"
#include "testlib.h"

#include "reference/random_scenario.h"
#include "report/roster_file.h"

enum { SCENARIOS = 300 };

static char *write_roster(const struct model *m, int *rc)
{
    static char *text;
    static size_t n;
    struct err e = {0};
    FILE *f = open_memstream(&text, &n);
    *rc = roster_file_write(f, "the roster", m, &e);
    fclose(f);
    return text;
}

static void build(struct modelcase *x, const char *scenario, const char *patch)
{
    modelcase_document(x, scenario, patch);
    x->status = model_build(&x->model, x->root, "case", &x->findings, &x->error);
    modelcase_expect(x, true, "");
}

/* {'staff': {'duties': ["person,date,shift", ...]}} of a file; what is written is of the whole run, and does not repeat.
 * The plan goes: a unit of which a file says nothing would follow it. */
static char *patch_of(const char *csv)
{
    char *patch = malloc(2 * strlen(csv) + 100), *out = patch;
    assert_non_null(patch);
    out += sprintf(out, "{'staff': {'plan': null, 'roster_repeats': false, 'duties': [");
    for (const char *line = strchr(csv, '\n') + 1; *line; line = strchr(line, '\n') + 1)
        out += sprintf(out, "%s'%.*s'", out[-1] == '[' ? "" : ",", (int)strcspn(line, "\n"), line);
    strcpy(out, "]}}");
    return patch;
}

/* A byte per person and tick of the run: the shift that he is in, or 0. What the engine makes of the rota. */
static unsigned char *presence_of(const struct model *m)
{
    unsigned char *there = calloc((size_t)m->n_persons * (size_t)m->end_ticks + 1, 1);
    assert_non_null(there);
    for (int i = 0; i < m->n_duties; i++) {
        const struct duty *d = &m->duties[i];
        int64_t monday = (int64_t)m->start_weekday * m->ticks_per_day;
        for (int64_t start = d->start_tick - monday - m->rota_ticks; start < m->end_ticks; start += m->rota_ticks)
            for (int64_t t = start < 0 ? 0 : start; t < start + d->end_tick - d->start_tick && t < m->end_ticks; t++)
                there[d->person * (int64_t)m->end_ticks + t] = (unsigned char)(1 + d->shift + (t == start ? 100 : 0));
    }
    return there;
}

static void test_written_is_read(void **state)
{
    (void)state;
    int n_with_duties = 0, n_copies = 0, n_night_before = 0, n_listed = 0;
    for (uint64_t number = 0; number < SCENARIOS; number++) {
        char *scenario = random_scenario(number);
        struct modelcase x, y;
        int rc;
        build(&x, scenario, "{}");
        char *csv = write_roster(&x.model, &rc);
        if (rc == 0) {
            char *patch = patch_of(csv);
            build(&y, scenario, patch);
            char *again = write_roster(&y.model, &rc);
            assert_string_equal(again, csv);
            assert_int_equal(x.model.end_ticks, y.model.end_ticks);
            unsigned char *there = presence_of(&x.model), *then = presence_of(&y.model);
            if (memcmp(there, then, (size_t)x.model.n_persons * (size_t)x.model.end_ticks) != 0)
                fail_msg("scenario %d: other duties", (int)number);
            n_with_duties++;
            n_listed += value_at(x.root, "staff", "duties", NULL)->n > 0;
            n_copies += x.model.n_units > 1 && x.model.units[0].kind_key == x.model.units[1].kind_key;
            for (int p = 0; p < x.model.n_persons; p++) /* there at tick 0, but did not begin then */
                n_night_before += there[p * (size_t)x.model.end_ticks] % 100 > 0 && there[p * (size_t)x.model.end_ticks] < 100;
            free(there);
            free(then);
            free(again);
            free(patch);
            modelcase_free(&y);
        }
        free(csv);
        modelcase_free(&x);
        free(scenario);
    }
    assert_true(n_with_duties > SCENARIOS / 3 && n_copies > 10 && n_night_before > 10 && n_listed > 20);
}

/* Ten days from a Wednesday, one nurse on Sunday nights; a rota of one week. */
static void test_by_hand(void **state)
{
    (void)state;
    struct modelcase x;
    int rc;
    modelcase_good(&x, "{'time': {'start_date': '2026-01-05', 'days': 8}, 'staff': {'rota_weeks': 1, 'lines': {'anna': {'duty':"
                       " 'roster'}}, 'plan': {'ward': {'night': {'sun': {'nurse': 1}}}}}, 'units': {'ward': {'copies': 3}}}");
    char *csv = write_roster(&x.model, &rc);
    assert_int_equal(rc, 0);
    assert_string_equal(csv, "person,date,shift\nanna,2026-01-04,night\nanna,2026-01-11,night\n");
    free(csv);
    modelcase_free(&x);
    modelcase_good(&x, "{}");
    csv = write_roster(&x.model, &rc);
    assert_int_equal(rc, ERR_INPUT);
    free(csv);
    modelcase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_written_is_read),
        cmocka_unit_test(test_by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
