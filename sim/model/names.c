/* Names of the scenario as sorted lists.
 *
 * The order is that of the bytes (strcmp), the same in every locale. That a name is unknown is told in scenario/review.c.
 * Labels are copied: the model keeps nothing of the document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/chance.h"
#include "base/text.h"
#include "model/build.h"

struct names names_of(struct arena *a, const struct value *object)
{
    struct names names = {object ? object->n : 0, NULL, value_sorted(a, object)};
    names.id = ARENA_ARRAY(a, names.n, const char *);
    for (int i = 0; i < names.n; i++)
        names.id[i] = names.value[i]->name;
    return names;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void names_sort_texts(struct names *names)
{
    int n = 0;
    if (names->n > 0)
        qsort(names->id, (size_t)names->n, sizeof *names->id, by_text);
    for (int i = 0; i < names->n; i++)
        if (n == 0 || strcmp(names->id[i], names->id[n - 1]) != 0)
            names->id[n++] = names->id[i];
    names->n = n;
}

const char *names_some(struct arena *a, const struct names *names, const bool *which)
{
    enum { MOST_NAMED = 12 };
    const char *text = "";
    int n = 0;
    for (int i = 0; i < names->n; i++)
        if (which[i] && n++ < MOST_NAMED)
            text = text_format(a, "%s%s'%s'", text, *text ? ", " : "", names->id[i]);
    if (n > MOST_NAMED)
        text = text_format(a, "%s and %d more", text, n - MOST_NAMED);
    return n > 0 ? text : NULL;
}

int names_find(const struct names *names, const char *id)
{
    int low = 0, high = names->n;
    while (low < high) {
        int middle = (low + high) / 2, order = strcmp(id, names->id[middle]);
        if (order == 0)
            return middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}

int names_category(const char *word)
{
    for (int i = 0; i < N_CATEGORIES; i++)
        if (strcmp(word, model_category_ids[i]) == 0)
            return i;
    return -1;
}

void names_refuse_reserved(struct build *b, const struct names *names, const char *what)
{
    for (int i = 0; i < names->n; i++)
        if (names_category(names->id[i]) >= 0 || strcmp(names->id[i], "all") == 0)
            BUILD_ERROR(b, names->value[i],
                        "expected %s with a name of its own, found '%s', which rules and rights use otherwise", what,
                        names->id[i]);
}

static const char *copy(struct build *b, const char *s)
{
    return arena_text(b->keep, s, strlen(s));
}

struct label names_label(struct build *b, const char *id, const struct value *object)
{
    const struct value *text = value_member(object, "label");
    struct label label = {.id = copy(b, id), .key = chance_name(id)};
    label.text = text && *text->string ? copy(b, text->string) : label.id;
    return label;
}

struct label names_numbered(struct build *b, const struct label *label, int number)
{
    struct label numbered = {.id = text_format(b->keep, "%s.%d", label->id, number)};
    numbered.text = text_format(b->keep, "%s %d", label->text, number);
    numbered.key = chance_name(numbered.id);
    return numbered;
}

int names_fit_task(const struct build *b, const char *what, int task)
{
    if (strcmp(what, "all") == 0)
        return 1;
    if (names_category(what) >= 0)
        return (int)b->m->tasks[task].category == names_category(what) ? 2 : 0;
    return strcmp(what, b->tasks.id[task]) == 0 ? 3 : 0;
}
