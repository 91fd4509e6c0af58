/* The model as a whole: equal documents give equal models whatever the order of members, nothing of the document is kept,
 * memory that runs out is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* link: -Wl,--wrap=calloc */
#include "modelcase.h"

#include "model/holidays.h"
#include "scenario/extends.h"

/* ---- A model as text, every number of it -------------------------------------------------------------------------------- */

static void print_law(FILE *f, const struct law *l)
{
    fprintf(f, "law %d %a %a %a %a\n", l->kind, l->mean_s, l->a, l->b, l->c);
    for (int i = 0; i < LAW_NODES; i++)
        fprintf(f, "%a\n", l->node[i]);
    for (int i = 0; i < l->n_values; i++)
        fprintf(f, "%a\n", l->values[i]);
}

static void print_label(FILE *f, const struct label *l)
{
    fprintf(f, "%s|%s|%llx\n", l->id, l->text, (unsigned long long)l->key);
}

static void print_numbers(FILE *f, const double *x, int n)
{
    for (int i = 0; x && i < n; i++)
        fprintf(f, "%a ", x[i]);
    fprintf(f, "\n");
}

static void print_source(FILE *f, const struct model *m, const struct unit *u, const struct source *s)
{
    int n_states = s->of == ORIGIN_PATIENT ? u->n_levels * u->n_conditions : 1;
    fprintf(f, "%s %d %llx %d %d %d %a %a %a %a %d\n", s->id, s->task, (unsigned long long)s->key, s->how, s->of, s->profile,
            s->per_tick,
            s->spread_s, s->before_s, s->delay_s, s->after_task);
    print_numbers(f, s->rate_per_s, n_states);
    print_numbers(f, s->probability, n_states);
    print_numbers(f, s->time_s, s->n_times);
    print_numbers(f, s->role_probability, m->n_roles);
    for (int i = 0; i < s->n_times; i++)
        fprintf(f, "%x %llx ", s->time_days[i], (unsigned long long)s->time_key[i]);
    for (int d = 0; d < N_WEEKDAYS; d++)
        fprintf(f, "%d", s->weekday[d]);
    for (int i = 0; s->shift && i < u->n_shifts; i++)
        fprintf(f, "%d", s->shift[i]);
    print_law(f, &s->gap);
}

static void print_patients(FILE *f, const struct unit *u)
{
    fprintf(f, "%d %d %a %d %d %a\n", u->n_beds, u->arrivals, u->arrivals_per_s, u->arrival_profile, u->stay_forever,
            u->history_s);
    print_law(f, &u->turnover);
    print_law(f, &u->stay);
    for (int i = 0; i < u->n_levels; i++) {
        const struct level *l = &u->levels[i];
        print_label(f, &l->label);
        fprintf(f, "%d %d %a %d\n", l->rank, l->critical, l->start_share, l->forever);
        print_law(f, &l->sojourn);
        print_numbers(f, l->next_share, u->n_levels);
    }
    for (int i = 0; i < u->n_conditions; i++)
        print_label(f, &u->conditions[i]);
    print_numbers(f, u->condition_share, u->n_conditions);
    for (int i = 0; i < u->n_conditions; i++)
        fprintf(f, " %llx", (unsigned long long)u->condition_matches[i]);
    for (int i = 0; i < u->n_profiles; i++) {
        print_numbers(f, u->profiles[i].from_s, u->profiles[i].n + 1);
        print_numbers(f, u->profiles[i].weight, u->profiles[i].n);
        print_numbers(f, u->profiles[i].sum_s, u->profiles[i].n + 1);
    }
}

static void print_unit(FILE *f, const struct model *m, const struct unit *u)
{
    print_label(f, &u->label);
    print_patients(f, u);
    for (int i = 0; i < u->n_sources; i++)
        print_source(f, m, u, &u->sources[i]);
    for (int i = 0; i < u->n_shifts; i++) {
        print_label(f, &u->shifts[i].label);
        fprintf(f, "%d %d %a\n", u->shifts[i].start_tick, u->shifts[i].end_tick, u->shifts[i].hours);
    }
    for (int i = 0; i < u->n_pauses; i++) {
        print_label(f, &u->pauses[i].label);
        fprintf(f, "%d %d %d %d\n", u->pauses[i].shift, u->pauses[i].from_tick, u->pauses[i].until_tick, u->pauses[i].ticks);
    }
    fprintf(f, "%d %d %d %d\n", u->max_away, u->break_guard_ticks, u->wind_down_ticks, u->wind_down_urgency);
    for (int i = 0; i < HOLIDAYS_KINDS * (u->n_shifts + 1); i++)
        fprintf(f, "%d ", u->column_of[i]);
    for (int q = 0; q < u->n_queues; q++) {
        fprintf(f, "\nqueue %d %d:", u->queues[q].task, u->queues[q].critical);
        for (int i = 0; i < u->queues[q].n_wakes; i++)
            fprintf(f, " %d", u->queues[q].wake_ticks[i]);
    }
    for (int i = 0; i < u->n_columns * m->n_classes * u->n_queues; i++)
        fprintf(f, "%s%d", i % u->n_queues ? " " : "\n", u->wait_ticks[i]);
    for (int i = 0; i < m->n_tasks * m->n_roles; i++)
        fprintf(f, " %d/%d", u->regimes[i], u->never_if_critical[i]);
    fprintf(f, "\n%d %d %d\n", u->first_person, u->n_persons, u->rights_move);
}

