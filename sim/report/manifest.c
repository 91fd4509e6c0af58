/* Hashes of what was run, and manifest.json.
 *
 * The manifest holds all that is needed to run the study again: version, seed, number of replications and the scenarios in
 * full, after files were combined and overrides applied. What may differ between two runs of the same study (time, machine,
 * threads, the command as typed) is in the member "run" and nowhere else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/manifest.h"

#include <errno.h>
#include <gsl/gsl_version.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/text.h"
#include "base/version.h"
#include "scenario/json.h"

/* ---- Hashes ------------------------------------------------------------------------------------------------------- */

/* The scenario without "study": the number of replications and the seed do not change what one replication is. */
static int print_members(FILE *f, const struct value *root)
{
    struct arena arena = {0};
    jmp_buf exhausted;
    if (setjmp(exhausted)) {
        arena_free(&arena);
        return ERR_MEMORY;
    }
    arena.exhausted = &exhausted;
    const struct value **members = value_sorted(&arena, root);
    for (int i = 0; i < root->n; i++)
        if (strcmp(members[i]->name, "study")) {
            fprintf(f, "%s: ", members[i]->name);
            value_print(f, members[i]);
            fputc('\n', f);
        }
    arena_free(&arena);
    return 0;
}

static int hash_scenario(struct manifest_scenario *s, struct err *e)
{
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    int rc = f ? print_members(f, s->root) : ERR_MEMORY;
    if (f && fclose(f))
        rc = ERR_MEMORY;
    if (rc == 0)
        output_sha256(s->sha256, text, n);
    free(text);
    return rc ? err_set(e, ERR_MEMORY, "not enough memory for the manifest of '%s'", s->name) : 0;
}

static int hash_study(struct manifest *m, struct err *e)
{
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    if (f) {
        fprintf(f, "avlast %s\n%s\nseed %" PRIu64 "\nreplications %d\n", AVLAST_VERSION, m->command, m->seed, m->n_replications);
        for (int i = 0; i < m->n_scenarios; i++)
            fprintf(f, "%s %s\n", m->scenarios[i].name, m->scenarios[i].sha256);
    }
    if (!f || fclose(f)) {
        free(text);
        return err_set(e, ERR_MEMORY, "not enough memory for the manifest");
    }
    output_sha256(m->study_sha256, text, n);
    free(text);
    return 0;
}

int manifest_init(struct manifest *m, struct err *e)
{
    clock_gettime(CLOCK_REALTIME, &m->started);
    clock_gettime(CLOCK_MONOTONIC, &m->started_monotonic);
    for (int i = 0; i < m->n_scenarios; i++)
        if (hash_scenario(&m->scenarios[i], e))
            return e->code;
    return hash_study(m, e);
}

const char *manifest_run_id(char out[MANIFEST_RUN_ID_BYTES], const struct manifest *m, int scenario, uint32_t replication)
{
    char text[256], digits[OUTPUT_SHA256_BYTES];
    int n = snprintf(text, sizeof text, "avlast %s\n%s\nseed %" PRIu64 "\nreplication %" PRIu32 "\n", AVLAST_VERSION,
                     m->scenarios[scenario].sha256, m->seed, replication);
    output_sha256(digits, text, (unsigned long)n);
    memcpy(out, digits, MANIFEST_RUN_ID_BYTES - 1);
    out[MANIFEST_RUN_ID_BYTES - 1] = '\0';
    return out;
}

/* ---- What was used ------------------------------------------------------------------------------------------------ */

struct manifest_use manifest_use(const struct manifest *m)
{
    struct timespec now;
    struct rusage used;
    clock_gettime(CLOCK_MONOTONIC, &now);
    getrusage(RUSAGE_SELF, &used);
    const struct timespec *then = &m->started_monotonic;
    const struct timeval *user = &used.ru_utime, *system = &used.ru_stime;
    return (struct manifest_use){
        .elapsed_s = (double)(now.tv_sec - then->tv_sec) + 1e-9 * (double)(now.tv_nsec - then->tv_nsec),
        .cpu_s = (double)(user->tv_sec + system->tv_sec) + 1e-6 * (double)(user->tv_usec + system->tv_usec),
        .memory_mb = (double)used.ru_maxrss / 1024, /* Linux tells kB */
    };
}

/* ---- JSON --------------------------------------------------------------------------------------------------------- */

/* `  "name": "text",` or, when last, without the comma. */
static void member(FILE *f, int indent, const char *name, const char *text, bool last)
{
    fprintf(f, "%*s\"%s\": ", indent, "", name);
    value_print_string(f, text);
    fputs(last ? "\n" : ",\n", f);
}

static void number_member(FILE *f, int indent, const char *name, double value, bool last)
{
    char digits[TEXT_NUMBER_BYTES];
    fprintf(f, "%*s\"%s\": %s%s\n", indent, "", name, text_number(digits, value), last ? "" : ",");
}

/* The document, its lines moved in by `indent`. Strings hold no line ends of their own in JSON, so this changes no value. */
static int print_indented(FILE *f, int indent, const struct value *root)
{
    char *text = NULL;
    size_t n = 0;
    FILE *memory = open_memstream(&text, &n);
    if (memory)
        value_print(memory, root);
    if (!memory || fclose(memory)) {
        free(text);
        return ERR_MEMORY;
    }
    for (size_t i = 0; i < n; i++) {
        fputc(text[i], f);
        if (text[i] == '\n')
            fprintf(f, "%*s", indent, "");
    }
    free(text);
    return 0;
}

