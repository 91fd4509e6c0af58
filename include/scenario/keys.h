/* The key table: every key a scenario may have, once.
 *
 * A row says what a key holds, in which unit and range, its default, and what it means. Validation and defaults (check.c),
 * the JSON Schema (schema.c) and docs/parameters.md (reference.c) are all made from it, so they cannot disagree.
 * Tables nest as the document does; a map is an object whose members the user names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIO_KEYS_H
#define SCENARIO_KEYS_H

#include <stdbool.h>
#include <stdint.h>

enum { KEYS_NAME_BYTES = 60 }; /* longest name of a thing: [a-z][a-z0-9_]* */

enum keys_type {
    KEYS_BOOL,
    KEYS_INT,    /* low to high, dividing `divides` */
    KEYS_NUMBER, /* low (or above it) to high */
    KEYS_STRING,
    KEYS_NAME,   /* the name of `names` */
    KEYS_CHOICE, /* one of `choices` */
    KEYS_TIME,   /* "HH:MM" or "HH:MM:SS" */
    KEYS_DATE,   /* "YYYY-MM-DD" */
    KEYS_LIST,   /* array of `member` */
    KEYS_MAP,    /* object whose members are `member`, named as member->name tells */
    KEYS_OBJECT, /* of `table` */
    KEYS_LAW     /* of `table`, or a number N for {"law": "fixed", "value": N} */
};

/* What the names in a map are; days: all, weekdays, ..., sun, holiday; reasons: vacancy, leave, education, sickness. */
enum keys_named_by { KEYS_BY_NAME, KEYS_BY_TIME, KEYS_BY_DAY, KEYS_BY_REASON };

/* What a name may refer to; the bits of `known`. */
enum keys_known {
    KEYS_ROLES = 1 << 0,
    KEYS_TASKS = 1 << 1,
    KEYS_UNITS = 1 << 2,
    KEYS_MARKS = 1 << 3,
    KEYS_SUPPLEMENTS = 1 << 4, /* of pay */
    KEYS_CATEGORIES = 1 << 5,
    KEYS_SHIFTS = 1 << 6,     /* these three: of the unit, or of some unit of the task, in which the name stands */
    KEYS_LEVELS = 1 << 7,
    KEYS_CONDITIONS = 1 << 8, /* or "none" */
    KEYS_ALL = 1 << 9         /* the word "all" */
};

struct keys_table;

struct keys_row {
    const char *name;    /* the key; in the row that describes the members of a map, a placeholder in capitals */
    enum keys_type type;
    bool required;       /* wherever it belongs */
    bool or_never;       /* the string "never" is a value too */
    bool above;          /* NUMBER: low itself is not allowed */
    bool files_only;     /* means something while files are read; not part of the document */
    double low, high;    /* INT, NUMBER; high 0 = no limit but that of a double */
    int divides;         /* INT: must divide this; 0 = no such rule */
    uint32_t kinds;      /* the kinds it belongs to, bit k for table->kinds[k]; 0 = all */
    const char *const *choices;    /* ends with NULL */
    const char *names;   /* with `known`, or NAME: "a role", "a task or a category", ... */
    uint32_t known;      /* NAME: what it must be one of; in a member of a map: what its key must be one of; 0 = any name */
    bool one_line;       /* STRING: without control characters, as it goes into tables */
    const char *when_empty; /* LIST: what an empty array comes to, which is hardly meant; NULL = it is fine */
    const char *with;      /* a key beside it; while that is not given, empty, 0, "never" or "none" this one says nothing */
    const char *with_word; /* ... or while that is not this word, or an array without it; NULL = any word will do */
    enum keys_named_by named_by;   /* MAP */
    const struct keys_row *member; /* LIST, MAP */
    const struct keys_table *table; /* OBJECT, LAW */
    const char *fallback; /* the default, as JSON: a number, true, false, "text", {}, [] or ["text"]; NULL = stays absent */
    const char *absent;   /* for people: what it means when it stays absent, or what the default depends on */
    const char *unit;     /* for people */
    const char *meaning;  /* for people */
};

struct keys_table {
    const char *name;         /* of one such object: "task" */
    const struct keys_row *rows;
    int n_rows;
    const char *selector;     /* the key that tells the kind of object, which decides what other keys belong to it; or NULL */
    const char *const *kinds; /* its choices */
    const char *meaning;      /* for people: what one such object is */
};

#define KEYS_TABLE(rows_) .rows = (rows_), .n_rows = (int)(sizeof(rows_) / sizeof *(rows_))

/* The names for people that most things have. */
#define KEYS_LABELS \
    {"label", KEYS_STRING, .one_line = true, .fallback = "\"\"", \
     .meaning = "Short name in English, for tables and plots; the key itself when empty."}, \
    {"label_no", KEYS_STRING, .one_line = true, .absent = "nothing", \
     .meaning = "The same in Norwegian, for `avlast story --language no`; results have the English one."}

/* The rows of names that refer to something. */
#define KEYS_A_ROLE .names = "a role", .known = KEYS_ROLES
#define KEYS_A_TASK .names = "a task", .known = KEYS_TASKS
#define KEYS_A_UNIT .names = "a unit", .known = KEYS_UNITS
#define KEYS_A_SHIFT .names = "a shift", .known = KEYS_SHIFTS
#define KEYS_SOME_TASKS .names = "a task, a category or 'all'", .known = KEYS_TASKS | KEYS_CATEGORIES | KEYS_ALL

enum { KEYS_MOST_ROWS = 40 }; /* in a table: check.c keeps a slot for each; held by a test */

extern const struct keys_table keys_root;
extern const char *const keys_weekdays[]; /* mon ... sun */
extern const char *const keys_days[];     /* all, weekdays, weekend, mon ... sun, holiday */

/* The index of the row called `name`, or -1. */
int keys_find(const struct keys_table *table, const char *name);
/* Whether s is a name of the kind that maps of this sort have. */
bool keys_name_fits(enum keys_named_by named_by, const char *s);
/* The words that names of this kind are among, ends with NULL; NULL where they are not from a list. */
const char *const *keys_words(enum keys_named_by named_by);
bool keys_chosen(const char *const *choices, const char *s); /* whether s is one of them; they end with NULL */
bool keys_is_time(const char *s); /* 00:00 to 23:59:59 */
bool keys_is_date(const char *s); /* 1970-01-01 to 2199-12-31 */
/* "a whole number from 1 to 3600", "one of 'all', 'check'", ...: what the row takes, for messages and documents. Cut to fit. */
enum { KEYS_EXPECTED_BYTES = 400 };
const char *keys_expected(char out[KEYS_EXPECTED_BYTES], const struct keys_row *row);

/* Every table below the root, once, with the pointer at which it stands ("/units/UNIT/shifts/SHIFT"; laws: "law"): the root
 * first, laws last. Returns how many. */
enum { KEYS_MOST_TABLES = 40, KEYS_PATH_BYTES = 80 };
struct keys_place {
    const struct keys_table *table;
    char path[KEYS_PATH_BYTES];
};
int keys_places(struct keys_place places[KEYS_MOST_TABLES]);

#endif