static void print_task(FILE *f, const struct model *m, int task)
{
    const struct task *t = &m->tasks[task];
    const struct preference *p = &m->preferences[task];
    print_label(f, &t->label);
    fprintf(f, "%d %d %d %d %d %d %d\n", t->category, t->urgency, t->late_ticks, t->omit_ticks,
            t->max_waiting,
            t->interruptible, t->interrupts);
    print_law(f, &t->law);
    print_numbers(f, t->pace_per_s, m->n_paces);
    fprintf(f, "%d %a %d", t->helper.joint, t->helper.joint_s, t->helper.hold_after_ticks);
    for (int r = 0; r < m->n_roles; r++)
        fprintf(f, " %d/%d", t->helper.patience_ticks[r], p->role_place[r]);
    for (int i = 0; i < p->n; i++)
        fprintf(f, " %d", p->by[i]);
    fprintf(f, "\n");
}

static void print_absences(FILE *f, const struct model *m)
{
    fprintf(f, "%d %a %d %d\n", m->all_come, m->rest_s, m->n_quarters, m->first_quarter);
    print_numbers(f, m->quarter_s, m->n_quarters ? m->n_quarters + 1 : 0);
    for (int i = 0; i < m->n_absences; i++) {
        print_label(f, &m->absences[i].label);
        fprintf(f, "%d %a ", m->absences[i].reason, m->absences[i].history_s);
        print_numbers(f, m->absences[i].rate_per_s, N_QUARTERS);
        print_law(f, &m->absences[i].length);
    }
    for (int i = 0; i < m->n_roles * N_AWAY_REASONS; i++) {
        const struct cover *c = &m->covers[i];
        fprintf(f, "%d %a %d:", c->n_ways, c->least_rest_s, c->as_overtime);
        for (int way = 0; way < c->n_ways; way++)
            fprintf(f, " %d %a", c->way[way], c->probability[c->way[way]]);
        for (int n = 0; n < c->n_lower; n++)
            fprintf(f, " > %d", c->lower[n]);
        fprintf(f, "\n");
    }
}

static void print_away(FILE *f, const struct model *m, const struct person *p)
{
    fprintf(f, "%d %a %d %llx", p->pace, p->duration_factor, p->temp, (unsigned long long)p->absences);
    for (int role = 0; role < m->n_roles && p->temp; role++)
        fprintf(f, " %d", p->covers[role]);
    for (int i = 0; i < p->n_away; i++)
        fprintf(f, " %d %d %a %a", p->away[i].reason, p->away[i].covered, p->away[i].from_s, p->away[i].until_s);
    const struct education *e = p->education;
    if (e)
        fprintf(f, " %d %a %d %d %a %a %a %llx", e->support, e->from_s, e->held_tick, e->n_days, e->day_h, e->fee_kr,
                e->pay_step_kr_per_h, (unsigned long long)e->specialisation);
    for (int i = 0; e && i < e->n_days; i++)
        fprintf(f, " %a", e->day_s[i]);
    fprintf(f, "\n");
}

