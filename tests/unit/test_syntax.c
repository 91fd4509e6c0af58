/* What is JSON and what is not: every error with its place and its text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/syntax.h"

/* The text is copied to memory of exactly its size, so that reading past it is noticed by the sanitizers. */
static struct syntax look(const char *text, size_t length, uint32_t **keys)
{
    struct syntax s = {.length = length, .deepest = 8};
    char *copy = malloc(length ? length : 1);
    memcpy(copy, text, length);
    s.text = copy;
    s.keys = *keys = malloc((length / 4 + 1) * sizeof **keys);
    if (syntax_is_good(&s) != (s.error[0] == '\0'))
        fail_msg("answer and error do not agree for %s", text);
    free(copy);
    return s;
}

static void test_good(void **state)
{
    (void)state;
    static const char *const good[] = {
        "0", "-0", "1", "10", "1.5", "-1.50e+10", "1E5", "0e0", "1e-999", "true", " false\n", "null", "\"\"",
            "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e5\"",
        "\"\\ud83d\\ude00\"", "\"\\uD83D\\uDE00\"", "\"å\xf0\x9f\x98\x80\x7f\"", "[]", "[ ]", "{}", "{ }", "[1,2 , 3]",
            "{\"a\":1}", "\t{ \"a\" : [ { \"b\" : null } ] }\r\n",
        "[[[[[[[[]]]]]]]]", "{\"\":\"\"}", "\"\\uFFFF\\u0001\"", "1.7976931348623157e308",
        "123456789012345678901234567890123456789012345678901234567890",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        uint32_t *keys;
        struct syntax s = look(good[i], strlen(good[i]), &keys);
        if (s.error[0])
            fail_msg("%s: at %zu: %s", good[i], s.at, s.error);
        free(keys);
    }
}

struct bad {
    const char *text;
    size_t at;
    const char *error;
};

