/* Names of the scenario as sorted lists: the place in the list is the id in the model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/model.h"
#include "scenario/value.h"

struct build;

struct names {
    int n;
    const char **id;            /* sorted; texts of the document */
    const struct value **value; /* the members themselves */
};

/* The members of an object (which may be NULL), sorted. */
struct names names_of(struct arena *a, const struct value *object);
/* Names gathered from anywhere (`value` is not looked at): sorted, each once. */
void names_sort_texts(struct names *names);
/* -1 when there is none of this name. */
int names_find(const struct names *names, const char *id);
/* "'a', 'b' and 3 more": those of the list of which `which` is true, 12 of them at most by name; NULL = of none. */
const char *names_some(struct arena *a, const struct names *names, const bool *which);
/* Error unless no name of the list is a reserved word: a category or "all". `what` as in "a task". */
void names_refuse_reserved(struct build *b, const struct names *names, const char *what);
/* The category called `word`, or -1. */
int names_category(const char *word);

/* How specifically `what`, a task, a category or "all", names the task: 3, 2, 1; 0 when it does not. */
int names_fit_task(const struct build *b, const char *what, int task);

/* The label of an object that may have a "label", as copies in the model's arena. */
struct label names_label(struct build *b, const char *id, const struct value *object);
/* "ward" -> "ward.3", "Ward" -> "Ward 3". */
struct label names_numbered(struct build *b, const struct label *label, int number);

#endif
