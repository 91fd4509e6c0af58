/* The patients of a kind of unit: arrivals or refilled beds, stay, levels of acuity, conditions.
 *
 * Levels are in the order of rank, then name. A unit that names none has a single one, "stable", for good; conditions end with
 * "none" for those who have none of the others. Shares must sum to 1 within 1e-6, and are taken as they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/wards.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/laws.h"
#include "model/profiles.h"
#include "model/specialisations.h"

enum { LEAST_MEAN_S = 60 }; /* a bed or a level that lasts less on average would make events without end */

static const double SHARE_TOLERANCE = 1e-6;

static bool sums_to_one(double sum)
{
    return fabs(sum - 1) <= SHARE_TOLERANCE;
}

/* Of the shares of all members, the last that another file than that of `object` has set; else the object. */
static const struct value *latest_share(const struct value *object, const char *share)
{
    const struct value *latest = object;
    VALUE_EACH(member, object)
        if (strcmp(value_file(value_member(member, share)), value_file(object)) != 0)
            latest = value_member(member, share);
    return latest;
}

static struct names keep_most(struct build *b, struct names names, int most, const struct value *v, const char *what)
{
    if (names.n > most) {
        BUILD_ERROR(b, v, "expected at most %d %s, found %d", most, what, names.n);
        names.n = most;
    }
    return names;
}

/* ---- Acuity ------------------------------------------------------------------------------------------------------------ */

/* Places by rank; names come sorted, and equal ranks keep that order. */
static const int *places_by_rank(struct build *b, const struct names *names)
{
    int *place = ARENA_ARRAY(b->scratch, names->n, int);
    for (int i = 0; i < names->n; i++)
        for (int j = 0; j < names->n; j++) {
            double rank = value_number(names->value[i], "rank"), other = value_number(names->value[j], "rank");
            place[i] += other < rank || (other == rank && j < i);
        }
    return place;
}

static const double *read_next(struct build *b, const struct kind *k, const struct value *v, bool forever)
{
    double *share = ARENA_ARRAY(b->keep, k->levels.n, double), sum = 0;
    const struct value *next = value_member(v, "next");
    char found[TEXT_NUMBER_BYTES];
    VALUE_EACH(to, next) {
        int i = names_find(&k->levels, to->name);
        if (i >= 0)
            share[k->level_of[i]] = to->number;
    }
    for (int i = 0; i < k->levels.n; i++)
        sum += share[i];
    if (!forever && !sums_to_one(sum)) /* without `next` it is sojourn_h that asks for it */
        BUILD_ERROR_BY(b, next, next->n > 0 ? value_latest(next) : value_member(v, "sojourn_h"),
                       "expected probabilities that sum to 1, unless sojourn_h is \"never\", found %s", text_number(found, sum));
    return share;
}

static void read_level(struct build *b, struct kind *k, const struct value *v, struct level *level)
{
    char found[TEXT_NUMBER_BYTES];
    level->label = names_label(b, v->name, v);
    level->rank = (int)value_number(v, "rank");
    level->critical = value_true(v, "critical");
    level->start_share = value_number(v, "start_share");
    const struct value *sojourn = value_member(v, "sojourn_h");
    level->forever = !laws_read_or_never(b, sojourn, 3600, &level->sojourn);
    if (!level->forever && level->sojourn.mean_s < LEAST_MEAN_S)
        BUILD_ERROR_BY(b, sojourn, value_latest(sojourn), "expected a mean of at least one minute, found %s h",
                       text_number(found, level->sojourn.mean_s / 3600));
    level->next_share = read_next(b, k, v, level->forever);
    k->has_critical |= level->critical;
}

static void only_level(struct build *b, struct kind *k)
{
    struct level *level = ARENA_NEW(b->keep, struct level);
    level->label = names_label(b, "stable", NULL);
    level->start_share = 1;
    level->forever = true;
    law_fixed(&level->sojourn, 0);
    level->next_share = ARENA_ARRAY(b->keep, 1, double);
    k->unit.n_levels = 1;
    k->unit.levels = level;
}

