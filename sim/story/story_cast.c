/* The manifest back to a model and names.
 *
 * What people are called: the label of their line of the roster ("The nurse", "Anna"); but where those of a role are no names
 * ("Health worker, 80 %"), the people of the role are numbered through in the order of the model, "Health worker 2".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/story_cast.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/output.h"
#include "scenario/check.h"
#include "scenario/json.h"

/* ---- Labels ------------------------------------------------------------------------------------------------------- */

static const char *label_of(const struct value *v, enum story_language language, const char *id)
{
    const struct value *own = language == STORY_NORWEGIAN ? value_member(v, "label_no") : NULL;
    const struct value *label = value_member(v, "label");
    if (own && own->kind == VALUE_STRING && *own->string)
        return own->string;
    return label && label->kind == VALUE_STRING && *label->string ? label->string : id;
}

const char *story_cast_label(const struct story_cast *c, const char *map, const char *id)
{
    return label_of(value_at(c->scenario, map, id, NULL), c->language, id);
}

/* A copy of a unit is called by the unit and its number: "ward.3". Returns the length of the unit's own name. */
static size_t own_name(const char *id)
{
    return strcspn(id, ".");
}

static const struct value *unit_value(const struct story_cast *c, int unit)
{
    char id[128];
    const char *full = c->model.units[unit].label.id;
    snprintf(id, sizeof id, "%.*s", (int)own_name(full), full);
    return value_at(c->scenario, "units", id, NULL);
}

const char *story_cast_unit(struct story_cast *c, int unit)
{
    const char *id = c->model.units[unit].label.id, *copy = id + own_name(id);
    const char *label = label_of(unit_value(c, unit), c->language, id);
    return *copy ? text_format(&c->arena, "%s %s", label, copy + 1) : label;
}

const char *story_cast_policy(const struct story_cast *c)
{
    return label_of(c->scenario, c->language, "");
}

const char *story_cast_level(const struct story_cast *c, int unit, int level)
{
    const char *id = c->model.units[unit].levels[level].label.id;
    return label_of(value_at(unit_value(c, unit), "patients", "acuity", id, NULL), c->language, id);
}

const char *story_cast_shift(struct story_cast *c, int unit, const char *id)
{
    return story_words_small(&c->arena, label_of(value_at(unit_value(c, unit), "shifts", id, NULL), c->language, id));
}

const char *story_cast_thing(struct story_cast *c, int task, const char *aside)
{
    const char *label = story_words_small(&c->arena, story_cast_label(c, "tasks", c->model.tasks[task].label.id));
    return aside ? text_format(&c->arena, "%s, %s", label, aside) : label;
}

const char *story_cast_does(struct story_cast *c, int task, const char *patient, const char *aside)
{
    static const char gap[] = "{patient}";
    const char *id = c->model.tasks[task].label.id;
    const struct value *does = value_at(c->scenario, "tasks", id, c->language == STORY_NORWEGIAN ? "does_no" : "does", NULL);
    const char *text = does ? does->string : "";
    if (!*text || (strstr(text, gap) && !patient))
        return story_words_say(&c->arena, c->language, WORD_TAKES_ON, story_cast_thing(c, task, aside), NULL, NULL, NULL);
    if (strstr(text, gap))
        return story_words_fill(&c->arena, text, gap, patient);
    return aside ? text_format(&c->arena, "%s, %s", text, aside) : text;
}

/* ---- People ------------------------------------------------------------------------------------------------------- */

const char *story_cast_person(struct story_cast *c, int person)
{
    const struct model *m = &c->model;
    const char *name = c->persons[person];
    const char *role = story_cast_label(c, "roles", m->roles[m->persons[person].role].label.id);
    /* "The nurse"; "Sykepleier 2", "Sykepleieren": no names of people, which keep their capitals */
    bool common = c->language == STORY_NORWEGIAN ? !strncmp(name, role, strlen(role)) : !strncmp(name, "The ", 4);
    return common ? story_words_small(&c->arena, name) : name;
}

/* Whether the people of a role have numbers for names: there are several, and lines of the roster that count several, or that
 * are called after the role. */
static bool is_numbered(const struct story_cast *c, const struct role *role)
{
    const char *name = story_cast_label(c, "roles", role->label.id);
    double n = 0;
    bool nameless = false;
    VALUE_EACH(line, value_at(c->scenario, "staff", "lines", NULL))
        if (!strcmp(value_string(line, "role"), role->label.id)) {
            n += value_number(line, "count");
            nameless |= value_number(line, "count") > 1 || !strncmp(label_of(line, c->language, line->name), name, strlen(name));
        }
    return n > 1 && nameless;
}

