/* The roster as it is written down: read row by row, then judged person by person. What is asked of a person stands in one
 * place for a roster that the program built and for one that people made: an error is what cannot be, a warning what should not.
 *
 *     "anna,2026-01-05,night" -> struct row -> sorted by person and time -> struct duty, from the start of the run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duties.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/rounds.h"
#include "model/times.h"
#include "scenario/hint.h"

enum { N_FIELDS = 3, MOST_NAMED = 8, MOST_CANDIDATES = 2000 };

struct row {
    const struct value *at;
    int place;               /* in the list */
    int kind, person, shift; /* person: of the kind */
    int32_t day;
    int32_t start_tick, end_tick; /* from the start of the run */
};

struct reading {
    struct build *b;
    const struct value *list;
    bool repeats;
    int32_t n_days;          /* of the run or, when it repeats, of one round */
    int32_t n_filled_days;   /* the same, or whole weeks until the roster ends long before the run */
    struct names lines;
    int *kind_of, *first_of; /* per line: the kind, -1 when something is wrong with it, and its first person there */
    struct names persons;    /* everybody, for hints; made when wanted */
    int n_rows, n_before;
    struct row *row, *before; /* before: of the day before a roster that repeats, whose last day comes there instead */
    int n_outside;           /* dates that are not of the run, told as one */
    const struct value *outside;
};

/* ---- One row ------------------------------------------------------------------------------------------------------------- */

/* Where a field stands: "row 12, column date", or a JSON pointer. */
static const char *place(const struct reading *r, const struct value *at, const char *column)
{
    const char *pointer = value_pointer(r->b->scratch, at);
    return at->row ? text_format(r->b->scratch, "%s, column %s", pointer, column) : pointer;
}

#define WRONG(r, at, column, ...) findings_error((r)->b->findings, value_file(at), place(r, at, column), __VA_ARGS__)

/* The day of the run as a date. */
static const char *date_of(const struct reading *r, int32_t day)
{
    return times_date(ARENA_ARRAY(r->b->scratch, TIMES_DATE_BYTES, char), r->b->m->start_day + day);
}

static const char *near_person(struct reading *r, const char *word)
{
    struct names *all = &r->persons;
    if (!all->id) {
        all->id = ARENA_ARRAY(r->b->scratch, MOST_CANDIDATES, const char *);
        for (int i = 0; i < r->b->n_kinds; i++)
            for (int p = 0; p < r->b->kinds[i].n_persons && all->n < MOST_CANDIDATES; p++)
                if (!r->b->kinds[i].persons[p].always)
                    all->id[all->n++] = r->b->kinds[i].persons[p].label.id;
    }
    return hint_known(r->b->scratch, word, all->id, all->n, MOST_NAMED);
}

/* Finds kind and person; false when there is no such person. */
static bool find_person(struct reading *r, struct row *row, const char *word)
{
    size_t stem = strcspn(word, ".");
    int line = names_find(&r->lines, arena_text(r->b->scratch, word, stem));
    if (line < 0) {
        WRONG(r, row->at, "person", "expected a person of the roster lines, found '%s'%s", word, near_person(r, word));
        return false;
    }
    const struct value *v = r->lines.value[line];
    int count = (int)value_number(v, "count");
    if (count == 0) {
        WRONG(r, row->at, "person", "'%s' is a line of nobody (key 'count' of the line is 0)", word);
        return false;
    }
    const char *number = word + stem + (word[stem] == '.'), *id = r->lines.id[line];
    char *end;
    long n = count > 1 ? strtol(number, &end, 10) : 1;
    bool fits = count > 1 ? n >= 1 && n <= count && strcmp(number, text_format(r->b->scratch, "%ld", n)) == 0 : !word[stem];
    if (!fits && count > 1)
        WRONG(r, row->at, "person", "expected one of '%s.1' to '%s.%d', found '%s'", id, id, count, word);
    else if (!fits)
        WRONG(r, row->at, "person", "expected '%s', which is one person, found '%s'", id, word);
    if (fits && strcmp(value_string(v, "duty"), "always") == 0) {
        WRONG(r, row->at, "person", "'%s' is on duty all the time (key 'duty' of the line), so no roster can say when", word);
        fits = false;
    }
    row->kind = r->kind_of[line];
    row->person = r->first_of[line] + (int)n - 1;
    return fits && row->kind >= 0; /* what is wrong with the line has been told */
}

