/* Tables for people: a choice of metrics, rounded as their intervals allow. All numbers are in the CSV files, unrounded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/summary.h"

#include <math.h>
#include <string.h>

#include "report/groups.h"
#include "report/words.h"

/* What the tables show of people (by role) and of care (by category). */
struct line {
    const char *metric, *text; /* NULL: the name of the category */
    int category; /* -1 = the metric has no category, or the table gives it */
    double scale;
};

static const struct line people_lines[] = {
    {"time_min_per_rostered_h", NULL, CATEGORY_CLINICAL, 1},
    {"time_min_per_rostered_h", NULL, CATEGORY_CARE, 1},
    {"time_min_per_rostered_h", NULL, CATEGORY_KIN, 1},
    {"time_min_per_rostered_h", NULL, CATEGORY_ADMIN, 1},
    {"time_min_per_rostered_h", NULL, CATEGORY_SERVICE, 1},
    {"time_min_per_rostered_h", NULL, CATEGORY_ACTIVITY, 1},
    {"time_min_per_rostered_h", NULL, CATEGORY_TRAINING, 1},
    {"consulting_min_per_rostered_h", "consulting on delegated work", -1, 1},
    {"holding_min_per_rostered_h", "waiting for a second person", -1, 1},
    {"break_min_per_rostered_h", "meal breaks", -1, 1},
    {"idle_min_per_rostered_h", "free, no task waits", -1, 1},
    {"idle_blocked_min_per_rostered_h", "free, may not take now what waits", -1, 1},
    {"overtime_min_per_rostered_h", "overtime (part of the above)", -1, 1},
    {"utilisation_share", "busy, % of time on duty", -1, 100},
    {"breaks_missed_share", "meal breaks missed, %", -1, 100},
    {"without_role_share", "planned shifts without them, %", -1, 100},
    {"called_in_h", "called in for others, hours in all", -1, 1},
};
static const struct line care_lines[] = {
    {"made_count", "tasks", -1, 1},
    {"wait_min_mean", "mean wait, min", -1, 1},
    {"wait_min_p95", "95 % wait at most, min", -1, 1},
    {"late_share", "late, %", -1, 100},
    {"omitted_share", "omitted, %", -1, 100},
    {"omitted_work_min_per_day", "not done, min/day", -1, 1},
};
static const struct line patient_lines[] = {
    {"occupancy_share", "beds in use, %", -1, 100},
    {"patient_days", "patient days", -1, 1},
    {"admitted_count", "patients admitted", -1, 1},
    {"turned_away_count", "patients turned away", -1, 1},
    {"work_min_per_patient_day", "work per patient and day, minutes", -1, 1},
    {"carers_per_patient_week", "carers per patient and week", -1, 1},
    {"understaffed_share", "time in understaffed shifts, %", -1, 100},
    {"peak_share", "more waiting than hands, %", -1, 100},
    {"pay_kr_per_patient_day", "pay per patient and day, kroner", -1, 1},
};
static const struct line rights_lines[] = {
    {"delegated_share", "done by sign-off, % of tasks", -1, 100},
    {"trained_share", "done by documented training, %", -1, 100},
    {"ad_hoc_share", "done ad hoc, % of tasks", -1, 100},
    {"rights_earned_count", "rights earned in training", -1, 1},
    {"rights_open_count", "rights offered, not yet earned", -1, 1},
    {"days_to_right_restricted_mean", "days to a right, or until the end", -1, 1},
    {"rights_lapsed_count", "rights lapsed", -1, 1},
};
static const struct line presence_lines[] = {
    {"missed_shifts_count", "planned shifts missed", -1, 1},
    {"covered_same_role_shifts_count", "of them, a colleague came", -1, 1},
    {"covered_lower_role_shifts_count", "of them, a lower role came", -1, 1},
    {"covered_temp_shifts_count", "of them, a temp came", -1, 1},
    {"short_shifts_count", "of them, nobody came", -1, 1},
    {"quick_returns_count", "quick returns, less than 11 h off", -1, 1},
    {"education_h", "further education, hours", -1, 1},
    {"away_education_h", "away for it from the rota, hours", -1, 1},
    {"education_kr", "its cost beyond pay, kroner", -1, 1},
};
#define COUNT(array) ((int)(sizeof(array) / sizeof(array)[0]))

enum { TEXT_COLUMNS = 36, CARE_COLUMNS = 26, CELL_COLUMNS = 15, NUMBER_COLUMNS = 11, MOST_ALONE = 10 };