static void read_levels(struct build *b, struct kind *k, const struct value *v)
{
    k->levels = keep_most(b, names_of(b->scratch, v), WARDS_MOST_LEVELS, v, "levels");
    if (k->levels.n == 0) {
        only_level(b, k);
        return;
    }
    k->level_of = places_by_rank(b, &k->levels);
    struct level *levels = ARENA_ARRAY(b->keep, k->levels.n, struct level);
    double sum = 0;
    for (int i = 0; i < k->levels.n; i++) {
        struct level *level = &levels[k->level_of[i]];
        read_level(b, k, k->levels.value[i], level);
        sum += level->start_share;
    }
    char found[TEXT_NUMBER_BYTES];
    if (k->levels.n == 1 && sum == 0)
        levels[0].start_share = 1;
    else if (!sums_to_one(sum))
        BUILD_ERROR_BY(b, v, latest_share(v, "start_share"), "expected start_share of all levels to sum to 1, found %s",
                       text_number(found, sum));
    k->unit.n_levels = k->levels.n;
    k->unit.levels = levels;
}

/* ---- Conditions --------------------------------------------------------------------------------------------------------- */

static void read_conditions(struct build *b, struct kind *k, const struct value *v)
{
    k->conditions = keep_most(b, names_of(b->scratch, v), WARDS_MOST_CONDITIONS, v, "conditions");
    int n = k->conditions.n;
    struct label *labels = ARENA_ARRAY(b->keep, n + 1, struct label);
    double *share = ARENA_ARRAY(b->keep, n + 1, double), sum = 0;
    uint64_t *matches = ARENA_ARRAY(b->keep, n + 1, uint64_t);
    for (int i = 0; i < n; i++) {
        matches[i] = specialisations_of(b, value_member(k->conditions.value[i], "specialisations"));
        labels[i] = names_label(b, k->conditions.id[i], k->conditions.value[i]);
        share[i] = value_number(k->conditions.value[i], "share");
        sum += share[i];
        if (strcmp(k->conditions.id[i], "none") == 0)
            BUILD_ERROR(b, k->conditions.value[i], "expected another name: 'none' is what the rest of the share has");
    }
    char found[TEXT_NUMBER_BYTES];
    if (sum > 1 + SHARE_TOLERANCE)
        BUILD_ERROR_BY(b, v, latest_share(v, "share"), "expected shares that sum to at most 1, found %s",
                       text_number(found, sum));
    if (n == 0 || sum < 1 - SHARE_TOLERANCE) {
        labels[n] = names_label(b, "none", NULL);
        share[n++] = 1 - sum;
    }
    k->unit.n_conditions = n;
    k->unit.conditions = labels;
    k->unit.condition_share = share;
    k->unit.condition_matches = matches;
}

/* ---- Coming and going ---------------------------------------------------------------------------------------------------- */

static void read_patients(struct build *b, struct kind *k)
{
    struct unit *u = &k->unit;
    const struct value *v = value_member(k->value, "patients"), *arrivals = value_member(v, "arrivals_per_day");
    u->arrivals = arrivals != NULL;
    u->arrivals_per_s = arrivals ? arrivals->number / BUILD_DAY_S : 0;
    u->arrival_profile = profiles_read(b, k, value_member(v, "arrival_profile"));
    laws_read(b, value_member(v, "turnover_h"), 3600, &u->turnover);
    u->stay_forever = !laws_read_or_never(b, value_member(v, "stay_days"), BUILD_DAY_S, &u->stay);
    u->history_s = value_number(v, "history_days") * BUILD_DAY_S;
    double turn_s = u->stay.mean_s + u->turnover.mean_s;
    char found[TEXT_NUMBER_BYTES];
    if (!u->arrivals && !u->stay_forever && turn_s < LEAST_MEAN_S)
        BUILD_ERROR_BY(b, v, value_latest(v),
                       "expected stay_days and turnover_h of at least one minute together on average, found %s s",
                       text_number(found, turn_s));
    read_levels(b, k, value_member(v, "acuity"));
    read_conditions(b, k, value_member(v, "conditions"));
}

void wards_read(struct build *b)
{
    for (int i = 0; i < b->n_kinds; i++)
        read_patients(b, &b->kinds[i]);
}
