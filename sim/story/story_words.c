/* Both languages side by side. A new language is a column here and labels in the scenarios.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/story_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/text.h"

const char *const story_words_languages[N_STORY_LANGUAGES] = {"en", "no"};

static const char *const words[N_STORY_WORDS][N_STORY_LANGUAGES] = {
    [WORD_TITLE] = {"{1}, {2}, day {3} of the run.", "{1}, {2}, dag {3} i kjøringen."},
    [WORD_SETTING] = {"{1}, organised as: {2}.", "{1}, organisert som: {2}."},
    [WORD_SETTING_PLAIN] = {"{1}.", "{1}."},

    [WORD_COMES] = {"{1} comes on duty", "{1} kommer på vakt"},
    [WORD_COMES_FOR] = {"{1} comes on duty ({2})", "{1} kommer på vakt ({2})"},
    [WORD_COMES_INSTEAD] = {"{1} comes on duty ({2}) instead of {3}", "{1} kommer på vakt ({2}) i stedet for {3}"},
    [WORD_IS_VACANT] = {", a post that nobody holds", ", ei stilling som ingen har"},
    [WORD_ON_LEAVE] = {", who is on leave", ", som har permisjon"},
    [WORD_STUDIES] = {", who is away for further education", ", som er på videreutdanning"},
    [WORD_IS_ILL] = {", who is ill", ", som er syk"},
    [WORD_GOES] = {"{1} goes off duty", "{1} går av vakt"},
    [WORD_GOES_LATE] = {
        "{1} goes off duty, {2} after the shift was to end",
        "{1} går av vakt, {2} etter at vakta skulle være slutt"},
    [WORD_BREAK] = {"{1} has a break until {2}", "{1} har pause til {2}"},
    [WORD_NO_BREAK] = {"{1} has had no break", "{1} har ikke fått pause"},
    [WORD_FREE] = {"{1} is free for {2}", "{1} er ledig i {2}"},
    [WORD_DOES] = {"{1} {2}", "{1} {2}"},
    [WORD_CALLED] = {"{1} is called away from {3} and {2}", "{1} blir kalt bort fra {3} og {2}"},
    [WORD_RESUMES] = {"{1} takes up again what was left, and {2}", "{1} tar opp igjen det som ble liggende, og {2}"},
    [WORD_JOINED] = {"{3} comes, and {1} {2}", "{3} kommer, og {1} {2}"},
    [WORD_TAKES_ON] = {"takes on “{1}”", "tar «{1}»"},
    [WORD_WAITS_FOR_HELP] = {"{1} is ready for {2} and waits {3} for {4}", "{1} er klar til {2} og venter {3} på {4}"},
    [WORD_WAITS_IN_VAIN] = {"{1} is ready for {2} and waits {3} for {4}, in vain",
                            "{1} er klar til {2} og venter forgjeves {3} på {4}"},

    [WORD_HELPS] = {"helps {1} with {2}", "hjelper {1} med {2}"},
    [WORD_IS_CONSULTED] = {"is consulted by {1} about {2}", "gir råd når {1} konfererer om {2}"},
    [WORD_LEARNS] = {"practises under supervision by {1}: {2}", "er i opplæring hos {1}: {2}"},
    [WORD_A_SECOND_PERSON] = {"a second person", "en til"},
    [WORD_SOMEBODY_TO_CONSULT] = {"somebody to consult", "noen å konferere med"},

    [WORD_ADMITTED] = {"{1} is admitted ({2})", "{1} blir innlagt ({2})"},
    [WORD_LEAVES] = {"{1} leaves", "{1} reiser"},
    [WORD_CHANGES] = {"the patient's condition changes to: {2}", "tilstanden til pasienten endrer seg til: {2}"},
    [WORD_GIVEN_UP] = {"{2} is given up after a wait of {3}", "{2} blir gitt opp etter {3}s venting"},

    [WORD_EARNS] = {"{1} has learnt {2} and has the right to it from now on; {3} supervised the last time",
                    "{1} har lært {2} og har lov til det fra nå av; {3} veiledet den siste gangen"},
    [WORD_LAPSES] = {"{1} has no longer the right to {2}", "{1} har ikke lenger lov til {2}"},

    [WORD_TOGETHER] = {" together with {1}", " sammen med {1}"},
    [WORD_TOGETHER_FOR] = {", with {1} for the first {2}", ", med {1} de første {2}"},
    [WORD_CONSULTS] = {", consulting {1}", ", og konfererer med {1}"},
    [WORD_CONSULTS_FOR] = {", after consulting {1} for {2}", ", etter å ha konferert med {1} i {2}"},
    [WORD_TEACHES] = {", and {1} practises it under supervision", ", og {1} er med i opplæring"},
    [WORD_TEACHES_FOR] = {", and {1} practises it under supervision for {2}", ", og {1} er med i opplæring i {2}"},
    [WORD_LASTS] = {" ({1})", " ({1})"},
    [WORD_UNTIL] = {", until {1}", ", fram til {1}"},
    [WORD_AFTER_WAIT] = {", after a wait of {1}", ", etter {1}s venting"},
    [WORD_AFTER_WAITS] = {", after waits of up to {1}", ", etter opptil {1}s venting"},
    [WORD_BACK_UP] = {", as back-up after a wait of {1}", ", som reserve etter {1}s venting"},
    [WORD_BACK_UPS] = {", as back-up after waits of up to {1}", ", som reserve etter opptil {1}s venting"},
    [WORD_NOBODY] = {"; nobody else was free", "; ingen andre var ledige"},
    [WORD_NOBODY_WHO_MAY] = {"; nobody else who may do it was free", "; det var ingen andre ledige som kan gjøre det"},
    [WORD_ONE_WAS_FREE] = {"; {1}, who may do it too, was free", "; {1}, som også kan gjøre det, var ledig"},
    [WORD_SOME_WERE_FREE] = {"; {1} others who may do it were free", "; {1} andre som kan gjøre det, var ledige"},
    [WORD_NOBODY_AT] = {"; at {1} nobody who may do it was free", "; klokka {1} var det ingen ledige som kan gjøre det"},
    [WORD_BROKEN_OFF] = {"; at {1} it is broken off", "; klokka {1} blir det avbrutt"},
    [WORD_LEFT_TO_NEXT] = {"; the rest is left when the shift ends", "; resten blir liggende når vakta slutter"},
    [WORD_STILL_AT_IT] = {"; it goes on when this ends", "; det pågår ennå når dette slutter"},

    [WORD_MEANWHILE] = {" Waiting meanwhile: {1}.", " Imens venter: {1}."},
    [WORD_WAITS] = {"{1} ({2})", "{1} ({2})"},
    [WORD_FROM_TO] = {"{1} to {2}", "{1} til {2}"},
    [WORD_WAITS_GIVEN_UP] = {"{1}, and then it is given up", "{1}, og så blir det gitt opp"},
    [WORD_WAITS_LEFT] = {"{1}, until the patient leaves", "{1}, til pasienten reiser"},
    [WORD_WAITS_OPEN] = {"{1}, and still when the run ends", "{1}, og fortsatt når kjøringen slutter"},
    [WORD_RULES_NEVER] = {"{1}; by the rules it is left to others", "{1}; etter reglene er det overlatt til andre"},
    [WORD_RULES_AFTER] = {"{1}; by the rules {2} steps in after {3}", "{1}; etter reglene trår {2} til etter {3}"},

    [WORD_SUM_PERSON] = {"In all: {1}, {2} of work, {3} free.", "I alt: {1}, {2} arbeid, {3} ledig."},
    [WORD_SUM_INTERRUPTED] = {" Called away {1}.", " Kalt bort {1}."},
    [WORD_SUM_PATIENT] = {"In all: {1}, done by {2} in {3}.", "I alt: {1}, gjort av {2} på {3}."},
    [WORD_SUM_LONGEST] = {" The longest wait was {1}.", " Den lengste ventetida var {1}."},
    [WORD_SUM_OMITTED] = {" {1} given up.", " {1} gitt opp."},
    [WORD_WHO_IS_WHO] = {"In {2}: {1}.", "I {2}: {1}."},
    [WORD_IS] = {"{1} is {2}", "{1} er {2}"},
    [WORD_RULE_PERSON] = {
        "Of what waits {2} or more, this tells once: beside work what by the rules is also {1}'s own to "
        "do, beside free time all that {1} may do. Free means on duty, and neither at work nor on a "
        "break.",
        "Av det som venter {2} eller mer, er nevnt én gang: ved siden av arbeid det som etter reglene "
        "også er en oppgave for {1}, ved siden av ledig tid alt som {1} kan gjøre. Ledig betyr på vakt, "
        "verken i arbeid eller i pause."},
    [WORD_RULE_PATIENT] = {"Waits are told from {1} on.", "Ventetid er nevnt fra {1} og oppover."},
    [WORD_OTHERS] = {
        "Another story: --person NAME ({1}), --patient NAME (for example \"{2}\"), --day N (1 to {3}), "
        "--language en or no.",
        "En annen fortelling: --person NAVN ({1}), --patient NAVN (for eksempel «{2}»), --day N (1 til "
        "{3}), --language en eller no."},

    [WORD_THE_PATIENT] = {"the patient", "pasienten"},
    [WORD_THE_PATIENT_IN] = {"the patient in {1}", "pasienten i {1}"},
    [WORD_THE_PATIENTS_IN] = {"the patients in {1}", "pasientene i {1}"},
    [WORD_BED] = {"bed {1}", "seng {1}"},
    [WORD_BEDS] = {"beds {1}", "seng {1}"},
    [WORD_PATIENT] = {"patient {1}", "pasient {1}"},
    [WORD_PATIENTS] = {"patients {1}", "pasient {1}"},
    [WORD_N_PATIENTS] = {"{1} patients", "{1} pasienter"},
    [WORD_AND] = {" and ", " og "},
};

static const char *const weekdays[7][N_STORY_LANGUAGES] = {
    {"Sunday", "søndag"}, {"Monday", "mandag"}, {"Tuesday", "tirsdag"}, {"Wednesday", "onsdag"},
    {"Thursday", "torsdag"}, {"Friday", "fredag"}, {"Saturday", "lørdag"},
};
static const char *const months[12][N_STORY_LANGUAGES] = {
    {"January", "januar"}, {"February", "februar"}, {"March", "mars"}, {"April", "april"},
    {"May", "mai"}, {"June", "juni"}, {"July", "juli"}, {"August", "august"},
    {"September", "september"}, {"October", "oktober"}, {"November", "november"}, {"December", "desember"},
};

/* One, and several. */
static const char *const seconds_of[N_STORY_LANGUAGES][2] = {{"second", "seconds"}, {"sekund", "sekunder"}};
static const char *const minutes_of[N_STORY_LANGUAGES][2] = {{"minute", "minutes"}, {"minutt", "minutter"}};
static const char *const hours_of[N_STORY_LANGUAGES][2] = {{"hour", "hours"}, {"time", "timer"}};
static const char *const counted[N_STORY_COUNTS][N_STORY_LANGUAGES][2] = {
    [COUNT_TASKS] = {{"task", "tasks"}, {"oppgave", "oppgaver"}},
    [COUNT_PEOPLE] = {{"person", "people"}, {"person", "personer"}},
    [COUNT_TIMES] = {{"time", "times"}, {"gang", "ganger"}},
    [COUNT_THINGS] = {{"thing was", "things were"}, {"ting ble", "ting ble"}},
};