static bool find_shift(const struct reading *r, struct row *row, const char *word)
{
    const struct kind *k = &r->b->kinds[row->kind];
    row->shift = names_find(&k->shifts, word);
    if (row->shift < 0)
        WRONG(r, row->at, "shift", "expected a shift of unit '%s', found '%s'%s", k->id, word,
              hint_known(r->b->scratch, word, k->shifts.id, k->shifts.n, MOST_NAMED));
    return row->shift >= 0;
}

/* `s`: the shift, when it is known. The day before the run is part of it for shifts that reach into it; in a roster that repeats
 * that day is the last of the round. */
static bool find_day(struct reading *r, struct row *row, const char *word, const struct shift *s)
{
    row->day = rounds_day(r->b, word);
    if (row->day == ROUNDS_NO_DAY) {
        WRONG(r, row->at, "date", "expected a day of the calendar, as 'YYYY-MM-DD', found '%s'", word);
        return false;
    }
    bool before = row->day == -1 && s && s->end_tick > r->b->m->ticks_per_day;
    int32_t until = r->repeats ? ROUNDS_MOST_WEEKS * N_WEEKDAYS : r->n_days;
    bool inside = before || (row->day >= 0 && row->day < until);
    if (!inside && r->n_outside++ == 0)
        r->outside = row->at;
    return inside;
}

static void read_row(struct reading *r, const struct value *at, int in_list)
{
    const char *fields[N_FIELDS];
    char *text = arena_text(r->b->scratch, at->string, strlen(at->string));
    int n = 0;
    for (char *next = text, *comma; next; next = comma, n++) {
        if ((comma = strchr(next, ',')))
            *comma++ = '\0';
        if (n < N_FIELDS)
            fields[n] = next;
    }
    if (n != N_FIELDS) {
        findings_error(r->b->findings, value_file(at), value_pointer(r->b->scratch, at),
                       "expected three fields, person, date and shift, found %d", n);
        return;
    }
    struct row row = {.at = at, .place = in_list};
    bool known = find_person(r, &row, fields[0]);
    if (!known)
        row.kind = r->b->n_kinds == 1 ? 0 : -1; /* whose shift it could be */
    bool fits = row.kind >= 0 && find_shift(r, &row, fields[2]);
    const struct shift *s = fits ? &r->b->kinds[row.kind].unit.shifts[row.shift] : NULL;
    if (!find_day(r, &row, fields[1], s) || !known || !fits)
        return;
    row.start_tick = row.day * r->b->m->ticks_per_day + s->start_tick;
    row.end_tick = row.day * r->b->m->ticks_per_day + s->end_tick;
    if (r->repeats && row.day == -1)
        r->before[r->n_before++] = row;
    else
        r->row[r->n_rows++] = row;
}

/* The last day of a round comes before the first: what a roster says of the day before the run must be there again. */
static void look_before(const struct reading *r)
{
    for (int i = 0; i < r->n_before; i++) {
        const struct row *x = &r->before[i];
        bool there = false;
        for (int j = 0; j < r->n_rows && !there; j++) {
            const struct row *y = &r->row[j];
            there = y->day == r->n_days - 1 && y->kind == x->kind && y->person == x->person && y->shift == x->shift;
        }
        if (!there) {
            findings_warning(r->b->findings, value_file(x->at), value_pointer(r->b->scratch, x->at),
                             "is left out: the roster repeats, so what comes before its first day is its last, %s, which has no "
                             "such duty", date_of(r, r->n_days - 1));
            return; /* the others are like it */
        }
    }
}

