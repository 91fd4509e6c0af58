/* Units that names tell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <string.h>

#include "base/measure.h"

static void tells(const char *name, const char *unit)
{
    char out[MEASURE_BYTES];
    assert_string_equal(measure_of(out, name), unit);
}

static void test_plain(void **state)
{
    (void)state;
    tells("rostered_h", "hours");
    tells("work_s", "seconds");
    tells("wait_min_mean", "minutes"); /* statistics follow the unit */
    tells("wait_min_p95", "minutes");
    tells("patient_days", "days");
    tells("late_share", "share");
    tells("made_count", "count");
    tells("pay_kr", "kroner");
    tells("on_duty_people", "people");
    tells("patients_mean", "patients");
    tells("h", "hours");
}

static void test_rates(void **state)
{
    (void)state;
    tells("idle_min_per_rostered_h", "minutes per rostered hour");
    tells("work_min_per_patient_day", "minutes per patient day");
    tells("pay_kr_per_patient_day", "kroner per patient day");
    tells("omitted_work_min_per_day", "minutes per day");
    tells("switches_per_h", "per hour");
    tells("carers_per_patient_week", "per patient week");
}

/* Letters inside other words are no units. */
static void test_none(void **state)
{
    (void)state;
    tells("", "");
    tells("_", "");
    tells("care_unit", "");
    tells("hour", "");
    tells("admin", "");
    tells("min_", "minutes");
    tells("shares", "");
    tells("paper_hours", "");
}

static void test_long_names_fit(void **state)
{
    (void)state;
    char out[MEASURE_BYTES], name[500] = "x_min_per";
    for (int i = 0; i < 40; i++)
        strcat(name, "_something");
    assert_int_equal(strlen(measure_of(out, name)), MEASURE_BYTES - 1);
    assert_memory_equal(out, "minutes per something", 21);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_rates),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_long_names_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