int summary_decimals(double half_width)
{
    return half_width < 0.0095 ? 3 : half_width < 0.095 ? 2 : half_width < 9.5 ? 1 : 0;
}

const char *summary_number(char out[SUMMARY_NUMBER_BYTES], double value, int decimals, bool with_sign)
{
    if (isnan(value))
        return strcpy(out, "-");
    snprintf(out, SUMMARY_NUMBER_BYTES, with_sign ? "%+.*f" : "%.*f", decimals, value);
    if (!out[strcspn(out, "123456789")]) /* rounded to nothing, which has no sign */
        snprintf(out, SUMMARY_NUMBER_BYTES, "%.*f", decimals, 0.0);
    return out;
}

/* Characters, not bytes: those that go on with a character of UTF-8 take no room. */
static int columns_of(const char *text)
{
    int n = 0;
    for (; *text; text++)
        n += (*text & 0xc0) != 0x80;
    return n;
}

void summary_pad(FILE *out, const char *text, int width)
{
    int blanks = (width < 0 ? -width : width) - columns_of(text);
    if (width < 0)
        fprintf(out, "%*s", blanks > 1 ? blanks : 1, "");
    fputs(text, out);
    if (width >= 0)
        fprintf(out, "%*s", blanks > 1 ? blanks : 1, "");
}

/* What a line is called, with a small letter in front. */
static void put_text(FILE *out, const struct line *line, int width)
{
    char text[WORDS_BYTES];
    snprintf(text, sizeof text, "%s", line->text ? line->text : words_category[line->category]);
    summary_pad(out, words_small(text), width);
}

/* The unit that stands for the whole scenario: all units, or the only one. */
static int whole(const struct model *m)
{
    return m->n_units > 1 ? -1 : 0;
}

static struct moments moments_of(const struct trials *t, int scenario, int row, double scale)
{
    struct moments sum = {0};
    for (int r = 1; r <= t->n_replications && row >= 0; r++)
        statistics_add(&sum, scale * trials_at(t, scenario, (uint32_t)r)->values[row]);
    return sum;
}

/* "5 replications of 28 days after 14 of warm-up, seed 1" */
static void print_extent(FILE *out, const struct manifest *m, const struct model *model)
{
    fprintf(out, "%d replication%s of %d day%s after %d of warm-up, seed %llu", m->n_replications,
            m->n_replications == 1 ? "" : "s", (model->end_ticks - model->warmup_ticks) / model->ticks_per_day,
            model->end_ticks - model->warmup_ticks == model->ticks_per_day ? "" : "s", model->warmup_ticks / model->ticks_per_day,
            (unsigned long long)m->seed);
}

/* "Everyone does everything (short_term_ward_o2)" */
static void print_scenario(FILE *out, const struct manifest_scenario *s)
{
    fputs(s->label, out);
    if (strcmp(s->label, s->name))
        fprintf(out, " (%s)", s->name);
}

/* ---- One scenario ------------------------------------------------------------------------------------------------- */

/* Columns of a table: cells that differ in role or category, and what they are called. */
struct columns {
    int n;
    struct metric_cell cell[64];
    char text[64][WORDS_BYTES];
};

static void add_column(struct columns *c, const char *text, struct metric_cell cell)
{
    if (c->n == COUNT(c->cell))
        return; /* a terminal has an end; the CSV has all */
    c->cell[c->n] = cell;
    snprintf(c->text[c->n++], WORDS_BYTES, "%s", text);
}

static void print_cell(FILE *out, const struct moments *value, int width)
{
    char text[2 * SUMMARY_NUMBER_BYTES + 8], mean[SUMMARY_NUMBER_BYTES], half[SUMMARY_NUMBER_BYTES];
    struct interval i = statistics_interval(value, STATISTICS_LEVEL);
    double half_width = (i.hi - i.lo) / 2;
    if (half_width > 0) {
        int decimals = summary_decimals(half_width);
        snprintf(text, sizeof text, "%s ± %s", summary_number(mean, value->mean, decimals, false),
                 summary_number(half, half_width, decimals, false));
    } else {
        summary_number(text, statistics_mean(value), 1, false);
    }
    summary_pad(out, text, -width);
}

static int width_of(const char *heading)
{
    int n = columns_of(heading) + 2;
    return n > CELL_COLUMNS ? n : CELL_COLUMNS;
}

