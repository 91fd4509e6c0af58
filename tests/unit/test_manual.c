/* The manual page: whatever the tables hold is in it, and no text is taken for a request of roff. tests/manual.sh has it read by
 * mandoc and groff.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/version.h"
#include "cli/commands.h"
#include "cli/manual.h"
#include "report/dictionary.h"

static char *text_of(const char *text)
{
    char *out = NULL;
    size_t n;
    FILE *f = open_memstream(&out, &n);
    manual_text(f, text);
    fclose(f);
    return out;
}

static void becomes(const char *text, const char *roff)
{
    char *out = text_of(text);
    assert_string_equal(out, roff);
    free(out);
}

static void test_text(void **state)
{
    (void)state;
    becomes("two words", "two words\n");
    becomes("two\nlines and  blanks", "two lines and blanks\n");
    becomes("--set a\\b 'x' \"y\" 2^32 ~", "\\-\\-set a\\eb \\(aqx\\(aq \\(dqy\\(dq 2\\(ha32 \\(ti\n");
    becomes(".TH is no request", "\\&.TH is no request\n");
    becomes("'br neither", "\\(aqbr neither\n");
    becomes("Tørn – 24 €", "T\\[u00F8]rn \\[u2013] 24 \\[u20AC]\n");
    becomes("see `avlast list`, and so on", "see \\fBavlast list\\fR, and so on\n");
    becomes("One. Two, e.g. this. 3 things.", "One.\nTwo, e.g. this. 3 things.\n");
    becomes("a paragraph\n\nand another", "a paragraph\n.PP\nand another\n");
    becomes("", "\n");
}

/* However long a text is, lines stay short, none begins with a point, and no word is lost. */
static void test_lines(void **state)
{
    (void)state;
    char text[8000] = "";
    int words = 0;
    for (int i = 0; i < 500; i++, words++)
        strcat(text, i % 7 ? "short " : i % 3 ? ".longer-than-others " : "and...more\n");
    char *out = text_of(text), *save = NULL;
    int found = 0;
    for (char *line = strtok_r(out, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
        assert_true(strlen(line) <= 80);
        assert_int_not_equal(line[0], '.');
        found++;
        for (const char *c = line; *c; c++)
            found += *c == ' ';
    }
    assert_int_equal(found, words);
    free(out);
}

static char page[1 << 18];

static int print_page(void **state)
{
    (void)state;
    FILE *f = fmemopen(page, sizeof page, "w");
    manual_print(f);
    return fclose(f);
}

static void test_sections(void **state)
{
    (void)state;
    static const char *const sections[] = {"NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "FILES", "\"EXIT STATUS\"",
                                           "ENVIRONMENT", "EXAMPLES", "\"SEE ALSO\""};
    char *at = page, line[60];
    assert_non_null(strstr(page, ".TH AVLAST 1 \"" AVLAST_DATE "\" \"avlast " AVLAST_VERSION "\" \"User Commands\"\n"));
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++) {
        snprintf(line, sizeof line, "\n.SH %s\n", sections[i]);
        at = strstr(at, line); /* in this order */
        assert_non_null(at);
    }
}

/* Between the heading of each command and the next: all its options, and its example. */
static void test_commands(void **state)
{
    (void)state;
    for (int i = 0; i < commands_count; i++) {
        const struct command *c = commands_table[i];
        char heading[200], *start, *end;
        snprintf(heading, sizeof heading, "\n.SS \"avlast %s", c->name);
        start = strstr(page, heading);
        assert_non_null(start);
        end = strstr(start, "\n.fi\n");
        assert_non_null(end);
        *end = '\0';
        for (int k = 0; k < c->n_options; k++) {
            const struct option_row *row = &options_table[c->options[k]];
            char item[100];
            snprintf(item, sizeof item, ".TP\n\\fB\\-\\-%s\\fR%s%s%s\n", row->name, row->value ? " \\fI" : "",
                     row->value ? row->value : "", row->value ? "\\fR" : "");
            if (!strstr(start, item))
                fail_msg("%s: no %s", c->name, item);
        }
        assert_non_null(strstr(start, "\n.nf\navlast "));
        *end = '\n';
    }
    for (int i = 0; i < dictionary_count; i++)
        assert_non_null(strstr(strstr(page, ".SH FILES"), dictionary_files[i].name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),     cmocka_unit_test(test_lines),
        cmocka_unit_test_setup(test_sections, print_page), cmocka_unit_test_setup(test_commands, print_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