/* The caller frees it. */
static char *print_model(const struct model *m)
{
    char *text;
    size_t size;
    FILE *f = open_memstream(&text, &size);
    fprintf(f, "%s %d %d %d %d %d %d %d\n", m->scenario, m->tick_s, m->ticks_per_day, m->warmup_ticks, m->end_ticks, m->start_day,
            m->start_weekday, m->rota_ticks);
    for (int i = 0; i < m->n_roles; i++) {
        print_label(f, &m->roles[i].label);
        fprintf(f, "%d\n", m->roles[i].level);
    }
    for (int i = 0; i < m->n_tasks; i++)
        print_task(f, m, i);
    for (int i = 0; i < m->n_marks; i++)
        print_label(f, &m->marks[i]);
    for (int i = 0; i < m->n_specialisations; i++)
        print_label(f, &m->specialisations[i]);
    for (int i = 0; i < m->n_classes; i++)
        fprintf(f, "class %d %llx\n", m->classes[i].role, (unsigned long long)m->classes[i].marks);
    for (int i = 0; i < m->n_units; i++)
        print_unit(f, m, &m->units[i]);
    for (int i = 0; i < m->n_persons; i++) {
        const struct person *p = &m->persons[i];
        print_label(f, &p->label);
        fprintf(f, "%d %d %d %a %d %a %a %a %llx", p->unit, p->role, p->class, p->fte, p->always, p->experience_years,
                p->initiative, p->delegates, (unsigned long long)p->specialisations);
        for (int t = 0; t < m->n_tasks; t++)
            fprintf(f, " %d%d", p->trained[t], p->signed_off[t]);
        for (int w = 0; w < m->units[p->unit].n_words; w++)
            for (int right = REGIME_FORMAL; right < N_REGIMES; right++)
                fprintf(f, " %llx", (unsigned long long)p->by[right][w]);
        fprintf(f, "\n");
        print_away(f, m, p);
    }
    for (int i = 0; i < m->n_duties; i++)
        fprintf(f, "%d-%d %d %d\n", m->duties[i].start_tick, m->duties[i].end_tick, m->duties[i].person, m->duties[i].shift);
    print_absences(f, m);
    print_law(f, &m->unit_exponential);
    fclose(f);
    return text;
}

/* ---- Order of members --------------------------------------------------------------------------------------------------- */

/* The members of all objects the other way round. */
static void reverse(struct value *v)
{
    for (struct value *child = v->first; child; child = child->next)
        reverse(child);
    if (v->kind != VALUE_OBJECT)
        return;
    struct value *members = v->first;
    v->first = v->last = NULL;
    v->n = 0;
    for (struct value *next; members; members = next) {
        next = members->next;
        members->parent = v;
        members->next = v->first;
        v->first = members;
        v->last = v->last ? v->last : members;
        v->n++;
    }
}

/* Reads a scenario file, maybe reversed, and prints its model and its findings. */
static char *print_file(const char *path, bool reversed, char *findings, size_t size)
{
    struct modelcase x = {.findings = {.arena = &x.arena}};
    jmp_buf exhausted;
    if (setjmp(exhausted))
        fail_msg("out of memory");
    x.arena.exhausted = &exhausted;
    x.root = extends_read(&x.findings, path, "scenarios");
    assert_non_null(x.root);
    if (reversed)
        reverse(x.root);
    check_document(&x.findings, x.root);
    x.status = model_build(&x.model, x.root, "case", &x.findings, &x.error);
    modelcase_expect(&x, true, "");
    char *text = print_model(&x.model);
    modelcase_lines(&x, false, findings, size);
    modelcase_free(&x);
    return text;
}

static void test_order_of_members(void **state)
{
    (void)state;
    static const char *const files[] = {"scenarios/short_term_ward_o3.json", "scenarios/teaching_ward_o2.json",
                                        "scenarios/bench/wards_10.json", "scenarios/short_term_ward_o2_absence.json"};
    for (int i = 0; i < 4; i++) {
        char plain_findings[8000], reversed_findings[8000];
        char *plain = print_file(files[i], false, plain_findings, sizeof plain_findings);
        char *reversed = print_file(files[i], true, reversed_findings, sizeof reversed_findings);
        assert_true(strlen(plain) > 10000);
        if (strcmp(plain, reversed) != 0)
            fail_msg("%s: another model with members reversed", files[i]);
        assert_string_equal(plain_findings, reversed_findings);
        free(plain);
        free(reversed);
    }
}

/* ---- Everything at once -------------------------------------------------------------------------------------------------- */

#define MUCH \
    "{'units': {'ward': {'copies': 2, 'patients': {'stay_days': {'law': 'gamma', 'mean': 9, 'cv': 1}," \
    "  'acuity': {'ill': {'rank': 1, 'critical': true, 'sojourn_h': 4, 'next': {'well': 1}}, 'well': {'start_share': 1}}}," \
    "  'breaks': {'lunch': {'shift': 'day', 'from': '11:00', 'until': '13:00'}}}}," \
    " 'tasks': {'bell': {'duration_min': {'law': 'empirical', 'values': [1, 3]}}}," \
    " 'staff': {'lines': {'cia': {'role': 'nurse', 'count': 6, 'marks': ['mentor'], 'signed': ['bell'],'vacant': true," \
    "    'away': {'trip': {'from': '2026-01-06'}, 'flu': {'reason': 'sickness'}}, 'education': {'from': '2026-01-05'," \
    "    'until': '2026-01-09', 'study_days': ['mon', 'tue'], 'support': 'hours_owed', 'specialisation': 'dementia'}}," \
    "    'pool': {'unit': 'ward', 'role': 'assistant', 'duty': 'temp', 'covers': ['nurse', 'assistant']}}," \
    "  'absence': {'sick': {'share': 0.1, 'length_days': {'law': 'gamma', 'mean': 9, 'cv': 1}}, 'gone': {'reason': 'leave'," \
    "    'share': 0.2, 'length_days': 5, 'who': ['nurse'], 'season': [1, 2, 0, 1]}}," \
    "  'cover': {'all': {'order': ['same_role']}, 'nurse': {'order': ['lower_role', 'temp']}}," \
    "  'plan': {'ward': {'day': {'all': {'nurse': 2}}}}}, 'policy': {'rules': {'b': {'patient': 'critical', 'patience_min': 2}}}}"

