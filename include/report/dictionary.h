/* Every CSV file that the program writes, and every column in it: what it is called, of what type, in what unit, what it means.
 *
 * One table. The writers take their headers from it; datapackage.json, `avlast list columns` and docs/columns.md are printed
 * from it. So no file can have a column that is not explained.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_DICTIONARY_H
#define REPORT_DICTIONARY_H

#include <stdbool.h>

#include "base/err.h"
#include "base/measure.h"
#include "report/csv.h"
#include "report/meanings.h"

enum { DICTIONARY_MOST_COLUMNS = 40, DICTIONARY_MOST_KEY = 4 };

struct dictionary_column { /* types, formats and constraints are those of Frictionless Table Schema; NULL where there is none */
    const char *name, *type;
    const char *meaning;           /* one sentence */
    bool required;                 /* never an empty field */
    const char *unit;              /* where the name does not tell it: see dictionary_unit */
    const char *minimum, *maximum; /* as written in JSON */
    const char *choices;           /* the only values, in words separated by blanks; where they need explaining, instead: */
    const struct meaning *values;
    const char *pattern, *format;
};

struct dictionary_file {
    const char *name;  /* "runs.csv" */
    const char *title; /* "one row per ..." */
    const char *note;  /* further sentences, or "" */
    const char *key[DICTIONARY_MOST_KEY]; /* columns that together name a row, where none of them can be empty; else none */
    bool elsewhere;    /* written where the user says, so never a result that a later run may replace */
    bool per_scenario; /* a comparison writes NAME_<scenario>.csv for each */
    const struct dictionary_column *columns;
    int n_columns;
};

extern const struct dictionary_file dictionary_files[];
extern const int dictionary_count;

/* The entry of a file, also of one per scenario ("events_ward.csv"); NULL when the program writes no such file. */
const struct dictionary_file *dictionary_find(const char *name);
/* The unit of measurement: the column's own words, or what its name tells; "" for none. Returns out, or the words. */
const char *dictionary_unit(char out[MEASURE_BYTES], const struct dictionary_column *column);

/* csv_open and csv_stream with the columns of the file called `name`. */
int dictionary_open(struct csv *c, const char *path, const char *name, struct err *e);
void dictionary_stream(struct csv *c, FILE *file, const char *stream, const char *name);

#endif
