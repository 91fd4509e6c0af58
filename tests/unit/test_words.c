/* Labels as words in lines for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdio.h>
#include <string.h>

#include "report/words.h"

static const char *label(const char *id, const char *text)
{
    static char out[WORDS_BYTES];
    return words_label(out, &(struct label){.id = id, .text = text});
}

static void test_label(void **state)
{
    (void)state;
    assert_string_equal(label("nurse", "Nurse"), "Nurse");
    assert_string_equal(label("ward_host", "ward_host"), "Ward host");
    assert_string_equal(label("host", "ward_host"), "Ward_host"); /* a label stays as it is written */
    assert_string_equal(label("o", "økonom"), "Økonom");
    assert_string_equal(label("o", "ærlig"), "Ærlig");
    assert_string_equal(label("o", "÷"), "÷");
    assert_string_equal(label("o", "ÿ"), "ÿ"); /* its capital is elsewhere */
    assert_string_equal(label("o", "Økonom"), "Økonom");
    assert_string_equal(label("o", ""), "");
}

/* No letter is cut in two, and a plural fits as well. */
static void test_long(void **state)
{
    (void)state;
    char text[3 * WORDS_BYTES + 1], out[WORDS_BYTES];
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    assert_int_equal(strlen(label("o", text)), WORDS_BYTES - 1);
    assert_int_equal(strlen(words_plural(out, &(struct label){.id = "o", .text = text})), WORDS_BYTES - 1);
    for (int i = 0; i + 1 < (int)sizeof text - 1; i += 2)
        memcpy(text + i, "ø", 2);
    assert_int_equal(strlen(label("o", text)), WORDS_BYTES - 2);
    for (int i = 0; i + 2 < (int)sizeof text - 1; i += 3)
        memcpy(text + i, "€", 3);
    assert_int_equal(strlen(label("o", text)), WORDS_BYTES - 2);
}

static void test_plural(void **state)
{
    (void)state;
    static const char *const words[][2] = {
        {"Nurse", "Nurses"}, {"secretary", "Secretaries"}, {"Day boy", "Day boys"}, {"Social services", "Social services"},
        {"x", "Xs"},
    };
    char out[WORDS_BYTES];
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        assert_string_equal(words_plural(out, &(struct label){.id = "", .text = words[i][0]}), words[i][1]);
    assert_string_equal(words_plural(out, &(struct label){.id = "ward_host", .text = "ward_host"}), "Ward hosts");
}

static void test_small_and_capital(void **state)
{
    (void)state;
    static const char *const words[][2] = {{"Nurses", "nurses"}, {"LPNs", "LPNs"}, {"Økonomer", "økonomer"}, {"A", "a"},
                                           {"ØA", "ØA"},         {"nurse", "nurse"}, {"×", "×"},           {"", ""},
                                           {"IT people", "IT people"}, {"Æ", "æ"}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        char text[20];
        assert_string_equal(words_small(strcpy(text, words[i][0])), words[i][1]);
    }
    char text[] = "økonomer";
    assert_string_equal(words_capital(text), "Økonomer");
    for (int category = 0; category < N_CATEGORIES; category++)
        assert_true(strlen(words_work[category]) > 5);
}

/* Tables and pictures call a category the same: what read.awk writes out, or else its id with a capital letter. */
static void test_categories_as_in_pictures(void **state)
{
    (void)state;
    static char script[100000];
    FILE *f = fopen("plots/read.awk", "r");
    assert_non_null(f);
    script[fread(script, 1, sizeof script - 1, f)] = '\0';
    fclose(f);
    for (int category = 0; category < N_CATEGORIES; category++) {
        char id[40], words[80], text[40];
        snprintf(id, sizeof id, "\"%s\"", model_category_ids[category]);
        snprintf(words, sizeof words, "\"%s\"", words_category[category]);
        const char *there = strstr(script, id);
        if (there)
            assert_true(strstr(there, words) && strstr(there, words) < strchr(there, '\n')); /* in the same line */
        else
            assert_string_equal(words_category[category], words_capital(strcpy(text, model_category_ids[category])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_label), cmocka_unit_test(test_long), cmocka_unit_test(test_plural),
        cmocka_unit_test(test_small_and_capital), cmocka_unit_test(test_categories_as_in_pictures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