/* The model outlives the document. */
static void test_nothing_is_kept(void **state)
{
    (void)state;
    struct modelcase x;
    modelcase_good(&x, MUCH);
    char *before = print_model(&x.model);
    for (struct value *v = x.root; v; v = v->first) /* spoil it first */
        v->kind = VALUE_NULL;
    arena_free(&x.arena);
    char *after = print_model(&x.model);
    assert_string_equal(before, after);
    free(before);
    free(after);
    model_free(&x.model);
    model_free(&x.model);
    assert_int_equal(x.model.n_units, 0);
}

/* Errors of all steps come in one go; what is wrong with a task is said once, however many units have it. */
static void test_all_errors_at_once(void **state)
{
    (void)state;
    modelcase_errors("{'units': {'home': {}}, 'tasks': {'bell': {'role_factor': {'nurs': 1}, 'arises': {'call': {'profile':"
                     " {'06:00:01': 1}}}}},"
                     " 'staff': {'lines': {'anna': {'unit': 'hom'}, 'bo': {'unit': 'home'}}}, 'policy': {'rights': {'bel': {}},"
                     " 'rules': {'everyone': {'who': ['x']}}}}",
                     "/tasks/bell/role_factor/nurs: expected a role, found 'nurs'; did you mean 'nurse'?\n"
                     "/staff/lines/anna/unit: expected a unit, found 'hom'; did you mean 'home'?\n"
                     "/policy/rights/bel: expected a task, a category or 'all', found 'bel'; did you mean 'bell'?\n"
                     "/policy/rules/everyone/who/0: expected a role, a mark or 'all', found 'x'; known here: assistant, nurse,"
                     " all\n"
                     "/tasks/bell/arises/call/profile/06:00:01: expected a time on the grid of 60 s (/time/tick_s), found"
                     " '06:00:01'; the nearest are '06:00' and '06:01'\n");
}

static void test_errors_before_stay(void **state)
{
    (void)state;
    struct modelcase x;
    struct err e = {0};
    modelcase_document(&x, MODELCASE_BASE, "{'tasks': {'bell': {'late_after_min': 0.5}}}");
    jmp_buf exhausted;
    if (setjmp(exhausted))
        fail_msg("out of memory");
    x.arena.exhausted = &exhausted;
    findings_warning(&x.findings, "a", "/b", "of the scenario stage");
    findings_warning(&x.findings, "a", "/b", "of the scenario stage");
    assert_int_equal(model_build(&x.model, x.root, "case", &x.findings, &e), 0);
    assert_ptr_equal(x.arena.exhausted, &exhausted); /* given back */
    assert_int_equal(x.findings.n_warnings, 3);
    assert_string_equal(x.findings.last->text, "0.5 min is not a whole number of ticks of 60 s: taken as 1 min");
    modelcase_free(&x);
}

/* ---- Memory --------------------------------------------------------------------------------------------------------------- */

static int allocations_left = -1; /* -1: no limit */

void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);

void *__wrap_calloc(size_t count, size_t size)
{
    if (allocations_left == 0)
        return NULL;
    if (allocations_left > 0)
        allocations_left--;
    return __real_calloc(count, size);
}

/* Whichever allocation fails, there is no model and a sentence that says so; with enough of them it works. */
static void test_failing_memory(void **state)
{
    (void)state;
    for (int n = 0, status = ERR_MEMORY; status != 0; n++) {
        struct modelcase x;
        modelcase_document(&x, MODELCASE_BASE, MUCH);
        allocations_left = n;
        status = model_build(&x.model, x.root, "case", &x.findings, &x.error);
        allocations_left = -1;
        if (status != 0) {
            assert_int_equal(status, ERR_MEMORY);
            assert_int_equal(x.error.code, ERR_MEMORY);
            assert_string_equal(x.error.text, "out of memory while building the model of 'case'");
            assert_null(x.model.units);
        } else {
            assert_true(n > 3);
        }
        assert_null(x.arena.exhausted);
        modelcase_free(&x);
        assert_true(n < 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_of_members),
        cmocka_unit_test(test_nothing_is_kept),
        cmocka_unit_test(test_all_errors_at_once),
        cmocka_unit_test(test_errors_before_stay),
        cmocka_unit_test(test_failing_memory),
    };
    return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}
