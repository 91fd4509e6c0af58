/* The only file that knows CSV (RFC 4180; LF line ends, which it lets readers accept).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/csv.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/text.h"

static void put(struct csv *c, const char *bytes, size_t n)
{
    if (!c->failure && n && fwrite(bytes, 1, n, c->file) != n)
        c->failure = errno ? errno : EIO;
}

static void begin_field(struct csv *c)
{
    if (c->at == c->n_columns)
        BUG("%s: a row with more fields than the header has", c->name);
    if (c->at++)
        put(c, ",", 1);
}

void csv_text(struct csv *c, const char *text)
{
    begin_field(c);
    if (!text)
        return;
    if (!text[strcspn(text, ",\"\r\n")]) {
        put(c, text, strlen(text));
        return;
    }
    put(c, "\"", 1);
    for (const char *quote; (quote = strchr(text, '"')); text = quote + 1) {
        put(c, text, (size_t)(quote - text));
        put(c, "\"\"", 2);
    }
    put(c, text, strlen(text));
    put(c, "\"", 1);
}

void csv_number(struct csv *c, double value)
{
    char digits[TEXT_NUMBER_BYTES];
    csv_text(c, text_number(digits, value));
}

void csv_integer(struct csv *c, int64_t value)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRId64, value);
    csv_text(c, digits);
}

void csv_hex(struct csv *c, uint64_t value)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%016" PRIx64, value);
    csv_text(c, digits);
}

void csv_end(struct csv *c)
{
    if (c->at != c->n_columns)
        BUG("%s: a row of %d fields under a header of %d", c->name, c->at, c->n_columns);
    put(c, "\n", 1);
    c->at = 0;
}

void csv_stream(struct csv *c, FILE *file, const char *name, const char *const *columns, int n_columns)
{
    *c = (struct csv){.file = file, .name = name, .n_columns = n_columns};
    for (int i = 0; i < n_columns; i++)
        csv_text(c, columns[i]);
    csv_end(c);
}

int csv_open(struct csv *c, const char *path, const char *const *columns, int n_columns, struct err *e)
{
    *c = (struct csv){.name = path};
    FILE *file = fopen(path, "w");
    if (!file)
        return err_set(e, ERR_IO, "cannot create '%s': %s", path, strerror(errno));
    csv_stream(c, file, path, columns, n_columns);
    c->own = true;
    return 0;
}

int csv_close(struct csv *c, struct err *e)
{
    if (!c->file)
        return e->code;
    if (fflush(c->file) && !c->failure)
        c->failure = errno;
    if (c->own && fclose(c->file) && !c->failure)
        c->failure = errno;
    c->file = NULL;
    if (c->failure)
        return err_set(e, ERR_IO, c->own ? "cannot write '%s': %s" : "cannot write to %s: %s", c->name, strerror(c->failure));
    return 0;
}
