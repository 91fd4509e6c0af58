/* Programmes that come to nothing: what is warned of, and what is not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "modelcase.h"

/* Assistants earn the right to bells; nurses have it. */
#define SIGNED "'rights': {'bell': {'assistant': 'signed'}}"
#define COURSE(more) "'training': {'course': {'tasks': ['bell'], 'occasions': 6" more "}}"
#define POLICY(members) "{'policy': {" members "}}"

/* Programmes that come to nothing. */
static void test_warnings(void **state)
{
    (void)state;
    modelcase_warnings(POLICY(SIGNED ", " COURSE("")), "");
    modelcase_warnings(POLICY(COURSE("")), "/policy/training/course/tasks: nobody can earn the right to 'bell': for nobody on"
                                           " the roster the right to it is 'signed' or 'trained'\n");
    modelcase_warnings("{'policy': {" SIGNED ", " COURSE(", 'min_fte': 0.6") "}, 'staff': {'lines': {'bo': {'fte': 0.5}}}}",
                       "/policy/training/course/min_fte: nobody can earn the right to 'bell': nobody who might has so large a"
                       " position\n");
    /* each of the other things that are asked, when only those of whom all before is so are looked at */
    modelcase_warnings("{'policy': {" SIGNED ", " COURSE(", 'min_experience_years': 3") "}, 'staff': {'lines': {'bo':"
                       " {'experience_years': 2}, 'anna': {'experience_years': 9}}}}",
                       "/policy/training/course/min_experience_years: nobody can earn the right to 'bell': nobody who might has"
                       " so many years in the occupation\n");
    modelcase_warnings("{'policy': {" SIGNED ", " COURSE(", 'min_initiative': 0.5") "}, 'staff': {'lines': {'bo':"
                       " {'initiative': 0.4}}}}",
                       "/policy/training/course/min_initiative: nobody can earn the right to 'bell': nobody who might has so much"
                       " initiative\n");
    modelcase_warnings(POLICY(SIGNED ", " COURSE(", 'who': ['nurse']")),
                       "/policy/training/course/who: nobody can earn the right to 'bell': this names nobody whose right to it is"
                       " 'signed' or 'trained'\n");
    /* all to whom it is offered hold it, for good; or it fades */
    modelcase_warnings("{'policy': {" SIGNED ", " COURSE("") "}, 'staff': {'lines': {'bo': {'signed': ['bell']}}}}",
                       "/policy/training/course: nobody can earn the right to 'bell': all to whom it could be offered hold it"
                       " from the start, and it does not fade\n");
    modelcase_warnings("{'policy': {" SIGNED ", " COURSE(", 'fades_after_days': 3") "}, 'staff': {'lines': {'bo': {'signed':"
                       " ['bell']}}}}", "");
    /* those who may supervise have it by sign-off, and nobody is there to let it go */
    modelcase_warnings("{'policy': {'rights': {'bell': {'assistant': 'signed', 'nurse': 'none'}}, " COURSE(", 'supervisors':"
                       " ['assistant']") "}, 'staff': {'lines': {'bo': {'signed': ['bell']}, 'cia': {'role': 'assistant', 'duty':"
                       " 'always'}}}}",
                       "/tasks/bell: task 'bell' arises in unit 'ward', but it is delegated by sign-off, and nobody there has the"
                       " formal right\n"
                       "/policy/training/course/supervisors: nobody can earn the right to 'bell': nobody who may do it, and is to"
                       " supervise it, works where a learner does\n");
    /* all tasks of which it is so in one line */
    modelcase_warnings(POLICY("'rights': {'bell': {'assistant': 'signed'}, 'medicine': {'assistant': 'signed'}}, 'training':"
                              " {'course': {'tasks': ['medicine', 'bell'], 'occasions': 1, 'supervisors': ['assistant']}}"),
                       "/policy/training/course/supervisors: nobody can earn the right to 'bell', 'medicine': nobody who may do"
                       " it, and is to supervise it, works where a learner does\n");
    modelcase_warnings(POLICY(SIGNED ", " COURSE(", 'supervisors': ['assistant']")),
                       "/policy/training/course/supervisors: nobody can earn the right to 'bell': nobody who may do it, and is to"
                       " supervise it, works where a learner does\n");
    modelcase_warnings("{'policy': {'rights': {'bell': {'assistant': 'trained', 'nurse': 'none'}}, " COURSE("") "}}",
                       "/policy/training/course/supervisors: nobody can earn the right to 'bell': nobody who may do it, and is to"
                       " supervise it, works where a learner does\n");
    /* what must be held before: held by nobody to whom it is offered; held by one; itself to be learnt */
    modelcase_warnings("{'policy': {'rights': {'bell': {'assistant': 'signed'}, 'medicine': {'assistant': 'none'}}, "
                       COURSE(", 'prior': ['medicine']") "}}",
                       "/policy/training/course/prior: nobody can earn the right to 'bell': nobody has, or can learn in another"
                       " programme, what must be held before\n");
    modelcase_warnings("{'policy': {'rights': {'bell': {'assistant': 'signed'}, 'medicine': {'assistant': 'trained'}}, "
                       COURSE(", 'prior': ['medicine']") "}, 'staff': {'lines': {'bo': {'trained': ['medicine']}}}}", "");
    modelcase_warnings("{'policy': {'rights': {'bell': {'assistant': 'signed'}, 'medicine': {'assistant': 'signed'}}, 'training':"
                       " {'course': {'tasks': ['bell'], 'occasions': 6, 'prior': ['medicine']}, 'before': {'tasks':"
                       " ['medicine'], 'occasions': 1}}}}", "");
}