static const char **name_people(struct story_cast *c)
{
    const struct model *m = &c->model;
    const char **names = ARENA_ARRAY(&c->arena, m->n_persons, const char *);
    int *number = ARENA_ARRAY(&c->arena, m->n_roles, int);
    for (int p = 0; p < m->n_persons; p++) {
        const struct person *person = &m->persons[p];
        const struct role *role = &m->roles[person->role];
        if (p == 0 || person->unit != m->persons[p - 1].unit)
            memset(number, 0, (size_t)m->n_roles * sizeof *number);
        number[person->role]++;
        names[p] = is_numbered(c, role)
                       ? text_format(&c->arena, "%s %d", story_cast_label(c, "roles", role->label.id), number[person->role])
                       : label_of(value_at(c->scenario, "staff", "lines", person->label.id, NULL), c->language, person->label.id);
    }
    return names;
}

/* ---- The manifest ------------------------------------------------------------------------------------------------- */

static int first_finding(const struct findings *f, const char *path, struct err *e)
{
    for (const struct finding *x = f->first; x; x = x->next)
        if (x->is_error)
            return x->pointer && *x->pointer ? err_set(e, ERR_INPUT, "'%s': %s: %s", path, x->pointer, x->text)
                                             : err_set(e, ERR_INPUT, "%s", x->text);
    return err_set(e, ERR_INPUT, "'%s' cannot be read", path);
}

static const char *name_of(const struct value *scenario)
{
    const struct value *name = scenario->kind == VALUE_OBJECT ? value_member(scenario, "name") : NULL;
    return name && name->kind == VALUE_STRING ? name->string : "";
}

/* The scenario that is asked for, or the only one; NULL: *e tells. */
static struct value *choose_scenario(struct story_cast *c, struct value *scenarios, const char *asked, const char *path,
                                     struct err *e)
{
    const char **names = ARENA_ARRAY(&c->arena, scenarios->n, const char *), *list = "";
    struct value *found = scenarios->n == 1 && !asked ? scenarios->first : NULL;
    int n = 0;
    for (struct value *s = scenarios->first; s; s = s->next) {
        names[n] = name_of(s);
        list = text_format(&c->arena, "%s%s%s", list, n ? ", " : "", names[n]);
        found = asked && !strcmp(names[n], asked) ? s : found;
        n++;
    }
    if (!found && asked)
        text_unknown(e, "scenario of the study", asked, names, n);
    else if (!found)
        err_set(e, ERR_INPUT, "'%s' tells of several scenarios: choose one with --scenario: %.600s", path, list);
    return found;
}

static int read_manifest(struct story_cast *c, struct findings *f, const char *path, const char *asked, struct err *e)
{
    struct value *manifest = json_read(f, path, path, NULL, "");
    if (!manifest)
        return first_finding(f, path, e);
    struct value *scenarios = value_find(manifest, "scenarios");
    const struct value *outputs = value_member(manifest, "outputs");
    if (!scenarios || scenarios->kind != VALUE_ARRAY || !scenarios->n || !outputs || outputs->kind != VALUE_OBJECT)
        return err_set(e, ERR_INPUT, "'%s' is no manifest of avlast: expected the members scenarios and outputs", path);
    struct value *scenario = choose_scenario(c, scenarios, asked, path, e);
    if (!scenario)
        return e->code;
    c->events = scenarios->n == 1 ? "events.csv" : text_format(&c->arena, "events_%s.csv", name_of(scenario));
    const struct value *events = value_member(outputs, c->events);
    if (!events || events->kind != VALUE_STRING)
        return err_set(e, ERR_INPUT, "'%s' tells of no %s: write one with avlast %s --events", path, c->events,
                       scenarios->n == 1 ? "run" : "compare");
    struct value *resolved = scenario->kind == VALUE_OBJECT ? value_find(scenario, "resolved") : NULL;
    if (!resolved || resolved->kind != VALUE_OBJECT)
        return err_set(e, ERR_INPUT, "'%s' is no manifest of avlast: expected the member resolved of its scenario", path);
    c->events_sha256 = events->string;
    c->scenario = resolved;
    value_remove(resolved); /* a document of its own again, as the check wants it */
    check_document(f, resolved);
    if (f->n_errors || model_build(&c->model, resolved, "story", f, e))
        return e->code ? e->code : first_finding(f, path, e);
    const struct value *seed = value_member(manifest, "seed"); /* of a comparison: with which all were run */
    if (!seed || seed->kind != VALUE_NUMBER)
        seed = value_at(resolved, "study", "seed", NULL);
    c->seed = (uint64_t)seed->number;
    c->persons = name_people(c);
    return 0;
}

int story_cast_open(struct story_cast *c, const char *folder, const char *scenario, enum story_language language, struct err *e)
{
    jmp_buf exhausted;
    *c = (struct story_cast){.language = language};
    if (setjmp(exhausted))
        return err_set(e, ERR_MEMORY, "not enough memory for the scenario of '%s'", folder);
    c->arena.exhausted = &exhausted;
    struct findings findings = {.arena = &c->arena};
    const char *path = text_format(&c->arena, "%s/%s", folder, OUTPUT_MANIFEST);
    int rc = read_manifest(c, &findings, path, scenario, e);
    c->arena.exhausted = NULL;
    return rc;
}

void story_cast_free(struct story_cast *c)
{
    model_free(&c->model);
    arena_free(&c->arena);
}
