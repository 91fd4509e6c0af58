/* The key table as a JSON Schema (draft 2020-12), for editors and other programs.
 *
 * Every table becomes a definition, every row a property. What belongs to only some kinds of an object (a law, a way to
 * arise) is said with if and then. What a schema cannot say (low < high, names that must be known) is left to `avlast check`.
 * Written straight to the file: no memory is needed, and write errors stay in the stream for the caller to see.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/schema.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "scenario/keys.h"
#include "scenario/keys_law.h"
#include "scenario/value.h"

/* ---- Writing JSON ------------------------------------------------------------------------------------------------------ */

struct pen {
    FILE *out;
    int depth;
    bool first; /* nothing stands yet in the object or array that is open */
    bool null;  /* null is allowed where the pen is: in objects, where it deletes, but not in arrays */
};

/* Begins a member (an element when name is NULL). */
static void item(struct pen *p, const char *name)
{
    fprintf(p->out, "%s\n%*s", p->first ? "" : ",", 2 * p->depth, "");
    p->first = false;
    if (name) {
        value_print_string(p->out, name);
        fputs(": ", p->out);
    }
}

static void begin(struct pen *p, const char *name, char bracket)
{
    item(p, name);
    fputc(bracket, p->out);
    p->depth++;
    p->first = true;
}

static void end(struct pen *p, char bracket)
{
    p->depth--;
    fprintf(p->out, "\n%*s%c", 2 * p->depth, "", bracket);
    p->first = false;
}

static void text(struct pen *p, const char *name, const char *s)
{
    item(p, name);
    value_print_string(p->out, s);
}

/* JSON as it is: a default, true, a list of types. */
static void raw(struct pen *p, const char *name, const char *json)
{
    item(p, name);
    fputs(json, p->out);
}

static void number(struct pen *p, const char *name, double x)
{
    char digits[TEXT_NUMBER_BYTES];
    raw(p, name, text_number(digits, x));
}

static void type(struct pen *p, const char *name)
{
    item(p, "type");
    fprintf(p->out, p->null ? "[\"%s\", \"null\"]" : "\"%s\"", name);
}

/* ---- Rows and tables --------------------------------------------------------------------------------------------------- */

static const char name_pattern[] = "[a-z][a-z0-9_]{0,59}";
static const char time_pattern[] = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?";
static const char date_pattern[] = "(19[7-9][0-9]|20[0-9]{2}|21[0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

static const char one_line_pattern[] = "[^\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f]*"; /* as it stands in JSON */

static void put_pattern(struct pen *p, const char *name, const char *pattern)
{
    item(p, name);
    fprintf(p->out, "\"^%s$\"", pattern);
}

static void put_choices(struct pen *p, const char *const *choices)
{
    begin(p, "enum", '[');
    for (int i = 0; choices[i]; i++)
        text(p, NULL, choices[i]);
    if (p->null)
        raw(p, NULL, "null");
    end(p, ']');
}

static void put_numbers(struct pen *p, const struct keys_row *row)
{
    if (row->divides) {
        begin(p, "enum", '[');
        for (int i = (int)row->low; i <= row->high; i++)
            if (row->divides % i == 0)
                number(p, NULL, i);
        if (p->null)
            raw(p, NULL, "null");
        end(p, ']');
        return;
    }
    if (row->or_never)
        raw(p, "type", row->type == KEYS_INT ? "[\"integer\", \"string\", \"null\"]" : "[\"number\", \"string\", \"null\"]");
    else
        type(p, row->type == KEYS_INT ? "integer" : "number");
    number(p, row->above ? "exclusiveMinimum" : "minimum", row->low);
    if (row->high != 0)
        number(p, "maximum", row->high);
    if (row->or_never)
        put_pattern(p, "pattern", "never");
}

static void put_row(struct pen *p, const char *name, const struct keys_row *row);

/* The members of a map: each fits one pattern. "<name>_source" would fit a plain name too, so that looks ahead. */
static void put_map(struct pen *p, const struct keys_row *row)
{
    const char *const *words = keys_words(row->named_by);
    char pattern[256];
    type(p, "object");
    begin(p, "patternProperties", '{');
    if (row->named_by == KEYS_BY_TIME)
        snprintf(pattern, sizeof pattern, "^%s$", time_pattern);
    else if (!words)
        snprintf(pattern, sizeof pattern, "^(?!.*_source$)%s$", name_pattern);
    else
        for (int i = 0, n = 0; words[i]; i++)
            n += snprintf(pattern + n, sizeof pattern - (size_t)n, "%s%s%s", i == 0 ? "^(" : "|", words[i],
                          words[i + 1] ? "" : ")$");
    put_row(p, pattern, row->member);
    begin(p, "_source$", '{');
    type(p, "string");
    end(p, '}');
    end(p, '}');
    raw(p, "additionalProperties", "false");
}