/* What nobody can learn, as nobody who could is there, or as it asks for itself; and what nobody can use. */
static void test_nothing_gained(void **state)
{
    (void)state;
#define STAFF(more) "'staff': {'weekly_h': 42, 'plan': {'ward': {'day': {'weekdays': {'assistant': 1}}}}, 'lines': {" more "}}, "
#define GONE_FROM(day) "/staff/lines: unit 'ward': no 'assistant' comes from 2026-01-" day " on: the only one is away until the" \
                       " run ends\n"
#define NEVER_USED "/policy/training/course: nobody ever uses the right to 'bell', though some may earn it: "
    static const char *const gone = "/staff/lines: unit 'ward': no 'assistant' ever comes: the only one is away for the whole run"
                                    " (vacant, or on leave)\n"
                                    "/policy/training/course: nobody can earn the right to 'bell': all to whom it could be"
                                    " offered are away for the whole run\n";
    modelcase_warnings("{" STAFF("'bo': {'duty': 'roster', 'vacant': true}") "'policy': {" SIGNED ", " COURSE("") "}}", gone);
    modelcase_warnings("{" STAFF("'bo': {'duty': 'roster', 'away': {'a': {'reason': 'leave'}}}") "'policy': {" SIGNED ", "
                       COURSE("") "}}", gone);
    /* by stated dates: two spells that meet, the first from the day of the start on, or with a day between them */
    modelcase_warnings("{" STAFF("'bo': {'duty': 'roster', 'away': {'a': {'from': '2026-01-05', 'until': '2026-01-08'}, 'b':"
                                 " {'reason': 'leave', 'from': '2026-01-09', 'until': '2026-01-11'}}}") "'policy': {" SIGNED ", "
                       COURSE("") "}}", gone);
    modelcase_warnings("{" STAFF("'bo': {'duty': 'roster', 'away': {'a': {'from': '2026-01-05', 'until': '2026-01-08'}, 'b':"
                                 " {'reason': 'leave', 'from': '2026-01-10'}}}") "'policy': {" SIGNED ", " COURSE("") "}}",
                       ""); /* from a Saturday on, and the plan is of weekdays */
    modelcase_warnings("{" STAFF("'bo': {'duty': 'roster', 'away': {'a': {'from': '2026-01-06'}}}") "'policy': {" SIGNED ", "
                       COURSE("") "}}", GONE_FROM("06"));
    /* temps are offered nothing */
    modelcase_warnings("{'staff': {'weekly_h': 42, 'plan': {'ward': {'day': {'weekdays': {'assistant': 1}}}}, 'lines': {'bo':"
                       " {'duty': 'temp'}, 'cia': {'role': 'assistant'}, 'dan': {'role': 'nurse', 'duty': 'always'}}, 'cover':"
                       " {'assistant': {'order': ['temp']}}, 'absence': {'sick': {'share': 0.1, 'length_days': 2, 'who':"
                       " ['assistant']}}}, 'policy': {" SIGNED ", " COURSE("") "}}", "");
    /* what is taught cannot be asked for, but by those who have it for another task of the programme */
    modelcase_warnings(POLICY(SIGNED ", " COURSE(", 'prior': ['bell']")),
                       "/policy/training/course/prior: nobody can earn the right to 'bell': nobody has, or can learn in another"
                       " programme, what must be held before\n");
    modelcase_warnings(POLICY(SIGNED ", " COURSE(", 'prior': ['medicine']")), "");
    modelcase_warnings(POLICY("'rights': {'bell': {'assistant': 'signed'}, 'medicine': {'assistant': 'trained'}}, " COURSE(
                           ", 'prior': ['medicine']")),
                       "/policy/rights/medicine/assistant: unit 'ward': no 'assistant' holds the training for 'medicine', or can"
                       " earn it\n"
                       "/policy/training/course/prior: nobody can earn the right to 'bell': nobody has, or can learn in another"
                       " programme, what must be held before\n");
    modelcase_warnings(POLICY("'rights': {'bell': {'assistant': 'signed'}, 'medicine': {'assistant': 'trained'}}, 'training': {"
                              "'first': {'tasks': ['medicine'], 'occasions': 1}, 'then': {'tasks': ['bell'], 'occasions': 1,"
                              " 'prior': ['medicine']}}"), "");
    /* two programmes that wait for each other */
    modelcase_warnings(POLICY("'rights': {'bell': {'assistant': 'signed'}, 'medicine': {'assistant': 'trained'}}, 'training': {"
                              "'first': {'tasks': ['medicine'], 'occasions': 1, 'prior': ['bell']}, 'then': {'tasks': ['bell'],"
                              " 'occasions': 1, 'prior': ['medicine']}}"),
                       "/policy/training/first/prior: nobody can earn the right to 'medicine': nobody has, or can learn in"
                       " another programme, what must be held before\n"
                       "/policy/training/then/prior: nobody can earn the right to 'bell': nobody has, or can learn in another"
                       " programme, what must be held before\n");
    /* sign-offs are claimed and let go; training is not */
    modelcase_warnings("{'staff': {'lines': {'bo': {'initiative': 0}}}, 'policy': {" SIGNED ", " COURSE("") "}}",
                       NEVER_USED "of those who can earn it nobody ever claims it ('initiative' 0)\n");
    modelcase_warnings("{'staff': {'lines': {'anna': {'delegates': 0}}}, 'policy': {" SIGNED ", " COURSE("") "}}",
                       NEVER_USED "nobody who has the formal right and comes ever lets it go ('delegates')\n");
    modelcase_warnings("{'staff': {'lines': {'anna': {'delegates': 0}, 'bo': {'initiative': 0}}}, 'policy': {'rights': {'bell':"
                       " {'assistant': 'trained'}}, " COURSE("") "}}",
                       "/staff/lines/anna/delegates: says nothing: nothing that 'nurse' has the formal right to is done by"
                       " sign-off in unit 'ward'\n"
                       "/staff/lines/bo/initiative: says nothing: 'assistant' does nothing by sign-off in unit 'ward'\n");
}