static void print_title(FILE *out, const char *title, const struct columns *columns)
{
    fputc('\n', out);
    summary_pad(out, title, TEXT_COLUMNS);
    for (int c = 0; c < columns->n; c++)
        summary_pad(out, columns->text[c], -width_of(columns->text[c]));
    fputc('\n', out);
}

/* A line per metric, a column per role (or for all); nothing when no line has something. */
static void print_lines(FILE *out, const struct trials *t, const char *title, const struct line *lines, int n_lines,
                        const struct columns *columns)
{
    bool titled = false;
    for (int l = 0; l < n_lines; l++) {
        struct moments value[64];
        bool something = false;
        for (int c = 0; c < columns->n; c++) {
            struct metric_cell cell = columns->cell[c];
            if (lines[l].category >= 0)
                cell.category = lines[l].category;
            value[c] = moments_of(t, 0, rows_find(&t->rows[0], lines[l].metric, cell), lines[l].scale);
            something |= value[c].mean != 0;
        }
        if (!something)
            continue; /* neither this kind of work nor this kind of trouble exists here */
        if (!titled)
            print_title(out, title, columns);
        titled = true;
        fputs("  ", out);
        put_text(out, &lines[l], TEXT_COLUMNS - 2);
        for (int c = 0; c < columns->n; c++)
            print_cell(out, &value[c], width_of(columns->text[c]));
        fputc('\n', out);
    }
}

/* The other way round: a line per category, a column per metric. */
static void print_care(FILE *out, const struct trials *t, const struct columns *categories)
{
    fputc('\n', out);
    summary_pad(out, "Care", CARE_COLUMNS);
    for (int l = 0; l < COUNT(care_lines); l++)
        summary_pad(out, care_lines[l].text, -width_of(care_lines[l].text));
    fputc('\n', out);
    for (int c = 0; c < categories->n; c++) {
        fputs("  ", out);
        summary_pad(out, categories->text[c], CARE_COLUMNS - 2);
        for (int l = 0; l < COUNT(care_lines); l++) {
            int row = rows_find(&t->rows[0], care_lines[l].metric, categories->cell[c]);
            struct moments value = moments_of(t, 0, row, care_lines[l].scale);
            print_cell(out, &value, width_of(care_lines[l].text));
        }
        fputc('\n', out);
    }
}

void summary_run(FILE *out, const struct manifest *m, const struct trials *t)
{
    const struct model *model = t->models[0];
    char label[WORDS_BYTES];
    int unit = whole(model);
    struct columns roles = {0}, categories = {0}, all = {0};
    for (int place = 0; place < model->n_roles; place++) {
        int r = model_role_at(model, place);
        if (rows_find(&t->rows[0], "rostered_h", metric_at(unit, r, -1, -1)) >= 0)
            add_column(&roles, words_label(label, &model->roles[r].label), metric_at(unit, r, -1, -1));
    }
    add_column(&all, "all", metric_at(unit, -1, -1, -1));
    add_column(&categories, "all", all.cell[0]);
    for (int c = 0; c < N_CATEGORIES; c++) {
        struct metric_cell cell = metric_at(unit, -1, c, -1);
        if (moments_of(t, 0, rows_find(&t->rows[0], "made_count", cell), 1).mean > 0)
            add_column(&categories, words_small(strcpy(label, words_category[c])), cell);
    }
    print_scenario(out, &m->scenarios[0]);
    fputs(": ", out);
    print_extent(out, m, model);
    fputs(m->n_replications > 1 ? "\nMeans over replications, ± half their 95 % interval.\n" : "\n", out);
    print_lines(out, t, "Minutes per rostered hour", people_lines, COUNT(people_lines), &roles);
    print_lines(out, t, "Rights and training, by who does it", rights_lines, COUNT(rights_lines), &roles);
    print_lines(out, t, "Shifts and absence, in all", presence_lines, COUNT(presence_lines), &roles);
    print_care(out, t, &categories);
    print_lines(out, t, "Patients", patient_lines, COUNT(patient_lines), &all);
}

/* ---- Comparison --------------------------------------------------------------------------------------------------- */

