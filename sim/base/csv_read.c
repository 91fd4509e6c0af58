/* Takes lines of CSV apart in place. Quoted fields may hold commas and doubled quotes, but no line ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/csv_read.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

__attribute__((format(printf, 3, 4))) static int wrong(struct csv_read *c, struct err *e, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(c->fault, sizeof c->fault, format, args);
    va_end(args);
    return err_set(e, ERR_INPUT, "'%s', line %ld: %s", c->path, c->line ? c->line : 1, c->fault);
}

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
        return wrong(c, e, "expected text, found a byte 0");
    if ((*text)[n - 1] == '\n')
        (*text)[--n] = '\0';
    else if (!c->hand_made)
        return wrong(c, e, "the line is not ended: the file was cut off");
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
        return wrong(c, e, "expected a header, found nothing: the file is empty");
    if (rc < 0)
        return rc;
    static const char mark[] = "\xef\xbb\xbf"; /* of the order of bytes, as spreadsheets put it */
    c->n_columns = take_apart(c->header + (strncmp(c->header, mark, 3) == 0 ? 3 : 0), c->columns);
    if (c->n_columns < 0 || c->n_columns > CSV_READ_MOST_COLUMNS)
        return wrong(c, e, "expected names of at most %d columns", CSV_READ_MOST_COLUMNS);
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
    c->n_fields = 0;
    int rc = read_line(c, &c->text, &c->size, e);
    if (rc != 1)
        return rc;
    c->n_fields = take_apart(c->text, c->fields);
    if (c->n_fields < 0)
        return wrong(c, e, "a quote that is not closed");
    if (c->n_fields != c->n_columns)
        return wrong(c, e, "expected %d fields, found %d", c->n_columns, c->n_fields);
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