/* Learners by night and supervisors by day meet for half an hour; one night of a nurse, or somebody called in, is enough. */
static void test_together(void **state)
{
    (void)state;
#define APART "/policy/training/course: nobody can earn the right to 'bell': no learner and supervisor are on duty" \
              " together, but for an hour at most, as at a handover\n"
#define NIGHTS(night, line, staff) \
    "{'staff': {'weekly_h': 70, 'rest_h': 0, 'plan': {'ward': {'day': {'all': {'nurse': 1}}, 'night': {'all': {" night "}}}}," \
    " 'lines': {'anna': {'duty': 'roster', 'count': 4}, 'bo': {'duty': 'roster', 'count': 4}" line "}" staff "}," \
    " 'policy': {" SIGNED ", " COURSE("") "}}"
#define SICK(who, order) ", 'absence': {'sick': {'share': 0.1, 'length_days': 4, 'who': ['" who "']}}, 'cover': {'" who \
                         "': {'order': [" order "]}}"
#define TEA ", 'tea': {'role': 'nurse', 'unit': 'ward', 'duty': 'temp', 'covers': ['assistant']}"
    struct {
        const char *patch;
        bool told;
    } cases[] = {
        {NIGHTS("'assistant': 1", "", ""), true},
        {NIGHTS("'assistant': 1, 'nurse': 1", "", ""), false},
        {NIGHTS("'assistant': 1", "", SICK("nurse", "'same_role', 'lower_role'")), true}, /* who comes by day finds no nurse */
        {NIGHTS("'assistant': 1", TEA, SICK("assistant", "'temp'")), true}, /* the same by night */
        {NIGHTS("'assistant': 2", TEA, SICK("assistant", "'temp'")), false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct modelcase x;
        char found[8000];
        modelcase_good(&x, cases[i].patch);
        modelcase_lines(&x, false, found, sizeof found);
        if ((strstr(found, APART) != NULL) != cases[i].told)
            fail_msg("case %zu: %s", i, found);
        modelcase_free(&x);
    }
}

/* 168 bells in a week: six a day from each of four patients. */
static void test_too_many_occasions(void **state)
{
    (void)state;
#define OCCASIONS(n) POLICY(SIGNED ", 'training': {'course': {'tasks': ['bell'], 'occasions': " n "}}")
    modelcase_warnings(OCCASIONS("168"), "");
    modelcase_warnings(OCCASIONS("169"), "/policy/training/course/occasions: hardly anybody can earn the right to 'bell':"
                                        " 169 occasions are asked for, and only about 168 arise in a unit in the whole run\n");
    modelcase_warnings("{'tasks': {'bell': {'arises': {'call': {'per_day': 0}}}}, 'policy': {" SIGNED ", " COURSE("") "}}",
                       "/policy/training/course: nobody can earn the right to 'bell': it never arises\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_warnings), cmocka_unit_test(test_nothing_gained),
                                       cmocka_unit_test(test_together), cmocka_unit_test(test_too_many_occasions)};
    return cmocka_run_group_tests_name("hopes", tests, NULL, NULL);
}