static void print_compared(FILE *out, const struct line *line, const struct comparison_row *row)
{
    double scale = line->scale, half_width = scale * (row->diff.hi - row->diff.lo) / 2;
    int decimals = half_width > 0 ? summary_decimals(half_width) : 1;
    fputs("  ", out);
    put_text(out, line, TEXT_COLUMNS - 2);
    char number[SUMMARY_NUMBER_BYTES], other[SUMMARY_NUMBER_BYTES];
    summary_pad(out, summary_number(number, scale * row->base_mean, decimals, false), -NUMBER_COLUMNS);
    summary_pad(out, summary_number(number, scale * row->other_mean, decimals, false), -NUMBER_COLUMNS);
    summary_pad(out, summary_number(number, scale * row->diff_mean, decimals, true), -NUMBER_COLUMNS);
    if (half_width > 0)
        fprintf(out, "   (%s to %s)", summary_number(number, scale * row->diff.lo, decimals, true),
                summary_number(other, scale * row->diff.hi, decimals, true));
    fputc('\n', out);
}

static bool is_something(double mean)
{
    return !isnan(mean) && mean != 0;
}

static void print_section(FILE *out, const struct comparison *c, int other, const char *title, const struct line *lines,
                          int n_lines, struct comparison_cell cell)
{
    bool titled = false;
    for (int l = 0; l < n_lines; l++) {
        cell.category = lines[l].category >= 0 ? model_category_ids[lines[l].category] : "";
        const struct comparison_row *row = comparison_find(c, other, lines[l].metric, cell);
        if (!row || !(is_something(row->base_mean) || is_something(row->other_mean)))
            continue;
        if (!titled)
            fprintf(out, "%s\n", title);
        titled = true;
        print_compared(out, &lines[l], row);
    }
}

static const char *const only[] = {[GROUPS_BOTH] = "", [GROUPS_BASE] = " (only in base)", [GROUPS_OTHER] = " (only in other)"};

static void print_people(FILE *out, const struct trials *t, const struct comparison *c, int other)
{
    struct group g;
    for (struct groups all = {.kind = GROUPS_ROLES, .trials = t, .other = other}; groups_next(&all, &g);) {
        char label[WORDS_BYTES], title[WORDS_BYTES + 32];
        snprintf(title, sizeof title, "%s%s", words_label(label, g.label), only[g.side]);
        print_section(out, c, other, title, people_lines, COUNT(people_lines),
                      (struct comparison_cell){g.care_unit, g.label->id, "", ""});
    }
}

/* Units and tasks have no lines of their own; those that only one scenario has must be seen all the same. */
static void print_alone(FILE *out, const struct trials *t, int other, enum groups_kind kind, const char *what)
{
    struct group g;
    char label[WORDS_BYTES];
    int n = 0;
    for (struct groups all = {.kind = kind, .trials = t, .other = other}; groups_next(&all, &g);)
        if (g.side != GROUPS_BOTH && n++ < MOST_ALONE)
            fprintf(out, "%s '%s'%s\n", what, words_label(label, g.label), only[g.side]);
    if (n > MOST_ALONE)
        fprintf(out, "... and %d more of which only one has rows: see compare.csv\n", n - MOST_ALONE);
}

void summary_compare(FILE *out, const struct manifest *m, const struct trials *t, const struct comparison *c)
{
    for (int s = 1; s < m->n_scenarios; s++) {
        struct comparison_cell all = {comparison_whole(t, s), "", "", ""};
        fputs(s > 1 ? "\nbase:  " : "base:  ", out);
        print_scenario(out, &m->scenarios[0]);
        fputs("\nother: ", out);
        print_scenario(out, &m->scenarios[s]);
        fputc('\n', out);
        print_extent(out, m, t->models[0]);
        fputs("; the same patients and needs in both.\n"
              "Difference = other minus base, with its 95 % interval, each looked at alone; the sentences below look at all of "
              "them.\n\n", out);
        summary_pad(out, *all.care_unit ? "Minutes per rostered hour" : "Minutes per rostered hour, all units", TEXT_COLUMNS);
        summary_pad(out, "base", -NUMBER_COLUMNS);
        summary_pad(out, "other", -NUMBER_COLUMNS);
        summary_pad(out, "difference", -NUMBER_COLUMNS);
        fputc('\n', out);
        print_people(out, t, c, s);
        print_section(out, c, s, "Rights and training, all roles", rights_lines, COUNT(rights_lines), all);
        print_section(out, c, s, "Shifts and absence, all roles", presence_lines, COUNT(presence_lines), all);
        print_section(out, c, s, "Care, all tasks", care_lines, COUNT(care_lines), all);
        print_section(out, c, s, "Patients", patient_lines, COUNT(patient_lines), all);
        print_alone(out, t, s, GROUPS_UNITS, "Unit");
        print_alone(out, t, s, GROUPS_TASKS, "Task");
    }
}
