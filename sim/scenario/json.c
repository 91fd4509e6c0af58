/* JSON text to values: the only file that includes cJSON.h.
 *
 *     file -> text -> syntax.c (is it strict JSON? where are the keys?) -> cJSON -> struct value
 *
 * cJSON 1.7 is used only to parse, with an explicit length and the end of the text required; its lookups, integers, error
 * pointer and printing are not used at all. After syntax.c has passed a text, cJSON can fail only for want of memory.
 * Its memory, and the text, come from malloc, so whatever jumps out of here (arena.h) passes through build(), which frees.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/json.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/chance.h"
#include "scenario/syntax.h"

struct json {
    struct arena *arena;
    struct findings *findings; /* may be NULL */
    const char *file;
    const char *path, *asker, *pointer; /* json_read */
    char *text;                      /* what it read */
    struct syntax syntax;
    cJSON *tree;
    int n_twice;                     /* duplicate keys */
    size_t next_key;                 /* of syntax.keys, while the tree is walked in the order of the text */
    size_t n_numbers, next_long;     /* numbers met, and the next of syntax.numbers */
    size_t counted, line, column;    /* how far locate() has come */
};

static void release(struct json *j)
{
    cJSON_Delete(j->tree);
    free(j->syntax.keys);
    free(j->syntax.numbers);
    free(j->text);
}

/* "line:column" of an offset, both from 1, columns in characters. Offsets come in ascending order. */
static const char *locate(struct json *j, size_t offset)
{
    if (j->line == 0)
        j->line = j->column = 1;
    for (; j->counted < offset; j->counted++) {
        unsigned char c = (unsigned char)j->syntax.text[j->counted];
        if (c == '\n') {
            j->line++;
            j->column = 1;
        } else if ((c & 0xc0) != 0x80) {
            j->column++;
        }
    }
    char text[48];
    return arena_text(j->arena, text, (size_t)snprintf(text, sizeof text, "%zu:%zu", j->line, j->column));
}

/* The names that an object has so far: an open-addressing table, so that a large object is not searched for each name. */
struct names {
    const char **slots;
    size_t mask;
};

static struct names names_for(struct arena *a, int n)
{
    size_t size = 4;
    while (size < 2 * (size_t)n)
        size *= 2;
    return (struct names){ARENA_ARRAY(a, size, const char *), size - 1};
}

/* Whether the name is new. */
static bool remember(struct names *names, const char *name)
{
    size_t i = chance_name(name) & names->mask;
    for (; names->slots[i]; i = (i + 1) & names->mask)
        if (strcmp(names->slots[i], name) == 0)
            return false;
    names->slots[i] = name;
    return true;
}

/* The text of the number that the walk has come to, if it is a long one, else NULL. */
static const char *long_number(struct json *j)
{
    const struct syntax_number *next = &j->syntax.numbers[j->next_long];
    if (j->next_long == j->syntax.n_long || next->place != j->n_numbers++)
        return NULL;
    j->next_long++;
    return arena_text(j->arena, j->syntax.text + next->at, next->length);
}

/* Values in the order of the text. A key that comes twice is an error where it comes again. */
static struct value *convert(struct json *j, const cJSON *item, const char *name)
{
    static const struct { int type; enum value_kind kind; } kinds[] = {
        {cJSON_NULL, VALUE_NULL},     {cJSON_False, VALUE_BOOL},  {cJSON_True, VALUE_BOOL},    {cJSON_Number, VALUE_NUMBER},
        {cJSON_String, VALUE_STRING}, {cJSON_Array, VALUE_ARRAY}, {cJSON_Object, VALUE_OBJECT},
    };
    size_t k = 0;
    while (kinds[k].type != (item->type & 0xff))
        k++;
    struct value *v = value_new(j->arena, kinds[k].kind, name, j->file);
    if (v->kind == VALUE_NUMBER) {
        v->number = item->valuedouble + 0.0; /* so that -0 becomes 0 */
        v->string = long_number(j);
    } else if (v->kind == VALUE_BOOL)
        v->number = item->type == cJSON_True;
    else if (v->kind == VALUE_STRING)
        v->string = arena_text(j->arena, item->valuestring, strlen(item->valuestring));
    else if (v->kind == VALUE_ARRAY)
        for (const cJSON *child = item->child; child; child = child->next)
            value_add(v, convert(j, child, NULL));
    if (v->kind != VALUE_OBJECT)
        return v;
    struct names names = names_for(j->arena, cJSON_GetArraySize(item));
    for (const cJSON *child = item->child; child; child = child->next) {
        size_t at = j->syntax.keys[j->next_key++];
        const char *child_name = arena_text(j->arena, child->string, strlen(child->string));
        bool twice = !remember(&names, child_name);
        j->n_twice += twice;
        if (twice && j->findings)
            findings_error(j->findings, j->file, locate(j, at), "key '%s' stands twice in one object", child_name);
        value_add(v, convert(j, child, child_name));
    }
    return v;
}