static void tell_outside(const struct reading *r)
{
    struct arena *a = r->b->scratch;
    const char *date = strchr(r->outside->string, ',') + 1;
    int32_t last = (r->repeats ? ROUNDS_MOST_WEEKS * N_WEEKDAYS : r->n_days) - 1;
    const char *more = r->n_outside > 1 ? text_format(a, "; %d more %s outside", r->n_outside - 1,
                                                      r->n_outside == 2 ? "lies" : "lie") : "";
    int run_days = r->b->m->end_ticks / r->b->m->ticks_per_day;
    WRONG(r, r->outside, "date", "expected a day of %s, %s to %s (or the day before, for a shift that reaches into it), found"
          " '%.*s'%s",
          r->repeats ? text_format(a, "the %d weeks from the start of the run, which is %d days long", ROUNDS_MOST_WEEKS,
                                   run_days)
                     : "the run, warm-up included",
          date_of(r, 0), date_of(r, last), (int)strcspn(date, ","), date, more);
}

/* ---- Person by person ---------------------------------------------------------------------------------------------------- */

static int by_person(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    if (x->kind != y->kind || x->person != y->person)
        return x->kind != y->kind ? x->kind - y->kind : x->person - y->person;
    if (x->start_tick != y->start_tick)
        return x->start_tick > y->start_tick ? 1 : -1;
    return x->place - y->place;
}

static double hours_of_ticks(const struct reading *r, double ticks)
{
    return ticks * r->b->m->tick_s / 3600;
}

/* Ticks from the end of row i to the start of the next of n rows; of the last to the first of the next round. */
static int32_t gap_after(const struct reading *r, const struct row *row, int i, int n)
{
    if (i + 1 < n)
        return row[i + 1].start_tick - row[i].end_tick;
    return r->repeats ? row[0].start_tick + r->n_days * r->b->m->ticks_per_day - row[i].end_tick : INT32_MAX;
}

static void look_at_gaps(const struct reading *r, const struct row *row, int n, const char *who)
{
    struct arena *a = r->b->scratch;
    double rest_h = value_number(value_member(r->b->root, "staff"), "rest_h");
    int n_short = 0, first = 0;
    for (int i = 0; i < n; i++) {
        const struct row *next = &row[(i + 1) % n];
        int32_t gap = gap_after(r, row, i, n);
        if (gap < 0)
            WRONG(r, next->at, "shift", "'%s' has duty then already: shift '%s' of %s (%s)%s", who,
                  r->b->kinds[row[i].kind].unit.shifts[row[i].shift].label.id, date_of(r, row[i].day),
                  value_pointer(a, row[i].at), i + 1 < n ? "" : ", when the roster begins again");
        else if (gap > 0 && hours_of_ticks(r, gap) < rest_h && n_short++ == 0) /* duties that touch are one */
            first = i;
    }
    if (n_short == 0)
        return;
    const struct row *next = &row[(first + 1) % n];
    char hours[TEXT_NUMBER_BYTES];
    findings_warning(r->b->findings, value_file(next->at), value_pointer(a, next->at),
                     "'%s' rests for %.1f h before this duty; expected %s h (rest_h)%s", who,
                     hours_of_ticks(r, gap_after(r, row, first, n)), text_number(hours, rest_h),
                     n_short > 1 ? text_format(a, "; so it is %d times in this roster", n_short) : "");
}

/* Duties that touch are one stretch of presence, which leaves `rest_h` of a day only if it is no longer than the rest of it. */
static void look_at_stretches(const struct reading *r, const struct row *row, int n, const char *who)
{
    double rest_h = value_number(value_member(r->b->root, "staff"), "rest_h");
    int n_long = 0, first = 0, last = 0;
    for (int i = 0, begin = 0; i < n; i++) {
        bool goes_on = i + 1 < n && row[i + 1].start_tick == row[i].end_tick;
        if (!goes_on && i > begin && hours_of_ticks(r, row[i].end_tick - row[begin].start_tick) > 24 - rest_h && n_long++ == 0) {
            first = begin;
            last = i;
        }
        begin = goes_on ? begin : i + 1;
    }
    char hours[TEXT_NUMBER_BYTES], most[TEXT_NUMBER_BYTES];
    if (n_long > 0)
        findings_warning(r->b->findings, value_file(row[first].at), value_pointer(r->b->scratch, row[first].at),
                         "'%s' has duty for %.1f h on end from this one on; expected %s h at most, as rest_h is %s%s", who,
                         hours_of_ticks(r, row[last].end_tick - row[first].start_tick), text_number(most, 24 - rest_h),
                         text_number(hours, rest_h),
                         n_long > 1 ? text_format(r->b->scratch, "; so it is %d times in this roster", n_long) : "");
}

