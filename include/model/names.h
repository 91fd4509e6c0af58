/* Names of the scenario as sorted lists: the place in the list is the id in the model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

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
/* -1 when there is none of this name. */
int names_find(const struct names *names, const char *id);
/* The id of `word`, which stands at `at`; -1 after the error "expected a role, found 'nurs'; did you mean 'nurse'?". */
int names_expect(struct build *b, const struct names *names, const char *word, const struct value *at, const char *what);
/* As names_expect where the word may be in any of several lists: *which tells the list. */
int names_expect_among(struct build *b, const struct names *const *lists, int n_lists, const char *word, const struct value *at,
                       const char *what, int *which);
/* Error unless no name of the list is a reserved word: a category or "all". `what` as in "a task". */
void names_refuse_reserved(struct build *b, const struct names *names, const char *what);
/* The category called `word`, or -1. */
int names_category(const char *word);
/* The same as a list, for names_expect_among. */
struct names names_categories(struct arena *a);

/* The label of an object that has "label" and "label_no", as copies in the model's arena. */
struct label names_label(struct build *b, const char *id, const struct value *object);
/* "ward" -> "ward.3", "Ward" -> "Ward 3". */
struct label names_numbered(struct build *b, const struct label *label, int number);

#endif
