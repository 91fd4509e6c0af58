/* Tables for people: a choice of metrics, rounded as their intervals allow. All numbers are in the CSV files, unrounded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/summary.h"

#include <math.h>
#include <string.h>

/* What the tables show of people (by role) and of care (by category). */
struct line {
    const char *metric, *text;
    int category; /* -1 = the metric has no category, or the table gives it */
    double scale;
};

static const struct line people_lines[] = {
    {"time_min_per_rostered_h", "clinical", CATEGORY_CLINICAL, 1},
    {"time_min_per_rostered_h", "care", CATEGORY_CARE, 1},
    {"time_min_per_rostered_h", "kin", CATEGORY_KIN, 1},
    {"time_min_per_rostered_h", "admin", CATEGORY_ADMIN, 1},
    {"time_min_per_rostered_h", "service", CATEGORY_SERVICE, 1},
    {"time_min_per_rostered_h", "activity", CATEGORY_ACTIVITY, 1},
    {"time_min_per_rostered_h", "training", CATEGORY_TRAINING, 1},
    {"holding_min_per_rostered_h", "waiting for a second person", -1, 1},
    {"break_min_per_rostered_h", "meal breaks", -1, 1},
    {"idle_min_per_rostered_h", "free, no task waits", -1, 1},
    {"idle_blocked_min_per_rostered_h", "free, may not take what waits", -1, 1},
    {"overtime_min_per_rostered_h", "overtime (part of the above)", -1, 1},
    {"utilisation_share", "busy, % of time on duty", -1, 100},
    {"breaks_missed_share", "meal breaks missed, %", -1, 100},
};
static const struct line care_lines[] = {
    {"made_count", "tasks", -1, 1},
    {"wait_min_mean", "mean wait, min", -1, 1},
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
};
#define COUNT(array) ((int)(sizeof(array) / sizeof(array)[0]))

enum { TEXT_COLUMNS = 36, CARE_COLUMNS = 12, CELL_COLUMNS = 15, NUMBER_COLUMNS = 11 };

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