static void test_bad(void **state)
{
    (void)state;
    static const struct bad bad[] = {
        {"", 0, "expected a value, found the end"},
        {" \n ", 3, "expected a value, found the end"},
        {"\xef\xbb\xbf{}", 0, "the file starts with a byte order mark: save it as UTF-8 without one"},
        {"{} x", 3, "expected nothing more after the document, found 'x'"},
        {"1 2", 2, "expected nothing more after the document, found '2'"},
        {"{}}", 2, "expected nothing more after the document, found '}'"},
        {"x", 0, "expected a value, found 'x'"},
        {"'a'", 0, "expected a value, found '''"},
        {"// a comment", 0, "expected a value, found '/'"},
        {"tru", 0, "expected a value, found 't'"},
        {"True", 0, "expected a value, found 'T'"},
        {"nul", 0, "expected a value, found 'n'"},
        {"falsy", 0, "expected a value, found 'f'"},
        {"NaN", 0, "expected a value, found 'N'"},
        {"Infinity", 0, "expected a value, found 'I'"},
        {"\xc3\xa5", 0, "expected a value, found byte 0xc3"},
        {"\v1", 0, "expected a value, found byte 0x0b"},
        {"007", 0, "a number may not start with 0 and another digit"},
        {"-01", 0, "a number may not start with 0 and another digit"},
        {"1.", 2, "expected a digit after the decimal point, found the end"},
        {"[1.,2]", 3, "expected a digit after the decimal point, found ','"},
        {".5", 0, "expected a value, found '.'"},
        {"+1", 0, "expected a value, found '+'"},
        {"-", 1, "expected a digit, found the end"},
        {"-x", 1, "expected a digit, found 'x'"},
        {"1e", 2, "expected a digit in the exponent, found the end"},
        {"1e+ ", 3, "expected a digit in the exponent, found ' '"},
        {"0x10", 1, "expected nothing more after the document, found 'x'"},
        {"[1e999]", 1, "number 1e999 is too large"},
        {"-1E+400", 0, "number -1E+400 is too large"},
        {"1234567890123456789012345678901234567890123456789012345678901", 0, "a number may have at most 60 characters"},
        {"0.0000000000000000000000000000000000000000000000000000000000001", 0, "a number may have at most 60 characters"},
        {"\"a", 0, "the string that starts here has no end"},
        {"{\"a\":\"b}", 5, "the string that starts here has no end"},
        {"\"a\nb\"", 2, "control character 0x0a in a string: write it as an escape"},
        {"\"\x1f\"", 1, "control character 0x1f in a string: write it as an escape"},
        {"\"\t\"", 1, "control character 0x09 in a string: write it as an escape"},
        {"\"a\\x\"", 2, "a backslash in a string must be followed by one of \" \\ / b f n r t u"},
        {"\"\\", 1, "a backslash in a string must be followed by one of \" \\ / b f n r t u"},
        {"\"\\u00g0\"", 1, "\\u must be followed by four hexadecimal digits"},
        {"\"\\u00", 1, "\\u must be followed by four hexadecimal digits"},
        {"\"\\u 123\"", 1, "\\u must be followed by four hexadecimal digits"},
        {"\"a\\u0000b\"", 2, "\\u0000 is not allowed in a string"},
        {"\"\\ud800\"", 1, "half of a surrogate pair"},
        {"\"\\ud800\\u0041\"", 1, "half of a surrogate pair"},
        {"\"\\ud800\\ud800\"", 1, "half of a surrogate pair"},
        {"\"\\udc00\"", 1, "half of a surrogate pair"},
        {"\"\xff\"", 1, "byte 0xff is not valid UTF-8"},
        {"\"a\xc3\"", 2, "byte 0xc3 is not valid UTF-8"},
        {"\"\xed\xa0\x80\"", 1, "byte 0xed is not valid UTF-8"},
        {"[1 2]", 3, "expected ',' or ']', found '2'"},
        {"[1,]", 3, "expected a value, found ']'"},
        {"[,1]", 1, "expected a value, found ','"},
        {"[1", 2, "expected ',' or ']', found the end"},
        {"[1}", 2, "expected ',' or ']', found '}'"},
        {"{\"a\":1 \"b\":2}", 7, "expected ',' or '}', found '\"'"},
        {"{\"a\":1,}", 7, "expected a key in double quotes, found '}'"},
        {"{a:1}", 1, "expected a key in double quotes, found 'a'"},
        {"{1:1}", 1, "expected a key in double quotes, found '1'"},
        {"{\"a\" 1}", 5, "expected ':', found '1'"},
        {"{\"a\":}", 5, "expected a value, found '}'"},
        {"{\"a\"}", 4, "expected ':', found '}'"},
        {"{", 1, "expected a key in double quotes, found the end"},
        {"[[[[[[[[[]]]]]]]]]", 8, "nested deeper than 8 levels"},
        {"[[[[[[[[{}]]]]]]]]", 8, "nested deeper than 8 levels"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        uint32_t *keys;
        struct syntax s = look(bad[i].text, strlen(bad[i].text), &keys);
        if (s.at != bad[i].at || strcmp(s.error, bad[i].error) != 0)
            fail_msg("%s: at %zu: %s", bad[i].text, s.at, s.error);
        free(keys);
    }
    uint32_t *keys;
    struct syntax s = look("[1]\0", 4, &keys);
    assert_string_equal(s.error, "expected nothing more after the document, found byte 0x00");
    free(keys);
}

/* Numbers of 16 characters and more are listed, with their place among all numbers. */
static void test_long_numbers(void **state)
{
    (void)state;
    static const char text[] = "[1,123456789012345,1234567890123456,{\"a\":-0.1234567890123},0]";
    struct syntax_number numbers[sizeof text / SYNTAX_LONG_NUMBER + 1];
    uint32_t keys[sizeof text];
    struct syntax s = {.text = text, .length = strlen(text), .deepest = 8, .keys = keys, .numbers = numbers};
    assert_true(syntax_is_good(&s));
    assert_int_equal(s.n_numbers, 5);
    assert_int_equal(s.n_long, 2);
    assert_int_equal(numbers[0].place, 2);
    assert_memory_equal(text + numbers[0].at, "1234567890123456", numbers[0].length);
    assert_int_equal(numbers[0].length, 16);
    assert_int_equal(numbers[1].place, 3);
    assert_memory_equal(text + numbers[1].at, "-0.1234567890123", numbers[1].length);
}

static void test_keys(void **state)
{
    (void)state;
    static const char text[] = "{\"a\":{\"b\":[{\"c\":\"\\\"d\\\":\"}]},\"\":{},\"e\":0}";
    uint32_t *keys;
    struct syntax s = look(text, strlen(text), &keys);
    assert_int_equal(s.n_keys, 5);
    for (size_t i = 0; i < s.n_keys; i++)
        assert_int_equal(text[keys[i]], '"');
    assert_memory_equal(text + keys[0], "\"a\"", 3);
    assert_memory_equal(text + keys[2], "\"c\"", 3);
    assert_memory_equal(text + keys[3], "\"\"", 2);
    assert_memory_equal(text + keys[4], "\"e\"", 3);
    free(keys);
}

/* The array of keys is as long as the header says, and no longer: the densest text with keys, whole and cut off anywhere. */
static void test_room_for_keys(void **state)
{
    (void)state;
    char text[400] = "";
    for (int i = 0; i < 7; i++)
        strcat(text, "{\"\":");
    strcat(text, "{\"\":0,\"\":0,\"\":0,\"\":0}");
    for (int i = 0; i < 7; i++)
        strcat(text, "}");
    for (size_t n = 0; n <= strlen(text); n++) {
        uint32_t *keys;
        struct syntax s = look(text, n, &keys);
        assert_true(s.n_keys <= n / 4 + 1);
        assert_true((s.error[0] == '\0') == (n == strlen(text)));
        free(keys);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_long_numbers),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_room_for_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
