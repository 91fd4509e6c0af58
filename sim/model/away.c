/* Who is away, and who comes instead, from the scenario to the model. What becomes of it in a run: attendance/.
 *
 * A share of time becomes a rate of spells: where they begin at random at rate r and last m in the mean, nobody is away with
 * probability exp(-r m) (the number of spells going on is Poisson: the queue M/G/infinity), so r = -ln(1 - share) / m gives
 * the share exactly, whatever the law of their length.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/away.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/educations.h"
#include "model/laws.h"
#include "model/times.h"
#include "scenario/keys_away.h"

/* ---- Absence ------------------------------------------------------------------------------------------------------------ */

static enum away_reason reason_of(const struct value *v)
{
    static const enum away_reason reasons[] = {AWAY_VACANCY, AWAY_LEAVE, AWAY_SICKNESS}; /* as keys_away_reasons */
    const char *reason = value_string(v, "reason");
    int i = 0;
    while (strcmp(keys_away_reasons[i], reason) != 0)
        i++;
    return reasons[i];
}

static void read_rates(struct build *b, const struct value *v, struct absence *a)
{
    const struct value *season = value_member(v, "season"), *factor = season->first;
    double share = value_number(v, "share");
    if (season->n != 0 && season->n != N_QUARTERS) {
        BUILD_ERROR(b, season, "expected four factors, one for each quarter of the year, found %d", season->n);
        factor = NULL;
    }
    for (int q = 0; q < N_QUARTERS; q++, factor = factor ? factor->next : NULL) {
        double now = share * (factor ? factor->number : 1);
        if (now > AWAY_MOST_SHARE * (1 + 1e-9)) /* a product may be off in its last digit */
            BUILD_ERROR_BY(b, factor, value_later(season, value_member(v, "share")),
                           "expected share x factor of at most %g in each quarter of the year, found %g",
                           AWAY_MOST_SHARE, now);
        else
            a->rate_per_s[q] = -log1p(-now) / a->length.mean_s;
    }
}

static void read_absence(struct build *b, const char *id, const struct value *v, struct absence *a)
{
    const struct value *length = value_member(v, "length_days");
    a->label = names_label(b, id, v);
    a->reason = reason_of(v);
    laws_read(b, length, BUILD_DAY_S, &a->length);
    a->history_s = law_max_s(&a->length);
    if (a->length.mean_s < 3600) {
        BUILD_ERROR_BY(b, length, value_latest(length), "expected spells of an hour or more in the mean");
        law_fixed(&a->length, 3600);
    }
    if (a->history_s > (double)AWAY_MOST_HISTORY_DAYS * BUILD_DAY_S) {
        BUILD_ERROR_BY(b, length, value_latest(length), "expected spells of at most %d days, found up to %.3g",
                       (int)AWAY_MOST_HISTORY_DAYS, a->history_s / BUILD_DAY_S);
        a->history_s = 0;
    }
    read_rates(b, v, a);
}

static double quarter_days(int year, int quarter)
{
    static const int days[N_QUARTERS] = {90, 91, 92, 92};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[quarter] + (quarter == 0 && leap);
}

/* Beginnings of the quarters of the year, from the one in which the longest history begins. */
static void read_quarters(struct build *b, double history_s)
{
    struct model *m = b->m;
    const char *date = value_at(b->root, "time", "start_date", NULL)->string;
    int year = atoi(date), q = (atoi(date + 5) - 1) / 3, n = 0;
    const char *first_day = text_format(b->scratch, "%04d-%02d-01", year, 3 * q + 1);
    double end_s = (double)m->end_ticks * m->tick_s, from_s = (double)(times_days(first_day) - m->start_day) * BUILD_DAY_S;
    while (from_s > -history_s) {
        year -= q == 0;
        q = (q + N_QUARTERS - 1) % N_QUARTERS;
        from_s -= quarter_days(year, q) * BUILD_DAY_S;
    }
    double *quarter_s = ARENA_ARRAY(b->keep, (size_t)((end_s - from_s) / (90.0 * BUILD_DAY_S)) + 3, double);
    m->first_quarter = q;
    m->quarter_s = quarter_s;
    for (quarter_s[0] = from_s; quarter_s[n] < end_s; n++) {
        quarter_s[n + 1] = quarter_s[n] + quarter_days(year, q) * BUILD_DAY_S;
        year += q == N_QUARTERS - 1;
        q = (q + 1) % N_QUARTERS;
    }
    m->n_quarters = n;
}

void away_read(struct build *b)
{
    const struct value *list = value_at(b->root, "staff", "absence", NULL);
    const struct names names = names_of(b->scratch, list);
    struct absence *absences = ARENA_ARRAY(b->keep, names.n, struct absence);
    double history_s = 0;
    if (names.n > AWAY_MOST_ABSENCES) {
        BUILD_ERROR(b, list, "expected at most %d kinds of absence, found %d", (int)AWAY_MOST_ABSENCES, names.n);
        return;
    }
    for (int i = 0; i < names.n; i++) {
        read_absence(b, names.id[i], names.value[i], &absences[i]);
        history_s = fmax(history_s, absences[i].history_s);
    }
    b->m->n_absences = names.n;
    b->m->absences = absences;
    b->m->rest_s = value_number(value_member(b->root, "staff"), "rest_h") * 3600;
    if (names.n > 0)
        read_quarters(b, history_s);
}

/* ---- Roster lines ------------------------------------------------------------------------------------------------------- */

static bool names_one(const struct value *who, const char *role, const struct value *marks)
{
    VALUE_EACH(name, who) {
        if (strcmp(name->string, "all") == 0 || strcmp(name->string, role) == 0)
            return true;
        VALUE_EACH(mark, marks)
            if (strcmp(name->string, mark->string) == 0)
                return true;
    }
    return false;
}

