/* Names of patients: the bed's place and the occupant's number, or the number in the stream.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include "handmade.h"
#include "report/occupants.h"

static void test_names(void **state)
{
    (void)state;
    static struct handmade h;
    struct arena arena = {0};
    jmp_buf exhausted;
    struct occupants o;
    char name[OCCUPANTS_NAME_BYTES];
    handmade_init(&h, 2);
    if (setjmp(exhausted))
        fail_msg("no memory");
    arena.exhausted = &exhausted;
    occupants_init(&o, &h.model, &arena);
    /* east has two beds, so slots 0 to 3; both slots of a bed are the bed */
    assert_string_equal(occupants_name(name, &o, HANDMADE_EAST, 0, 1), "bed 1.1");
    assert_string_equal(occupants_name(name, &o, HANDMADE_EAST, 1, 2), "bed 1.2");
    assert_string_equal(occupants_name(name, &o, HANDMADE_EAST, 3, 20), "bed 2.20");
    /* beds are counted within the unit */
    assert_string_equal(occupants_name(name, &o, HANDMADE_WEST, 4, 7), "bed 1.7");
    assert_string_equal(occupants_name(name, &o, HANDMADE_WEST, 9, UINT32_MAX), "bed 3.4294967295");
    h.units[HANDMADE_WEST].arrivals = true;
    assert_string_equal(occupants_name(name, &o, HANDMADE_WEST, 9, 17), "arrival 17");
    assert_string_equal(occupants_name(name, &o, HANDMADE_WEST, -1, UINT32_MAX), "arrival 4294967295");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