const char *story_words_fill(struct arena *a, const char *text, const char *name, const char *with)
{
    const char *at = strstr(text, name);
    return at ? text_format(a, "%.*s%s%s", (int)(at - text), text, with, at + strlen(name)) : text;
}

/* What is filled in may itself hold braces: the text is walked once. */
const char *story_words_say(struct arena *a, enum story_language language, enum story_word word, const char *one, const char *two,
                            const char *three, const char *four)
{
    const char *const with[] = {one, two, three, four};
    const char *text = words[word][language], *gap;
    const char *out = "";
    while ((gap = strchr(text, '{'))) {
        const char *filled = with[gap[1] - '1'];
        out = text_format(a, "%s%.*s%s", out, (int)(gap - text), text, filled ? filled : "");
        text = gap + 3;
    }
    return text_format(a, "%s%s", out, text);
}

/* ---- Numbers and times -------------------------------------------------------------------------------------------- */

const char *story_words_duration(struct arena *a, enum story_language language, int64_t seconds)
{
    long long minutes = (seconds + 30) / 60, hours = minutes / 60;
    if (seconds < 60)
        return text_format(a, "%lld %s", (long long)seconds, seconds_of[language][seconds != 1]);
    minutes %= 60;
    const char *h = text_format(a, "%lld %s", hours, hours_of[language][hours != 1]);
    const char *m = text_format(a, "%lld %s", minutes, minutes_of[language][minutes != 1]);
    return hours == 0 ? m : minutes == 0 ? h : text_format(a, "%s%s%s", h, words[WORD_AND][language], m);
}

