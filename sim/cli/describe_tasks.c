/* The table of tasks: how often, how long, and who may take them after how long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/describe_tasks.h"

#include <string.h>

#include "cli/describe_policy.h"
#include "report/summary.h"

enum { MOST_CLASSES = 12, TASK_COLUMNS = 26, CELL_COLUMNS = 12, CELL_BYTES = 64 };

static double minutes(const struct model *m, int32_t ticks)
{
    return (double)ticks * m->tick_s / 60;
}

/* A limit in minutes, or "-" when there is none. */
static const char *limit(char out[32], const struct model *m, int32_t ticks)
{
    if (ticks == MODEL_NEVER)
        strcpy(out, "-");
    else
        snprintf(out, 32, "%.4g", minutes(m, ticks));
    return out;
}

/* "own", "20" (minutes), "-" (never) */
static const char *patience(char out[32], const struct model *m, int32_t ticks)
{
    return ticks == 0 ? strcpy(out, "own") : limit(out, m, ticks);
}

/* ---- Who may take what ------------------------------------------------------------------------------------------- */

/* Whether patients or the clock ask for the task: demand that can be counted beforehand. */
static bool is_asked_for(const struct unit *u, int task)
{
    for (int s = 0; s < u->n_sources; s++)
        if (u->sources[s].task == task && u->sources[s].how < HOW_PER_PERSON)
            return true;
    return false;
}

/* Whether everyone who comes on duty gets one of his own. */
static bool is_personal(const struct unit *u, int task)
{
    for (int s = 0; s < u->n_sources; s++)
        if (u->sources[s].task == task && u->sources[s].how == HOW_PER_PERSON)
            return true;
    return false;
}

/* What the right of a class to a task kind is like. */
struct holders {
    int n, n_hold, n_learn; /* people of the class; who hold the right when the run begins; who do not and may earn it */
    bool ad_hoc;
};

static struct holders holders_of(const struct model *m, int unit, int class, int queue)
{
    const struct unit *u = &m->units[unit];
    int task = u->queues[queue].task;
    struct holders h = {0};
    for (int i = u->first_person; i < u->first_person + u->n_persons; i++) {
        const struct person *p = &m->persons[i];
        if (!model_is_at_times(m, p, class))
            continue;
        enum regime regime = model_regime(m, u, task, p->role);
        bool may = model_has_bit(p->may, queue), earned = regime == REGIME_TRAINED || regime == REGIME_SIGNED;
        bool holds = may && (!earned || model_holds_at_start(m, p, task));
        h.n++;
        h.n_hold += holds;
        h.n_learn += may && !holds;
        h.ad_hoc |= may && regime == REGIME_AD_HOC;
    }
    return h;
}

/* How people of a class wait with a task kind: the same in every column of the patience table, or "varies"; and how many of them
 * have the right to it. */
static const char *class_cell(char out[CELL_BYTES], const struct model *m, int unit, int class, int queue)
{
    const struct unit *u = &m->units[unit];
    struct holders h = holders_of(m, unit, class, queue);
    int32_t first = model_wait(m, u, 0, class, queue);
    bool varies = false;
    for (int column = 1; column < u->n_columns; column++)
        varies |= model_wait(m, u, column, class, queue) != first;
    if (h.n_hold + h.n_learn == 0)
        return strcpy(out, is_personal(u, u->queues[queue].task) ? "each" : ".");
    if (varies)
        strcpy(out, "varies");
    else
        patience(out, m, first);
    size_t used = strlen(out);
    if (h.ad_hoc)
        snprintf(out + used, CELL_BYTES - used, " ad hoc");
    used = strlen(out);
    if (h.n_learn)
        snprintf(out + used, CELL_BYTES - used, " (%d+%d of %d)", h.n_hold, h.n_learn, h.n);
    else if (h.n_hold < h.n)
        snprintf(out + used, CELL_BYTES - used, " (%d of %d)", h.n_hold, h.n);
    return out;
}

/* What holds in a shift on the seven kinds of days from `first` on. */
static void print_days(FILE *out, const struct model *m, const struct unit *u, int class, int queue, int shift, int first)
{
    static const char *const days[N_WEEKDAYS] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    char text[32];
    int32_t last = -1;
    for (int day = 0; day < N_WEEKDAYS; day++) {
        int32_t wait = model_wait(m, u, u->column_of[(first + day) * (u->n_shifts + 1) + shift], class, queue);
        if (day == 0)
            fprintf(out, " %s", patience(text, m, wait));
        else if (wait != last)
            fprintf(out, ", from %s %s", days[day], patience(text, m, wait));
        last = wait;
    }
}

/* Whether anything else holds on holidays than on the weekdays on which they fall. */
static bool differs_on_holidays(const struct model *m, const struct unit *u, int class, int queue, int shift)
{
    for (int day = 0; day < N_WEEKDAYS; day++)
        if (model_wait(m, u, u->column_of[day * (u->n_shifts + 1) + shift], class, queue) !=
            model_wait(m, u, u->column_of[(N_WEEKDAYS + day) * (u->n_shifts + 1) + shift], class, queue))
            return true;
    return false;
}