static void print_program(FILE *f)
{
    fputs("  \"program\": {\n", f);
    member(f, 4, "name", "avlast", false);
    member(f, 4, "version", AVLAST_VERSION, false);
    member(f, 4, "compiler", VERSION_COMPILER, false);
    member(f, 4, "flags", AVLAST_FLAGS, false);
    fputs("    \"libraries\": {\n", f);
    member(f, 6, "cJSON", json_library(), false);
    member(f, 6, "GSL", gsl_version, true);
    fputs("    }\n  },\n", f);
}

static int print_scenarios(FILE *f, const struct manifest *m)
{
    fputs("  \"scenarios\": [\n", f);
    for (int i = 0; i < m->n_scenarios; i++) {
        fputs("    {\n", f);
        member(f, 6, "name", m->scenarios[i].name, false);
        member(f, 6, "sha256", m->scenarios[i].sha256, false);
        fputs("      \"resolved\": ", f);
        if (print_indented(f, 6, m->scenarios[i].root))
            return ERR_MEMORY;
        fprintf(f, "\n    }%s\n", i + 1 < m->n_scenarios ? "," : "");
    }
    fputs("  ],\n", f);
    return 0;
}

static void print_warnings(FILE *f, const struct manifest *m)
{
    const char *before = "";
    fputs("  \"warnings\": [", f);
    for (int i = 0; i < m->n_scenarios; i++)
        for (const struct finding *w = m->scenarios[i].findings ? m->scenarios[i].findings->first : NULL; w; w = w->next)
            if (!w->is_error) {
                fprintf(f, "%s\n    {\n", before);
                member(f, 6, "scenario", m->scenarios[i].name, false);
                member(f, 6, "pointer", w->pointer ? w->pointer : "", false);
                member(f, 6, "text", w->text, true);
                fputs("    }", f);
                before = ",";
            }
    fprintf(f, "%s],\n", *before ? "\n  " : "");
}

static int print_outputs(FILE *f, const struct output *o, struct err *e)
{
    const char *before = "";
    fputs("  \"outputs\": {", f);
    for (int i = 0; i < o->n_files; i++) {
        char sha256[OUTPUT_SHA256_BYTES];
        if (!strcmp(o->files[i].name, OUTPUT_MANIFEST))
            continue;
        if (output_sha256_file(sha256, o->files[i].path, e))
            return e->code;
        fprintf(f, "%s\n    ", before);
        value_print_string(f, o->files[i].name);
        fprintf(f, ": \"%s\"", sha256);
        before = ",";
    }
    fputs("\n  },\n", f);
    return 0;
}

static void print_time(FILE *f, const char *name, time_t t)
{
    char text[32];
    struct tm utc;
    gmtime_r(&t, &utc);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    member(f, 4, name, text, false);
}

static void print_run(FILE *f, const struct manifest *m)
{
    char host[256] = "";
    gethostname(host, sizeof host - 1);
    struct manifest_use use = manifest_use(m);
    fputs("  \"run\": {\n    \"command_line\": [", f);
    for (int i = 0; i < m->argc; i++) {
        fputs(i ? ", " : "", f);
        value_print_string(f, m->argv[i]);
    }
    fputs("],\n", f);
    print_time(f, "started", m->started.tv_sec);
    print_time(f, "ended", time(NULL));
    number_member(f, 4, "elapsed_s", use.elapsed_s, false);
    number_member(f, 4, "cpu_s", use.cpu_s, false);
    number_member(f, 4, "max_memory_mb", use.memory_mb, false);
    number_member(f, 4, "jobs", m->jobs, false);
    member(f, 4, "host", host, true);
    fputs("  }\n", f);
}

static int print_manifest(FILE *f, const struct manifest *m, const struct output *o, struct err *e)
{
    fputs("{\n", f);
    number_member(f, 2, "schema_version", 1, false);
    print_program(f);
    member(f, 2, "command", m->command, false);
    member(f, 2, "study_sha256", m->study_sha256, false);
    fprintf(f, "  \"seed\": %" PRIu64 ",\n  \"replications\": %d,\n", m->seed, m->n_replications);
    if (print_scenarios(f, m))
        return err_set(e, ERR_MEMORY, "not enough memory for the manifest");
    print_warnings(f, m);
    if (print_outputs(f, o, e))
        return e->code;
    print_run(f, m);
    fputs("}\n", f);
    return 0;
}

int manifest_write(const struct manifest *m, struct output *o, struct err *e)
{
    const char *path = output_file(o, OUTPUT_MANIFEST, e);
    if (!path)
        return e->code;
    FILE *f = fopen(path, "w");
    if (!f)
        return err_set(e, ERR_IO, "cannot create '%s': %s", path, strerror(errno));
    int rc = print_manifest(f, m, o, e);
    bool failed = ferror(f) != 0;
    if (fclose(f) || failed)
        rc = err_set(e, ERR_IO, "cannot write '%s': %s", path, strerror(errno ? errno : EIO));
    return rc;
}

void manifest_print_version(FILE *out)
{
    fprintf(out, "avlast %s\ncompiled by %s%s%s\ncJSON %s, GSL %s, libmd\n", AVLAST_VERSION, VERSION_COMPILER,
            *AVLAST_FLAGS ? ", " : "", AVLAST_FLAGS, json_library(), gsl_version);
}