void summary_pad(FILE *out, const char *text, int width)
{
    int n = 0;
    for (const char *c = text; *c; c++)
        n += (*c & 0xc0) != 0x80; /* bytes that go on with a character of UTF-8 take no room */
    int blanks = (width < 0 ? -width : width) - n;
    if (width < 0)
        fprintf(out, "%*s", blanks > 1 ? blanks : 1, "");
    fputs(text, out);
    if (width >= 0)
        fprintf(out, "%*s", blanks > 1 ? blanks : 1, "");
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

static void print_title(FILE *out, const struct manifest *m, const struct model *model)
{
    fprintf(out, "%d replication%s of %d day%s after %d of warm-up, seed %llu\n", m->n_replications,
            m->n_replications == 1 ? "" : "s", (model->end_ticks - model->warmup_ticks) / model->ticks_per_day,
            model->end_ticks - model->warmup_ticks == model->ticks_per_day ? "" : "s", model->warmup_ticks / model->ticks_per_day,
            (unsigned long long)m->seed);
}

/* ---- One scenario ------------------------------------------------------------------------------------------------- */

/* Columns of a table: cells that differ in role or category, and what they are called. */
struct columns {
    int n;
    struct metric_cell cell[64];
    const char *text[64];
};

static void add_column(struct columns *c, const char *text, struct metric_cell cell)
{
    if (c->n == COUNT(c->cell))
        return; /* a terminal has an end; the CSV has all */
    c->cell[c->n] = cell;
    c->text[c->n++] = text;
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
    int n = (int)strlen(heading) + 2;
    return n > CELL_COLUMNS ? n : CELL_COLUMNS;
}

/* A line per metric, a column per role (or for all). */
static void print_lines(FILE *out, const struct trials *t, const char *title, const struct line *lines, int n_lines,
                        const struct columns *columns)
{
    fputc('\n', out);
    summary_pad(out, title, TEXT_COLUMNS);
    for (int c = 0; c < columns->n; c++)
        summary_pad(out, columns->text[c], -width_of(columns->text[c]));
    fputc('\n', out);
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
        fputs("  ", out);
        summary_pad(out, lines[l].text, TEXT_COLUMNS - 2);
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
    int unit = whole(model);
    struct columns roles = {0}, categories = {0}, all = {0};
    for (int r = 0; r < model->n_roles; r++)
        if (rows_find(&t->rows[0], "rostered_h", (struct metric_cell){unit, r, -1, -1}) >= 0)
            add_column(&roles, model->roles[r].label.text, (struct metric_cell){unit, r, -1, -1});
    add_column(&all, "all", (struct metric_cell){unit, -1, -1, -1});
    add_column(&categories, "all", all.cell[0]);
    for (int c = 0; c < N_CATEGORIES; c++) {
        struct metric_cell cell = {unit, -1, c, -1};
        if (moments_of(t, 0, rows_find(&t->rows[0], "made_count", cell), 1).mean > 0)
            add_column(&categories, model_category_ids[c], cell);
    }
    fprintf(out, "%s: ", m->scenarios[0].name);
    print_title(out, m, model);
    fputs(m->n_replications > 1 ? "Means over replications, ± half their 95 % interval.\n" : "", out);
    print_lines(out, t, "Minutes per rostered hour", people_lines, COUNT(people_lines), &roles);
    print_care(out, t, &categories);
    print_lines(out, t, "Patients", patient_lines, COUNT(patient_lines), &all);
}

/* ---- Comparison --------------------------------------------------------------------------------------------------- */

static void print_compared(FILE *out, const struct line *line, const struct comparison_row *row)
{
    double scale = line->scale, half_width = scale * (row->diff.hi - row->diff.lo) / 2;
    int decimals = half_width > 0 ? summary_decimals(half_width) : 1;
    fputs("  ", out);
    summary_pad(out, line->text, TEXT_COLUMNS - 2);
    char number[SUMMARY_NUMBER_BYTES], other[SUMMARY_NUMBER_BYTES];
    summary_pad(out, summary_number(number, scale * row->base_mean, decimals, false), -NUMBER_COLUMNS);
    summary_pad(out, summary_number(number, scale * row->other_mean, decimals, false), -NUMBER_COLUMNS);
    summary_pad(out, summary_number(number, scale * row->diff_mean, decimals, true), -NUMBER_COLUMNS);
    if (half_width > 0)
        fprintf(out, "   (%s to %s)", summary_number(number, scale * row->diff.lo, decimals, true),
                summary_number(other, scale * row->diff.hi, decimals, true));
    fputc('\n', out);
}

static void print_section(FILE *out, const struct trials *t, const struct comparison *c, int other, const char *title,
                          const struct line *lines, int n_lines, struct metric_cell cell)
{
    bool titled = false;
    for (int l = 0; l < n_lines; l++) {
        struct metric_cell at = cell;
        if (lines[l].category >= 0)
            at.category = lines[l].category;
        const struct comparison_row *row = comparison_find(c, t, other, lines[l].metric, at);
        if (!row || row->n == 0 || (row->base_mean == 0 && row->other_mean == 0))
            continue;
        if (!titled)
            fprintf(out, "%s\n", title);
        titled = true;
        print_compared(out, &lines[l], row);
    }
}

void summary_compare(FILE *out, const struct manifest *m, const struct trials *t, const struct comparison *c)
{
    const struct model *model = t->models[0];
    int unit = whole(model);
    struct metric_cell all = {unit, -1, -1, -1};
    for (int s = 1; s < m->n_scenarios; s++) {
        fprintf(out, "%s%s (base) against %s: ", s > 1 ? "\n" : "", m->scenarios[0].name, m->scenarios[s].name);
        print_title(out, m, model);
        fprintf(out, "The same patients and needs in both; difference = %s minus base, with its 95 %% interval.\n\n",
                m->scenarios[s].name);
        summary_pad(out, "Minutes per rostered hour", TEXT_COLUMNS);
        summary_pad(out, "base", -NUMBER_COLUMNS);
        summary_pad(out, "other", -NUMBER_COLUMNS);
        summary_pad(out, "difference", -NUMBER_COLUMNS);
        fputc('\n', out);
        for (int r = 0; r < model->n_roles; r++)
            print_section(out, t, c, s, model->roles[r].label.text, people_lines, COUNT(people_lines),
                          (struct metric_cell){unit, r, -1, -1});
        print_section(out, t, c, s, "Care, all tasks", care_lines, COUNT(care_lines), all);
        print_section(out, t, c, s, "Patients", patient_lines, COUNT(patient_lines), all);
    }
}
