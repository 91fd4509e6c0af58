/* Tasks that nobody may ever do.
 *
 * Who has the right but never comes is told apart, in one line for the unit: there the staff is what is missing, not the rights.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/undoable_tasks.h"

#include "base/text.h"
#include "model/who_comes.h"
#include "model/planning.h"

enum { MOST_NAMED = 12 };

struct view { /* of one kind of unit */
    struct build *b;
    const struct kind *k;
    bool *hopeless;   /* per task */
    const char *left; /* tasks that only people who never come might do */
    int n_left;
};

/* He may be in charge of the shift then, or it may be his own task or patient. */
static bool ever_takes(const struct view *w, const struct person *p, int queue)
{
    const struct model *m = w->b->m;
    for (int column = 0; column < w->k->unit.n_columns; column++)
        for (int class = 0; class < m->n_classes; class++)
            if (model_is_at_times(m, p, class) &&
                (!m->classes[class].assigned || planning_gives(m, &w->k->unit, p->class, queue)) &&
                model_wait(m, &w->k->unit, column, class, queue) != MODEL_NEVER)
                return true;
    return false;
}

static bool has_helper(const struct view *w, const struct task *task, bool even_if_gone)
{
    int n = 0, n_there = 0;
    for (int p = 0; p < w->k->n_persons; p++) {
        bool there = even_if_gone || who_comes_at_all(w->k, p);
        n_there += there;
        n += there && task->helper.patience_ticks[w->k->persons[p].role] != MODEL_NEVER;
    }
    return n > 0 && n_there > 1;
}

/* Whether some people have what a task takes; each asks for those before it but `signed_off`. */
struct answer {
    bool signed_off, right, takes, helped;
};

/* Of all people of the unit, or of those who ever come. */
static struct answer ask(const struct view *w, int queue, bool even_if_gone)
{
    const struct task *task = &w->b->m->tasks[w->k->unit.queues[queue].task];
    struct answer answer = {.helped = task->helper.joint == HELPER_NONE || has_helper(w, task, even_if_gone)};
    bool formal = false;
    for (int p = 0; p < w->k->n_persons; p++)
        formal |= (even_if_gone || who_comes_at_all(w->k, p)) && model_has_bit(w->k->persons[p].by[REGIME_FORMAL], queue);
    for (int p = 0; p < w->k->n_persons && !answer.takes; p++) {
        const struct person *person = &w->k->persons[p];
        bool delegated = model_has_bit(person->by[REGIME_SIGNED], queue);
        bool may = model_has_bit(person->may, queue) && (formal || !delegated) && (even_if_gone || who_comes_at_all(w->k, p));
        answer.signed_off |= delegated;
        answer.right |= may;
        answer.takes |= may && ever_takes(w, person, queue);
    }
    return answer;
}

static void warn_of_hopeless(struct view *w, int queue)
{
    const struct queue_kind *q = &w->k->unit.queues[queue];
    const struct task *task = &w->b->m->tasks[q->task];
    const struct answer all = ask(w, queue, true), coming = ask(w, queue, false);
    const char *why = NULL;
    if (!all.right && all.signed_off)
        why = "it is delegated by sign-off, and nobody there has the formal right";
    else if (!all.right)
        why = "nobody there has the right to do it";
    else if (!all.takes)
        why = "whoever has the right has patience \"never\"";
    else if (!all.helped)
        why = "nobody there may help with it";
    else if (coming.takes && coming.helped)
        return;
    else if (!w->hopeless[q->task] && w->n_left++ < MOST_NAMED)
        w->left = text_format(w->b->scratch, "%s%s'%s'%s", w->left, *w->left ? ", " : "", task->label.id,
                              q->critical ? " for critical patients" : "");
    w->hopeless[q->task] = true;
    if (!why || (all.right && !all.takes && w->b->n_rules == 0))
        return; /* told once for all tasks */
    BUILD_WARNING(w->b, w->b->tasks.value[q->task], "task '%s' arises in unit '%s'%s, but %s", task->label.id, w->k->id,
                  q->critical ? " for critical patients" : "", why);
}

static void warn_of_left(const struct view *w)
{
    const char *more = w->n_left > MOST_NAMED ? text_format(w->b->scratch, " and %d more", w->n_left - MOST_NAMED) : "";
    if (w->n_left > 0)
        findings_warning(w->b->findings, w->b->root->file, "/staff/lines",
                         "unit '%s': nobody ever comes who might do %s%s, help with it or let it go by sign-off", w->k->id,
                         w->left, more);
}

const bool *undoable_tasks_find(struct build *b, const struct kind *k, const bool *arises)
{
    struct view w = {.b = b, .k = k, .hopeless = ARENA_ARRAY(b->scratch, b->tasks.n, bool), .left = ""};
    for (int q = 0; q < k->unit.n_queues; q++)
        if (arises[k->unit.queues[q].task])
            warn_of_hopeless(&w, q);
    warn_of_left(&w);
    return w.hopeless;
}
