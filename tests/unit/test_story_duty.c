/* Which shift somebody comes for, until when, and instead of whom; and what stories say of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "storycase.h"

#include "story/story.h"
#include "story/story_duty.h"

/* Eva has a day and the shift after it, and the next day; Gry has a night that began before the run, and is ill from the second
 * day on; then Finn is the only one who can come. Ticks of a minute, from Monday 5 January on. */
#define SCENARIO \
    "{'time': {'tick_s': 60, 'warmup_days': 0, 'days': 3}, 'study': {'seed': 3}," \
    " 'roles': {'nurse': {'label': 'Nurse', 'label_no': 'Sykepleier'}}," \
    " 'units': {'ward': {'label': 'Ward', 'label_no': 'Avdeling', 'beds': 1," \
    "  'patients': {'arrivals_per_day': 1, 'stay_days': 2, 'acuity': {'well': {'start_share': 1}}}," \
    "  'shifts': {'day': {'label': 'Day', 'label_no': 'Dagvakt', 'start': '08:00', 'end': '12:00'}," \
    "   'late': {'start': '12:00', 'end': '16:00'}, 'night': {'start': '22:00', 'end': '06:00'}}}}," \
    " 'tasks': {'walk': {'label': 'Walk', 'label_no': 'Tur', 'does': 'walks with {patient}'," \
    "   'does_no': 'går tur med {patient}', 'category': 'activity', 'duration_min': 5}}," \
    " 'staff': {'cover': {'nurse': {'order': ['same_role']}}, 'lines': {'eva': {'label': 'Eva', 'role': 'nurse'}," \
    "   'finn': {'label': 'Finn', 'role': 'nurse'}, 'gry': {'label': 'Gry', 'role': 'nurse'," \
    "   'away': {'flu': {'reason': '%s', 'from': '2026-01-06'}}}}," \
    "  'duties': ['gry,2026-01-04,night', 'eva,2026-01-05,day', 'eva,2026-01-05,late', 'eva,2026-01-06,day'," \
    "   'gry,2026-01-06,day']}," \
    " 'policy': {'rights': {'all': {'nurse': 'formal'}}, 'rules': {'own': {'patience_min': 0}}}}"

static const char rows[] = "0 admitted - - - arrival_7 - - well\n0 duty_start - - - - gry\n360 duty_end - - - - gry\n"
                           "480 duty_start - - - - eva\n960 duty_end - - - - eva\n1920 duty_start - - - - finn\n"
                           "1930 created - walk 1 arrival_7\n1930 started own walk 1 arrival_7 finn\n"
                           "1935 done - walk 1 arrival_7 finn\n2190 duty_end - - - - finn\n";

static struct storycase x;

static void make(const char *reason)
{
    char text[3000];
    storycase_make(&x, rows);
    snprintf(text, sizeof text, SCENARIO, reason);
    storycase_manifest(&x, text);
}

static struct story_duty find(const char *person, int32_t from)
{
    for (int p = 0; p < x.cast.model.n_persons; p++)
        if (strcmp(x.cast.model.persons[p].label.id, person) == 0)
            return story_duty_find(&x.cast, p, from);
    fail_msg("no %s", person);
    return (struct story_duty){0};
}

static const char *shift_of(const struct story_duty *d)
{
    return x.cast.model.units[0].shifts[d->shift].label.id;
}

static void test_duties(void **state)
{
    (void)state;
    make("sickness");
    storycase_open(&x, STORY_ENGLISH);
    assert_int_equal(x.cast.seed, 3);
    struct story_duty d = find("eva", 480);
    assert_true(d.known && d.instead_of < 0);
    assert_string_equal(shift_of(&d), "day");
    assert_int_equal(d.until, 960); /* the late shift follows at once */
    d = find("gry", 0);
    assert_true(d.known && d.instead_of < 0);
    assert_string_equal(shift_of(&d), "night");
    assert_int_equal(d.until, 360);
    d = find("finn", 1920);
    assert_true(d.known && d.instead_of >= 0);
    assert_string_equal(x.cast.model.persons[d.instead_of].label.id, "gry");
    assert_string_equal(shift_of(&d), "day");
    assert_int_equal(d.reason, AWAY_SICKNESS);
    assert_int_equal(d.until, 2160);
    assert_false(find("gry", 1920).known);
    assert_false(find("finn", 480).known);
    assert_false(find("eva", 500).known);
    storycase_free(&x);
}

/* The story has the line. */
static void check_line(const char *person, const char *patient, enum story_language language, const char *line)
{
    char *text = storycase_tell(&x, person, patient, language);
    if (!strstr(text, line))
        fail_msg("not '%s' in\n%s", line, text);
    free(text);
}

static void test_instead(void **state)
{
    (void)state;
    static const struct {
        const char *reason, *english, *norwegian;
    } cases[] = {
        {"sickness", "08:00 Finn comes on duty (day) instead of Gry, who is ill.\n",
         "08.00 Finn kommer på vakt (dagvakt) i stedet for Gry, som er syk.\n"},
        {"leave", "instead of Gry, who is on leave.\n", "i stedet for Gry, som har permisjon.\n"},
        {"vacancy", "instead of Gry, a post that nobody holds.\n", "i stedet for Gry, ei stilling som ingen har.\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        make(cases[i].reason);
        check_line("finn", NULL, STORY_ENGLISH, cases[i].english);
        check_line("finn", NULL, STORY_NORWEGIAN, cases[i].norwegian);
        check_line("finn", NULL, STORY_ENGLISH, "12:30 Finn goes off duty, 30 minutes after the shift was to end.\n");
        storycase_free(&x);
    }
}

/* A patient has one name in a story, under which he can be asked for, and it is told what events.csv calls him. */
static void test_patients_who_arrive(void **state)
{
    (void)state;
    make("sickness");
    check_line("finn", NULL, STORY_ENGLISH, "Finn walks with patient 7 (5 minutes)");
    check_line("finn", NULL, STORY_ENGLISH, " and patient 7 is arrival 7.\n");
    check_line(NULL, NULL, STORY_ENGLISH, "--patient NAME (for example \"patient 7\")");
    check_line("finn", NULL, STORY_NORWEGIAN, " og pasient 7 er arrival 7.\n");
    check_line(NULL, NULL, STORY_NORWEGIAN, "(for eksempel «pasient 7»)");
    check_line(NULL, "patient 7", STORY_ENGLISH, "Patient 7, Monday 5 January 2026");
    check_line(NULL, "ward/pasient 7", STORY_ENGLISH, "In events.csv: patient 7 is arrival 7.\n");
    check_line(NULL, "arrival 7", STORY_NORWEGIAN, "Pasient 7, mandag 5. januar 2026");
    storycase_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_duties),
        cmocka_unit_test(test_instead),
        cmocka_unit_test(test_patients_who_arrive),
    };
    return cmocka_run_group_tests_name("story_duty", tests, NULL, NULL);
}