static void put_reference(struct pen *p, const struct keys_row *row)
{
    char reference[64];
    snprintf(reference, sizeof reference, "#/$defs/%s", row->table->name);
    if (!row->or_never) {
        text(p, "$ref", reference);
        return;
    }
    begin(p, "anyOf", '[');
    begin(p, NULL, '{');
    text(p, "$ref", reference);
    end(p, '}');
    begin(p, NULL, '{');
    text(p, "const", "never");
    end(p, '}');
    end(p, ']');
}

static void put_row(struct pen *p, const char *name, const struct keys_row *row)
{
    begin(p, name, '{');
    text(p, "description", row->meaning);
    if (row->fallback)
        raw(p, "default", row->fallback);
    switch (row->type) {
    case KEYS_BOOL: type(p, "boolean"); break;
    case KEYS_INT:
    case KEYS_NUMBER: put_numbers(p, row); break;
    case KEYS_CHOICE: put_choices(p, row->choices); break;
    case KEYS_STRING:
    case KEYS_NAME:
    case KEYS_TIME:
    case KEYS_DATE:
        type(p, "string");
        if (row->type != KEYS_STRING || row->one_line)
            put_pattern(p, "pattern",
                        row->type == KEYS_NAME   ? name_pattern
                        : row->type == KEYS_TIME ? time_pattern
                        : row->type == KEYS_DATE ? date_pattern
                                                 : one_line_pattern);
        break;
    case KEYS_LIST:
        type(p, "array");
        p->null = false;
        put_row(p, "items", row->member);
        p->null = true;
        break;
    case KEYS_MAP: put_map(p, row); break;
    case KEYS_OBJECT:
    case KEYS_LAW: put_reference(p, row); break;
    }
    end(p, '}');
}

/* If the object is of kind k, then keys that belong to other kinds can only be deleted. */
static void put_kind(struct pen *p, const struct keys_table *table, int k)
{
    begin(p, NULL, '{');
    begin(p, "if", '{');
    begin(p, "properties", '{');
    begin(p, table->selector, '{');
    text(p, "const", table->kinds[k]);
    end(p, '}');
    end(p, '}');
    begin(p, "required", '[');
    text(p, NULL, table->selector);
    end(p, ']');
    end(p, '}');
    begin(p, "then", '{');
    begin(p, "properties", '{');
    for (int i = 0; i < table->n_rows; i++)
        if (table->rows[i].kinds && !(table->rows[i].kinds >> k & 1))
            raw(p, table->rows[i].name, "{\"type\": \"null\"}");
    end(p, '}');
    end(p, '}');
    end(p, '}');
}

static void put_table(struct pen *p, const struct keys_table *table)
{
    text(p, "description", table->meaning);
    if (table == &keys_root)
        raw(p, "type", "\"object\"");
    else if (table == &keys_law_table)
        raw(p, "type", "[\"object\", \"number\", \"null\"]");
    else
        type(p, "object");
    if (table == &keys_law_table) /* a plain number */
        raw(p, "minimum", "0");
    begin(p, "properties", '{');
    for (int i = 0; i < table->n_rows; i++)
        put_row(p, table->rows[i].name, &table->rows[i]);
    end(p, '}');
    begin(p, "patternProperties", '{');
    item(p, NULL);
    fputs("\"^(", p->out);
    for (int i = 0; i < table->n_rows; i++)
        fprintf(p->out, "%s%s", i == 0 ? "" : "|", table->rows[i].name + (table->rows[i].name[0] == '$'));
    fputs(")_source$\": {\"type\": [\"string\", \"null\"]}", p->out);
    end(p, '}');
    raw(p, "additionalProperties", "false");
    if (!table->selector)
        return;
    begin(p, "allOf", '[');
    for (int k = 0; table->kinds[k]; k++)
        put_kind(p, table, k);
    end(p, ']');
}

void schema_print(FILE *out)
{
    struct pen p = {.out = out, .depth = 1, .first = true, .null = true};
    struct keys_place places[KEYS_MOST_TABLES];
    int n = keys_places(places);
    fputc('{', out);
    text(&p, "$schema", "https://json-schema.org/draft/2020-12/schema");
    text(&p, "title", "avlast scenario file");
    put_table(&p, &keys_root);
    begin(&p, "$defs", '{');
    for (int i = 1; i < n; i++) {
        begin(&p, places[i].table->name, '{');
        put_table(&p, places[i].table);
        end(&p, '}');
    }
    end(&p, '}');
    end(&p, '}');
    fputc('\n', out);
}