/* Opens a file, or a pipe that is open already (/dev/stdin, a shell's <(...)): a named one would be waited for, a device may
 * never end. Returns an errno; ENOTSUP = it is something else. */
static int open_file(const char *path, int *fd)
{
    struct stat about;
    struct statfs where;
    *fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*fd < 0)
        return errno == ENXIO ? ENOTSUP : errno; /* a socket */
    if (fstat(*fd, &about) || fstatfs(*fd, &where))
        return errno;
    if (!S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode) && where.f_type != PIPEFS_MAGIC)
        return ENOTSUP;
    return fcntl(*fd, F_SETFL, 0) ? errno : 0; /* from now on it is waited for */
}

/* All of an open file, in memory that doubles until it fits. Returns an errno. */
static int read_all(struct json *j, int fd)
{
    struct stat about;
    size_t room = 64 << 10;
    if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode))
        room = about.st_size < JSON_LARGEST_FILE ? (size_t)about.st_size + 1 : JSON_LARGEST_FILE + 1;
    j->text = malloc(room);
    while (j->text) {
        ssize_t n = read(fd, j->text + j->syntax.length, room - j->syntax.length);
        if (n < 0 && errno != EINTR)
            return errno;
        j->syntax.length += n > 0 ? (size_t)n : 0;
        if (j->syntax.length > JSON_LARGEST_FILE)
            return EFBIG;
        if (n == 0)
            return 0;
        if (j->syntax.length == room) {
            char *larger = malloc(2 * room);
            if (larger)
                memcpy(larger, j->text, room);
            free(j->text);
            j->text = larger;
            room *= 2;
        }
    }
    return ENOMEM;
}

static bool read_file(struct json *j)
{
    int fd, unopened = open_file(j->path, &fd), problem = unopened ? unopened : read_all(j, fd);
    if (fd >= 0)
        close(fd);
    if (problem == ENOMEM)
        arena_exhaust(j->arena);
    if (problem == EFBIG)
        findings_error(j->findings, j->asker, j->pointer, "cannot read '%s': it is larger than %d MiB", j->file,
                       JSON_LARGEST_FILE >> 20);
    else if (unopened == ENOTSUP)
        findings_error(j->findings, j->asker, j->pointer, "cannot read '%s': it is not a regular file", j->file);
    else if (problem)
        findings_error(j->findings, j->asker, j->pointer, "cannot %s '%s': %s", fd < 0 ? "open" : "read", j->file,
                       strerror(problem));
    else
        j->text[j->syntax.length] = '\0';
    j->syntax.text = j->text;
    return problem == 0;
}

static struct value *build_within(struct json *j)
{
    if (j->path && !read_file(j))
        return NULL;
    j->syntax.keys = malloc((j->syntax.length / 4 + 1) * sizeof *j->syntax.keys);
    j->syntax.numbers = malloc((j->syntax.length / SYNTAX_LONG_NUMBER + 1) * sizeof *j->syntax.numbers);
    if (!j->syntax.keys || !j->syntax.numbers)
        arena_exhaust(j->arena);
    if (!syntax_is_good(&j->syntax)) {
        if (j->findings)
            findings_error(j->findings, j->file, locate(j, j->syntax.at), "%s", j->syntax.error);
        return NULL;
    }
    j->tree = cJSON_ParseWithLengthOpts(j->syntax.text, j->syntax.length + 1, NULL, 1);
    if (!j->tree)
        arena_exhaust(j->arena);
    struct value *root = convert(j, j->tree, NULL);
    return j->n_twice ? NULL : root;
}

/* Runs build_within so that nothing leaks when memory runs out in it: the jump is caught here, and goes on. */
static struct value *build(struct json *j)
{
    /* cJSON allocates by our malloc, so that tests can make it fail. */
    cJSON_Hooks hooks = {malloc, free};
    cJSON_InitHooks(&hooks);
    j->syntax.deepest = JSON_DEEPEST;
    jmp_buf here, *outer = j->arena->exhausted;
    if (setjmp(here)) {
        release(j);
        j->arena->exhausted = outer;
        arena_exhaust(j->arena);
    }
    j->arena->exhausted = &here;
    struct value *root = build_within(j);
    j->arena->exhausted = outer;
    release(j);
    return root;
}

struct value *json_read(struct findings *f, const char *path, const char *file, const char *asker, const char *pointer)
{
    struct json j = {.arena = f->arena, .findings = f, .file = file, .path = path, .asker = asker, .pointer = pointer};
    return build(&j);
}

struct value *json_parse(struct arena *a, struct findings *f, const char *file, const char *text, size_t length)
{
    struct json j = {.arena = a, .findings = f, .file = file, .syntax = {.text = text, .length = length}};
    return build(&j);
}

const char *json_library(void)
{
    return cJSON_Version();
}