/* The number is said once with its unit when both have the same: "10 to 17 minutes". */
const char *story_words_span(struct arena *a, enum story_language language, int64_t least_s, int64_t most_s)
{
    const char *most = story_words_duration(a, language, most_s), *least = story_words_duration(a, language, least_s);
    if (!strcmp(least, most))
        return most;
    bool minutes = least_s >= 60 && most_s < 3570;
    if (minutes)
        least = text_format(a, "%lld", (long long)(least_s + 30) / 60);
    return story_words_say(a, language, WORD_FROM_TO, least, most, NULL, NULL);
}

const char *story_words_clock(struct arena *a, enum story_language language, int64_t second_of_day)
{
    int minute = (int)(second_of_day / 60);
    return text_format(a, "%02d%c%02d", minute / 60, language == STORY_NORWEGIAN ? '.' : ':', minute % 60);
}

const char *story_words_date(struct arena *a, enum story_language language, int64_t day)
{
    time_t t = (time_t)day * 86400;
    struct tm tm;
    gmtime_r(&t, &tm);
    return text_format(a, "%s %d%s %s %d", weekdays[tm.tm_wday][language], tm.tm_mday, language == STORY_NORWEGIAN ? "." : "",
                       months[tm.tm_mon][language], tm.tm_year + 1900);
}