/* Half a shift a week is what a rota of whole shifts can be off. */
static void look_at_hours(const struct reading *r, const struct row *row, int n, const struct person *p)
{
    const struct shift *shifts = r->b->kinds[row->kind].unit.shifts;
    double given_h = 0, weeks = r->n_filled_days / (double)N_WEEKDAYS;
    int n_inside = 0;
    for (int i = 0; i < n; i++)
        if (row[i].day >= 0) {
            given_h += shifts[row[i].shift].hours;
            n_inside++;
        }
    double contract_h = p->weekly_h * weeks;
    if (n_inside == 0 || fabs(given_h - contract_h) <= 0.5 * given_h / n_inside * weeks)
        return;
    findings_warning(r->b->findings, value_file(row->at), row->at->row ? "" : value_pointer(r->b->scratch, r->list),
                     "'%s' has %.1f h a week in this roster; the contract is for %.1f h (fte %.4g)", p->label.id, given_h / weeks,
                     contract_h / weeks, p->fte);
}

/* Those of a role in the roster whom it does not name, line by line. */
static void warn_of_idle(const struct reading *r, const struct kind *k, const bool *named)
{
    for (int p = 0, q; p < k->n_persons; p = q) {
        int idle = 0;
        for (q = p; q < k->n_persons && k->line_of[q] == k->line_of[p]; q++)
            idle += !named[q];
        if (idle == 0 || k->persons[p].always || !k->listed[k->persons[p].role])
            continue;
        BUILD_WARNING(r->b, k->line_of[p],
                      "%s on this line never %s duty: the roster, which decides for every '%s' of unit '%s', does not name %s",
                      q - p == 1 ? "the person" : text_format(r->b->scratch, "%d of %d", idle, q - p),
                      idle == 1 ? "has" : "have", r->b->roles.id[k->persons[p].role], k->id, q - p == 1 ? "him" : "them");
    }
}

static void look_at_persons(struct reading *r)
{
    bool **named = ARENA_ARRAY(r->b->scratch, r->b->n_kinds, bool *);
    for (int k = 0; k < r->b->n_kinds; k++)
        named[k] = ARENA_ARRAY(r->b->scratch, r->b->kinds[k].n_persons, bool);
    bool whole = r->n_rows + r->n_before == r->list->n; /* else what is missing of it would look like hours that do not add up */
    if (r->n_rows > 0)
        qsort(r->row, (size_t)r->n_rows, sizeof *r->row, by_person);
    for (int i = 0, j; i < r->n_rows; i = j) {
        struct kind *k = &r->b->kinds[r->row[i].kind];
        const struct person *p = &k->persons[r->row[i].person];
        for (j = i; j < r->n_rows && r->row[j].kind == r->row[i].kind && r->row[j].person == r->row[i].person; j++)
            ;
        named[r->row[i].kind][r->row[i].person] = true;
        k->listed[p->role] = true;
        look_at_gaps(r, &r->row[i], j - i, p->label.id);
        look_at_stretches(r, &r->row[i], j - i, p->label.id);
        if (whole)
            look_at_hours(r, &r->row[i], j - i, p);
    }
    for (int k = 0; k < r->b->n_kinds && whole; k++)
        warn_of_idle(r, &r->b->kinds[k], named[k]);
}

/* ---- All of it ----------------------------------------------------------------------------------------------------------- */

