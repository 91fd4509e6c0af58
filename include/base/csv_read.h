/* Reading CSV, row by row, as report/csv.h writes it or a spreadsheet saves it: a header, commas, quotes where needed; line
 * ends with or without CR; a byte order mark at the beginning counts for nothing.
 *
 * Strict, so that a file that was cut off or is something else is told at the line where that shows. A row is one line: no field
 * holds a line end.
 *
 *     int rc = csv_read_open(&c, path, e);
 *     int tick = csv_read_column(&c, "tick");
 *     while (rc == 0 && (rc = csv_read_row(&c, e)) == 1) { ... c.fields[tick] ...; rc = 0; }
 *     csv_read_close(&c);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_CSV_READ_H
#define BASE_CSV_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/err.h"

enum { CSV_READ_MOST_COLUMNS = 64 };

struct csv_read {
    FILE *file;
    const char *path;     /* must live as long */
    long line;            /* at which the row stands, from 1; a row is one line */
    bool hand_made;       /* to be set after opening: the last line may lack its end, as editors save it */
    int n_columns;
    int n_fields;         /* of the row, also when they are too many or too few; at most CSV_READ_MOST_COLUMNS are kept */
    char *header, *text;  /* the header line and the row, taken apart */
    size_t header_size, size;
    char *columns[CSV_READ_MOST_COLUMNS], *fields[CSV_READ_MOST_COLUMNS]; /* names; values of the row, valid until the next */
    char fault[200];      /* what is wrong, without file and line, for callers who say these in their own way */
};

/* Opens the file and reads its header. ERR_INPUT when it is empty or no CSV, ERR_IO when it cannot be read. csv_read_close must
 * be called in every case. */
int csv_read_open(struct csv_read *c, const char *path, struct err *e);
/* The place of a column, or -1. */
int csv_read_column(const struct csv_read *c, const char *name);
/* 1: the next row is in `fields`; 0: there are no more; negative: *e says what is wrong, with file and line. After ERR_INPUT the
 * next call goes on with the next line. */
int csv_read_row(struct csv_read *c, struct err *e);
/* Safe twice. */
void csv_read_close(struct csv_read *c);

#endif