/* For a cell that varies: what holds in each shift, and on which days if that matters. */
static void print_variation(FILE *out, const struct model *m, int unit, int class, int queue)
{
    const struct unit *u = &m->units[unit];
    char name[DESCRIBE_POLICY_CLASS_BYTES];
    fprintf(out, "    %s, %s:", m->tasks[u->queues[queue].task].label.id, describe_policy_class(name, m, class));
    for (int s = 0; s <= u->n_shifts; s++) {
        fprintf(out, "%s%s", s ? "; " : " ", s < u->n_shifts ? u->shifts[s].label.id : "outside all shifts");
        print_days(out, m, u, class, queue, s, 0);
        if (differs_on_holidays(m, u, class, queue, s)) {
            fputs(", on holidays", out);
            print_days(out, m, u, class, queue, s, N_WEEKDAYS);
        }
    }
    fputc('\n', out);
}

/* The classes of people in a unit, and how wide the columns of what they do are. */
struct columns {
    int n, class[MOST_CLASSES], width[MOST_CLASSES];
};

static struct columns columns_of(const struct model *m, int unit)
{
    const struct unit *u = &m->units[unit];
    struct columns columns = {0};
    char text[CELL_BYTES], name[DESCRIBE_POLICY_CLASS_BYTES];
    for (int c = 0; c < m->n_classes && columns.n < MOST_CLASSES; c++)
        for (int p = u->first_person; p < u->first_person + u->n_persons; p++)
            if (model_is_at_times(m, &m->persons[p], c)) {
                columns.class[columns.n++] = c;
                break;
            }
    for (int i = 0; i < columns.n; i++) {
        size_t width = strlen(describe_policy_class(name, m, columns.class[i]));
        for (int q = 0; q < u->n_queues; q++) {
            size_t cell = strlen(class_cell(text, m, unit, columns.class[i], q));
            width = cell > width ? cell : width;
        }
        columns.width[i] = width + 1 > CELL_COLUMNS ? (int)width + 1 : CELL_COLUMNS;
    }
    return columns;
}

static void print_task(FILE *out, const struct model *m, int unit, int queue, const struct columns *columns,
                       const struct describe_demand *d)
{
    const struct queue_kind *q = &m->units[unit].queues[queue];
    const struct task *task = &m->tasks[q->task];
    char text[128], name[160];
    snprintf(name, sizeof name, "%.120s%s", task->label.id, q->critical ? " (critical)" : "");
    fputs("  ", out);
    summary_pad(out, name, TASK_COLUMNS);
    summary_pad(out, model_category_ids[task->category], 10);
    snprintf(text, sizeof text, "%d", task->urgency);
    summary_pad(out, text, -8);
    snprintf(text, sizeof text, "%.3g", d->days ? (double)d->count[unit * m->n_tasks + q->task] / d->days : 0);
    summary_pad(out, d->days && !q->critical && is_asked_for(&m->units[unit], q->task) ? text : "", -8);
    snprintf(text, sizeof text, "%.4g", task->law.mean_s / 60);
    summary_pad(out, text, -8);
    summary_pad(out, limit(text, m, task->late_ticks), -8);
    summary_pad(out, limit(text, m, task->omit_ticks), -8);
    summary_pad(out, task->helper.joint == HELPER_ALL ? "2" : task->helper.joint == HELPER_CHECK ? "check" : "1", -8);
    for (int c = 0; c < columns->n; c++)
        summary_pad(out, class_cell(text, m, unit, columns->class[c], queue), -columns->width[c]);
    fputc('\n', out);
}

/* What stands in some cells only. */
static void print_legend(FILE *out, const struct model *m, int unit, const struct columns *columns)
{
    bool some = false, learn = false, ad_hoc = false;
    for (int q = 0; q < m->units[unit].n_queues; q++)
        for (int c = 0; c < columns->n; c++) {
            struct holders h = holders_of(m, unit, columns->class[c], q);
            some |= h.n_hold > 0 && h.n_hold < h.n && !h.n_learn;
            learn |= h.n_learn > 0;
            ad_hoc |= h.ad_hoc;
        }
    fputs(some ? "  (2 of 9): 2 of these 9 people hold the right when the run begins\n" : "", out);
    fputs(learn ? "  (2+5 of 9): 2 of these 9 people hold the right when the run begins, 5 more may earn it in training\n" : "",
          out);
    fputs(ad_hoc ? "  ad hoc: only while nobody with the formal right is there\n" : "", out);
}

void describe_tasks_print(FILE *out, const struct model *m, int unit, const struct describe_demand *d)
{
    static const char *const heads[] = {"urgency", "a day", "minutes", "late", "omitted", "people"};
    const struct unit *u = &m->units[unit];
    const struct columns columns = columns_of(m, unit);
    char name[DESCRIBE_POLICY_CLASS_BYTES], text[CELL_BYTES];
    fputs("  ", out);
    summary_pad(out, "task", TASK_COLUMNS);
    summary_pad(out, "category", 10);
    for (int i = 0; i < 6; i++)
        summary_pad(out, heads[i], -8);
    for (int c = 0; c < columns.n; c++)
        summary_pad(out, describe_policy_class(name, m, columns.class[c]), -columns.width[c]);
    fputc('\n', out);
    for (int q = 0; q < u->n_queues; q++)
        print_task(out, m, unit, q, &columns, d);
    fputs("  own = at once; a number = as back-up after so many minutes; - = never; . = no right to; each = everyone on duty\n"
          "  has one of his own\n"
          "  a day: empty where people or other work bring it about, and not patients or the clock\n", out);
    print_legend(out, m, unit, &columns);
    for (int q = 0; q < u->n_queues; q++)
        for (int c = 0; c < columns.n; c++)
            if (!strncmp(class_cell(text, m, unit, columns.class[c], q), "varies", 6))
                print_variation(out, m, unit, columns.class[c], q);
}