/* Where each line's people are. */
static void find_lines(struct reading *r)
{
    r->lines = names_of(r->b->scratch, value_at(r->b->root, "staff", "lines", NULL));
    r->kind_of = ARENA_ARRAY(r->b->scratch, r->lines.n, int);
    r->first_of = ARENA_ARRAY(r->b->scratch, r->lines.n, int);
    for (int i = 0; i < r->lines.n; i++)
        r->kind_of[i] = -1;
    for (int k = 0; k < r->b->n_kinds; k++)
        for (int p = r->b->kinds[k].n_persons - 1; p >= 0; p--) {
            int line = names_find(&r->lines, r->b->kinds[k].line_of[p]->name);
            r->kind_of[line] = k;
            r->first_of[line] = p;
        }
}

/* A roster that leaves the last week of the run, or more, to nobody has come to its end: told once, and not of each person. */
static void find_end(struct reading *r)
{
    int32_t last = -1;
    for (int i = 0; i < r->n_rows; i++)
        last = r->row[i].day > last ? r->row[i].day : last;
    r->n_filled_days = r->n_days;
    if (r->repeats || last < 0 || r->n_days - 1 - last < N_WEEKDAYS)
        return;
    r->n_filled_days = (last / N_WEEKDAYS + 1) * N_WEEKDAYS;
    findings_warning(r->b->findings, value_file(r->list->first), r->list->first->row ? "" : value_pointer(r->b->scratch, r->list),
                     "the roster ends on %s; the run goes on until %s, and nobody of it comes after that",
                     date_of(r, last), date_of(r, r->n_days - 1));
}

static void keep_rows(const struct reading *r)
{
    for (int i = 0; i < r->n_rows; i++)
        r->b->kinds[r->row[i].kind].n_listed++;
    for (int i = 0; i < r->b->n_kinds; i++) {
        struct kind *k = &r->b->kinds[i];
        k->listed_duties = ARENA_ARRAY(r->b->scratch, k->n_listed, struct duty);
        k->n_listed = 0;
    }
    for (int i = 0; i < r->n_rows; i++) {
        const struct row *row = &r->row[i];
        struct kind *k = &r->b->kinds[row->kind];
        k->listed_duties[k->n_listed++] = (struct duty){row->start_tick, row->end_tick, row->person, row->shift};
    }
}

/* The plan of a unit is for roles that the roster leaves out. */
static void warn_of_idle_plan(const struct reading *r, const struct kind *k)
{
    bool wants = false, decides = false;
    for (int i = 0; i < N_WEEKDAYS * k->shifts.n * r->b->roles.n; i++) {
        wants |= k->wanted[i] > 0;
        decides |= k->wanted[i] > 0 && !k->listed[i % r->b->roles.n];
    }
    if (wants && !decides)
        BUILD_WARNING(r->b, k->plan,
                      "says nothing: the roster names people of every role that is wanted here and decides for them, so that "
                      "another plan would change nothing, nor would one of avlast staffing");
}

void duties_read(struct build *b)
{
    const struct value *list = value_at(b->root, "staff", "duties", NULL);
    struct reading r = {.b = b, .list = list, .repeats = rounds_repeat(b), .n_days = rounds_days(b)};
    for (int k = 0; k < b->n_kinds; k++)
        b->kinds[k].listed = ARENA_ARRAY(b->scratch, b->roles.n, bool);
    if (list->n == 0) {
        if (r.repeats)
            BUILD_WARNING(b, value_at(b->root, "staff", "roster_repeats", NULL), "says nothing: there is no roster to repeat");
        return;
    }
    r.row = ARENA_ARRAY(b->scratch, list->n, struct row);
    r.before = ARENA_ARRAY(b->scratch, r.repeats ? list->n : 0, struct row);
    find_lines(&r);
    int n = 0;
    VALUE_EACH(at, list)
        read_row(&r, at, n++);
    if (r.n_outside > 0)
        tell_outside(&r);
    look_before(&r);
    find_end(&r);
    look_at_persons(&r);
    for (int k = 0; k < b->n_kinds; k++)
        warn_of_idle_plan(&r, &b->kinds[k]);
    keep_rows(&r);
}
