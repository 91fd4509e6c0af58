/* Who comes instead of those who are away: the list of ways for each role, and whether there is anybody to go that way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/covers.h"

#include <string.h>

#include "scenario/keys_away.h"

/* ---- Who there is ------------------------------------------------------------------------------------------------------- */

static bool has_rota(const struct kind *k, int role)
{
    for (int p = 0; p < k->n_persons; p++)
        if (k->persons[p].role == role && !k->persons[p].always && !k->persons[p].temp)
            return true;
    return false;
}

static bool has_temps(const struct kind *k, int role)
{
    for (int p = 0; p < k->n_persons; p++)
        if (k->persons[p].temp && k->persons[p].covers[role])
            return true;
    return false;
}

/* ---- Reading ------------------------------------------------------------------------------------------------------------ */

static void read_order(struct build *b, const struct value *v, struct cover *c)
{
    static const char *const names[N_COVER_WAYS] = {"same_role", "lower_role", "temp"};
    static const char *const keys[N_COVER_WAYS] = {"same_role_probability", "lower_role_probability", "temp_probability"};
    bool had[N_COVER_WAYS] = {false};
    for (int way = 0; way < N_COVER_WAYS; way++)
        c->probability[way] = value_number(v, keys[way]);
    VALUE_EACH(name, value_member(v, "order")) {
        if (strcmp(name->string, "nobody") == 0) {
            if (name->next)
                BUILD_WARNING(b, name->next, "'%s' says nothing: 'nobody' stands before it and ends the list",
                              name->next->string);
            return;
        }
        for (int way = 0; way < N_COVER_WAYS; way++)
            if (strcmp(name->string, names[way]) == 0 && !had[way]) {
                had[way] = true;
                c->way[c->n_ways++] = (enum cover_way)way;
            }
    }
}

static bool goes(const struct cover *c, enum cover_way way)
{
    for (int i = 0; i < c->n_ways; i++)
        if (c->way[i] == way)
            return true;
    return false;
}

/* All roles of a lower level, the highest first; of equal ones in the order of names. */
static int list_lower(const struct model *m, int role, int *lower)
{
    int n = 0;
    for (int level = m->roles[role].level - 1; level >= 0; level--)
        for (int r = 0; r < m->n_roles; r++)
            if (m->roles[r].level == level)
                lower[n++] = r;
    return n;
}

static bool anybody_has(const struct build *b, int role)
{
    for (int k = 0; k < b->n_kinds; k++)
        if (has_rota(&b->kinds[k], role))
            return true;
    return false;
}

/* Roles that are named; the role itself, which can stand in a list for "all", is passed over. */
static int read_lower(struct build *b, const struct value *list, int role, int *lower)
{
    int n = 0;
    VALUE_EACH(name, list) {
        int r = names_find(&b->roles, name->string);
        if (r < 0 || r == role)
            continue;
        if (!anybody_has(b, r))
            BUILD_ERROR(b, name, "expected a role that somebody on the roster has, found '%s'", name->string);
        lower[n++] = r;
    }
    return n;
}

/* ---- Nobody to ask ------------------------------------------------------------------------------------------------------ */

static void look_at_unit(struct build *b, const struct kind *k, int role, const struct value *v, const struct cover *c)
{
    const struct value *order = value_member(v, "order");
    const char *id = b->roles.id[role];
    bool somebody = false;
    if (!has_rota(k, role))
        return;
    if (goes(c, COVER_TEMP) && !has_temps(k, role))
        BUILD_ERROR(b, order, "expected a roster line with duty 'temp' that covers '%s' in unit '%s', as 'temp' stands here",
                    id, k->id);
    for (int i = 0; i < c->n_lower; i++)
        somebody |= has_rota(k, c->lower[i]);
    if (goes(c, COVER_LOWER_ROLE) && !somebody)
        BUILD_WARNING(b, order, "'lower_role' says nothing for '%s' in unit '%s': nobody there has a role that is asked", id,
                      k->id);
}

