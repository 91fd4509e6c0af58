/* Takes lines of CSV apart in place. Quoted fields may hold commas and doubled quotes, but no line ends: our files have none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/csv_read.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

/* The next line without its end. 1, 0 at the end of the file, or a negative code. */
static int read_line(struct csv_read *c, char **text, size_t *size, struct err *e)
{
    errno = 0;
    ssize_t n = getline(text, size, c->file);
    if (n < 0 && ferror(c->file))
        return err_set(e, ERR_IO, "cannot read '%s': %s", c->path, strerror(errno));
    if (n < 0 && errno == ENOMEM)
        return err_set(e, ERR_MEMORY, "not enough memory for line %ld of '%s'", c->line + 1, c->path);
    if (n < 0)
        return 0;
    c->line++;
    if (strlen(*text) != (size_t)n)
        return err_set(e, ERR_INPUT, "'%s', line %ld: expected text, found a byte 0", c->path, c->line);
    if ((*text)[n - 1] != '\n')
        return err_set(e, ERR_INPUT, "'%s', line %ld: the line is not ended: the file was cut off", c->path, c->line);
    (*text)[--n] = '\0';
    if (n > 0 && (*text)[n - 1] == '\r') /* as spreadsheets save it */
        (*text)[n - 1] = '\0';
    return 1;
}

/* The end of the quoted field that begins after the quote at s; its text is put together at s. NULL: the quote is not closed. */
static char *unquote(char *s)
{
    char *to = s, *from = s + 1;
    for (; *from; from++) {
        if (*from == '"' && from[1] != '"')
            break;
        from += *from == '"';
        *to++ = *from;
    }
    if (!*from)
        return NULL;
    *to = '\0';
    return from + 1;
}

/* Points `fields` at the parts of a line; returns how many there are (no more than the most are kept), or -1. */
static int take_apart(char *s, char *fields[])
{
    for (int n = 0;; n++) {
        char *end;
        if (*s == '"') {
            if (!(end = unquote(s)) || (*end && *end != ','))
                return -1;
        } else {
            end = s + strcspn(s, ",");
        }
        if (n < CSV_READ_MOST_COLUMNS)
            fields[n] = s;
        char last = *end;
        *end = '\0';
        if (!last)
            return n + 1;
        s = end + 1;
    }
}

int csv_read_open(struct csv_read *c, const char *path, struct err *e)
{
    *c = (struct csv_read){.path = path};
    c->file = fopen(path, "r");
    bool wrong_place = !c->file && (errno == ENOENT || errno == ENOTDIR);
    if (!c->file)
        return err_set(e, wrong_place ? ERR_INPUT : ERR_IO, "cannot open '%s': %s", path, strerror(errno));
    int rc = read_line(c, &c->header, &c->header_size, e);
    if (rc == 0)
        return err_set(e, ERR_INPUT, "'%s', line 1: expected a header, found nothing: the file is empty", path);
    if (rc < 0)
        return rc;
    c->n_columns = take_apart(c->header, c->columns);
    if (c->n_columns < 0 || c->n_columns > CSV_READ_MOST_COLUMNS)
        return err_set(e, ERR_INPUT, "'%s', line 1: expected names of at most %d columns", path, CSV_READ_MOST_COLUMNS);
    return 0;
}

int csv_read_column(const struct csv_read *c, const char *name)
{
    for (int i = 0; i < c->n_columns; i++)
        if (!strcmp(c->columns[i], name))
            return i;
    return -1;
}

int csv_read_row(struct csv_read *c, struct err *e)
{
    int rc = read_line(c, &c->text, &c->size, e);
    if (rc != 1)
        return rc;
    int n = take_apart(c->text, c->fields);
    if (n < 0)
        return err_set(e, ERR_INPUT, "'%s', line %ld: a quote that is not closed", c->path, c->line);
    if (n != c->n_columns)
        return err_set(e, ERR_INPUT, "'%s', line %ld: expected %d fields, found %d", c->path, c->line, c->n_columns, n);
    return 1;
}

void csv_read_close(struct csv_read *c)
{
    if (c->file)
        fclose(c->file);
    free(c->header);
    free(c->text);
    *c = (struct csv_read){.path = c->path};
}