const char *story_words_count(struct arena *a, enum story_language language, enum story_count what, int n)
{
    return text_format(a, "%d %s", n, counted[what][language][n != 1]);
}

const char *story_words_list(struct arena *a, enum story_language language, const char *const *items, int n)
{
    const char *text = n ? items[0] : "";
    for (int i = 1; i < n; i++)
        text = text_format(a, "%s%s%s", text, i + 1 < n ? ", " : words[WORD_AND][language], items[i]);
    return text;
}

/* ---- Patients ----------------------------------------------------------------------------------------------------- */

/* Beyond so many nobody listens any more: their number says more. */
enum { MOST_PATIENTS = 5 };

const char *story_words_patients(struct arena *a, enum story_language language, const char *const *names, int n, bool sentence)
{
    char number[16];
    const char *numbers[MOST_PATIENTS] = {NULL};
    if (n > MOST_PATIENTS) {
        snprintf(number, sizeof number, "%d", n);
        return story_words_say(a, language, WORD_N_PATIENTS, number, NULL, NULL, NULL);
    }
    bool beds = n > 0 && !strncmp(names[0], "bed ", 4);
    int n_numbers = 0; /* a bed is named once, also when one patient follows another in it */
    for (int i = 0; i < n; i++) {
        const char *digits = strchr(names[i], ' ');
        int before = 0;
        digits = digits ? digits + 1 : names[i];
        numbers[n_numbers] = arena_text(a, digits, strcspn(digits, ".")); /* who is in it now is the patient in that bed */
        while (strcmp(numbers[before], numbers[n_numbers]))
            before++;
        n_numbers += before == n_numbers;
    }
    n = n_numbers;
    const char *list = story_words_list(a, language, numbers, n);
    if (!beds)
        return story_words_say(a, language, n == 1 ? WORD_PATIENT : WORD_PATIENTS, list, NULL, NULL, NULL);
    list = story_words_say(a, language, n == 1 ? WORD_BED : WORD_BEDS, list, NULL, NULL, NULL);
    if (!sentence)
        return list;
    return story_words_say(a, language, n == 1 ? WORD_THE_PATIENT_IN : WORD_THE_PATIENTS_IN, list, NULL, NULL, NULL);
}

static const char arrival[] = "arrival ";

const char *story_words_patient(struct arena *a, enum story_language language, const char *name)
{
    if (strncmp(name, arrival, strlen(arrival)))
        return name;
    return story_words_say(a, language, WORD_PATIENT, name + strlen(arrival), NULL, NULL, NULL);
}

const char *story_words_arrival(struct arena *a, const char *asked)
{
    const char *slash = strchr(asked, '/'), *name = slash ? slash + 1 : asked;
    for (int language = 0; language < N_STORY_LANGUAGES; language++) {
        size_t length = strcspn(words[WORD_PATIENT][language], "{"); /* "patient " */
        if (!strncmp(name, words[WORD_PATIENT][language], length))
            return text_format(a, "%.*s%s%s", (int)(name - asked), asked, arrival, name + length);
    }
    return asked;
}

/* ---- Letters ------------------------------------------------------------------------------------------------------ */

/* A to Z, and the letters À to Þ (with Æ, Ø and Å among them), whose small ones are 32 further on in Unicode; the latter are
 * two bytes in UTF-8, of which the first stays. */
static unsigned char *letter(char *text)
{
    unsigned char *c = (unsigned char *)text;
    return c[0] == 0xc3 ? c + 1 : c;
}

static bool is_large(const unsigned char *c, bool latin)
{
    return latin ? *c >= 0x80 && *c <= 0x9e && *c != 0x97 : *c >= 'A' && *c <= 'Z';
}

static bool is_small(const unsigned char *c, bool latin)
{
    return latin ? *c >= 0xa0 && *c <= 0xbe && *c != 0xb7 : *c >= 'a' && *c <= 'z';
}

const char *story_words_small(struct arena *a, const char *label)
{
    char *text = arena_text(a, label, strlen(label));
    unsigned char *first = letter(text);
    bool latin = first != (unsigned char *)text;
    if (is_large(first, latin) && !is_large(first + 1, false))
        *first = (unsigned char)(*first + 32);
    return text;
}

const char *story_words_large(struct arena *a, const char *label)
{
    char *text = arena_text(a, label, strlen(label));
    unsigned char *first = letter(text);
    if (is_small(first, first != (unsigned char *)text))
        *first = (unsigned char)(*first - 32);
    return text;
}