static bool calls_temps(const struct model *m, const struct cover *covers, int role)
{
    bool calls = false;
    for (int reason = 0; reason < N_AWAY_REASONS; reason++)
        calls |= role < m->n_roles && goes(&covers[role * N_AWAY_REASONS + reason], COVER_TEMP);
    return calls;
}

static void warn_of_temps(struct build *b, const struct cover *covers)
{
    for (int k = 0; k < b->n_kinds; k++)
        for (int p = 0; p < b->kinds[k].n_persons; p++) {
            const struct person *person = &b->kinds[k].persons[p];
            bool asked = !person->temp || (p > 0 && b->kinds[k].line_of[p] == b->kinds[k].line_of[p - 1]);
            for (int r = 0; r < b->roles.n && !asked; r++)
                asked = person->covers[r] && calls_temps(b->m, covers, r) && has_rota(&b->kinds[k], r);
            if (!asked)
                BUILD_WARNING(b, b->kinds[k].line_of[p],
                              "these temps are never called: /staff/cover of no role they cover names 'temp'");
        }
}

/* Whether p may be asked when q is away, for whatever reason. */
static bool stands_in(const struct cover *covers, const struct person *p, const struct person *q)
{
    for (int reason = 0; reason < N_AWAY_REASONS; reason++) {
        const struct cover *c = &covers[q->role * N_AWAY_REASONS + reason];
        if (p->role == q->role && goes(c, COVER_SAME_ROLE))
            return true;
        for (int i = 0; i < c->n_lower && goes(c, COVER_LOWER_ROLE); i++)
            if (c->lower[i] == p->role)
                return true;
    }
    return false;
}

/* Hours that are owed are worked when others are away. */
static void warn_of_hours_owed(struct build *b, const struct kind *k, const struct cover *covers, int person)
{
    const struct person *p = &k->persons[person];
    if (!p->education || p->education->support != SUPPORT_HOURS_OWED || p->education->n_days == 0)
        return;
    for (int q = 0; q < k->n_persons; q++)
        if (q != person && (k->persons[q].absences || k->persons[q].n_away > 0) &&
            stands_in(covers, p, &k->persons[q]))
            return;
    BUILD_WARNING(b, value_at(k->line_of[person], "education", "support", NULL),
                  "hours that are owed are never worked here: nobody for whom they could come is ever away");
}

static void read_cover(struct build *b, int role, const struct value *v, struct cover *c)
{
    int *lower = ARENA_ARRAY(b->keep, b->roles.n, int);
    const struct value *listed = value_member(v, "lower_roles");
    read_order(b, v, c);
    c->n_lower = listed ? read_lower(b, listed, role, lower) : list_lower(b->m, role, lower);
    c->lower = lower;
    c->least_rest_s = value_number(v, "least_rest_h") * 3600;
    c->as_overtime = strcmp(value_string(v, "called_in_pay"), "overtime") == 0;
    for (int k = 0; k < b->n_kinds; k++)
        look_at_unit(b, &b->kinds[k], role, v, c);
}

void covers_read(struct build *b)
{
    const struct value *map = value_at(b->root, "staff", "cover", NULL);
    struct cover *covers = ARENA_ARRAY(b->keep, (size_t)b->roles.n * N_AWAY_REASONS, struct cover);
    for (int role = 0; role < b->roles.n; role++) {
        const struct value *own = value_member(map, b->roles.id[role]), *v = own ? own : value_member(map, "all");
        for (int reason = 0; reason < N_AWAY_REASONS && v; reason++) {
            const struct value *only = value_at(v, "by_reason", keys_away_all_reasons[reason], NULL);
            read_cover(b, role, only ? only : v, &covers[role * N_AWAY_REASONS + reason]);
        }
        if (own && !anybody_has(b, role))
            BUILD_WARNING(b, own, "says nothing: nobody on the roster has the role '%s'", b->roles.id[role]);
    }
    warn_of_temps(b, covers);
    for (int i = 0; i < b->n_kinds; i++)
        for (int person = 0; person < b->kinds[i].n_persons; person++)
            warn_of_hours_owed(b, &b->kinds[i], covers, person);
    b->m->covers = covers;
}