static uint64_t absences_of(struct build *b, const struct value *line)
{
    const struct names names = names_of(b->scratch, value_at(b->root, "staff", "absence", NULL));
    uint64_t set = 0;
    for (int i = 0; i < b->m->n_absences; i++)
        if (names_one(value_member(names.value[i], "who"), value_string(line, "role"), value_member(line, "marks")))
            set |= 1ULL << i;
    return set;
}

/* The second of the run at which a day begins, `later` days after the one that is written; `otherwise` where none is. */
double away_date_s(struct build *b, const struct value *date, int later, double otherwise)
{
    if (!date)
        return otherwise;
    return (double)(times_days(date->string) - b->m->start_day + later) * BUILD_DAY_S;
}

static void read_days(struct build *b, const struct value *v, struct days_away *d)
{
    const struct value *from = value_member(v, "from"), *until = value_member(v, "until");
    double run_s = (double)b->m->end_ticks * b->m->tick_s;
    *d = (struct days_away){.reason = reason_of(v), .covered = value_true(v, "cover"),
                            .from_s = away_date_s(b, from, 0, -INFINITY), .until_s = away_date_s(b, until, 1, INFINITY)};
    if (d->from_s >= d->until_s)
        BUILD_ERROR_BY(b, until, value_later(until, from), "expected a day not before 'from' (%s), found '%s'", from->string,
                       until->string);
    else if (d->from_s >= run_s || d->until_s <= 0)
        BUILD_WARNING(b, v, "says nothing: these days lie outside the run, which has %d days from %s",
                      (int)(b->m->end_ticks / b->m->ticks_per_day), value_at(b->root, "time", "start_date", NULL)->string);
}

static int by_beginning(const void *a, const void *b)
{
    const struct days_away *x = a, *y = b;
    if (x->from_s != y->from_s)
        return x->from_s < y->from_s ? -1 : 1;
    if (x->until_s != y->until_s)
        return x->until_s < y->until_s ? -1 : 1;
    return y->covered - x->covered; /* of days that are said twice, those that are covered */
}

static void read_days_of_line(struct build *b, const struct value *line, struct person *p)
{
    const struct names spells = names_of(b->scratch, value_member(line, "away"));
    bool vacant = value_true(line, "vacant");
    int n = spells.n + vacant;
    struct days_away *days = ARENA_ARRAY(b->keep, n + (p->education ? p->education->n_days : 0), struct days_away);
    for (int i = 0; i < spells.n; i++)
        read_days(b, spells.value[i], &days[i]);
    if (vacant)
        days[spells.n] = (struct days_away){AWAY_VACANCY, true, -INFINITY, INFINITY};
    if (p->education)
        n += educations_days(value_member(line, "education"), p->education, days + n);
    if (n > 0)
        qsort(days, (size_t)n, sizeof *days, by_beginning);
    p->n_away = n;
    p->away = days;
}

static const bool *covers_of(struct build *b, const struct value *line, int role)
{
    const struct value *list = value_member(line, "covers");
    bool *covers = ARENA_ARRAY(b->keep, b->roles.n, bool);
    covers[role] = !list;
    VALUE_EACH(name, list) {
        int r = names_find(&b->roles, name->string);
        if (r >= 0)
            covers[r] = true;
    }
    return covers;
}

/* Keys that say something of one kind of duty only. */
static void refuse_elsewhere(struct build *b, const struct value *line, const char *duty)
{
    static const char *const keys[] = {"away", "education", "vacant"};
    const struct value *covers = value_member(line, "covers");
    if (covers && strcmp(duty, "temp") != 0)
        BUILD_ERROR_BY(b, covers, value_later(covers, value_member(line, "duty")),
                       "expected only with duty 'temp', found with '%s'", duty);
    for (int i = 0; i < 3 && strcmp(duty, "roster") != 0; i++) {
        const struct value *v = value_member(line, keys[i]);
        if (v && (v->n > 0 || v->number != 0))
            BUILD_ERROR_BY(b, v, value_later(v, value_member(line, "duty")),
                           "expected only with duty 'roster', found with '%s'", duty);
    }
}

void away_read_line(struct build *b, const struct value *line, struct person *p)
{
    const char *duty = value_string(line, "duty");
    const struct value *education = value_member(line, "education");
    p->temp = strcmp(duty, "temp") == 0;
    refuse_elsewhere(b, line, duty);
    if (p->temp)
        p->covers = covers_of(b, line, p->role);
    if (strcmp(duty, "roster") != 0)
        return;
    p->absences = absences_of(b, line);
    p->education = education ? educations_read(b, education) : NULL;
    read_days_of_line(b, line, p);
}

/* ---- What has no effect -------------------------------------------------------------------------------------------------- */

void away_check(struct build *b)
{
    const struct names names = names_of(b->scratch, value_at(b->root, "staff", "absence", NULL));
    uint64_t used = 0;
    b->m->all_come = true;
    for (int k = 0; k < b->n_kinds; k++)
        for (int p = 0; p < b->kinds[k].n_persons; p++) {
            used |= b->kinds[k].persons[p].absences;
            b->m->all_come &= b->kinds[k].persons[p].absences == 0 && b->kinds[k].persons[p].n_away == 0;
        }
    for (int i = 0; i < names.n && !b->findings->n_errors; i++) /* a name misspelt means nobody either */
        if (!(used >> i & 1) && value_member(names.value[i], "who")->n > 0)
            BUILD_WARNING(b, names.value[i], "says nothing: nobody on the roster is meant by 'who'");
}
