/* Prints a function for bash, from the tables of commands and options.
 *
 * How a word is completed follows from how the tables write it: this|that is a choice; NAME is what `avlast list` shows of the
 * word before; SCENARIO, BASE and OTHER are scenarios, as names or files; the value of a number, of --set or of an
 * option that takes a NAME is nobody's to guess; any other word in capitals is a file. The script needs bash 4 and nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/completion.h"

#include <string.h>

#include "cli/commands.h"

static const char opening[] =
    "# Completion of avlast in bash. Printed by avlast manual --for bash.\n"
    "#\n"
    "# SPDX-License-Identifier: GPL-3.0-or-later\n"
    "_avlast_words() { mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$2\"); }\n"
    "\n"
    "_avlast_files() {\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    mapfile -t COMPREPLY < <(compgen -f -- \"$1\")\n"
    "}\n"
    "\n"
    "# The names that a list begins its lines with.\n"
    "_avlast_names() { \"$1\" list \"$2\" 2>/dev/null | sed -n 's/^\\([^ :]\\{1,\\}\\).*/\\1/p'; }\n"
    "\n"
    "_avlast_scenarios() {\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    mapfile -t COMPREPLY < <(\n"
    "        compgen -W \"$(_avlast_names \"$1\" scenarios)\" -- \"$2\"\n"
    "        compgen -f -X '!*.json' -- \"$2\"\n"
    "        compgen -d -- \"$2\"\n"
    "    )\n"
    "}\n"
    "\n"
    "_avlast() {\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} first='' i\n"
    "    COMPREPLY=()\n"
    "    # --out=x comes as three words; what follows another equals sign is a value of --set.\n"
    "    if [[ $cur == = || $before == = ]]; then\n"
    "        [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "        [[ $before == --* ]] || return\n"
    "        [[ $cur == = ]] && cur=''\n"
    "    fi\n";

/* What is done about a word that is written so in a table. */
static void put_answer(FILE *out, const char *written)
{
    char words[OPTIONS_MOST_CHOICES][OPTIONS_CHOICE_BYTES];
    int n = options_choices(words, written);
    if (n > 0) {
        fputs("_avlast_words \"", out);
        for (int i = 0; i < n; i++)
            fprintf(out, "%s%s", i ? " " : "", words[i]);
        fputs("\" \"$cur\"", out);
    } else if (!strncmp(written, "SCENARIO", 8) || !strncmp(written, "BASE", 4)) {
        fputs("_avlast_scenarios \"$1\" \"$cur\"", out);
    } else {
        fputs(*written && strcmp(written, "NAME") ? "_avlast_files \"$cur\"" : ":", out);
    }
}

/* The cases of the options that take a value, as the word before the cursor. */
static void put_values(FILE *out)
{
    fputs("    case $before in\n", out);
    for (int i = 0; i < N_OPTIONS; i++) {
        const struct option_row *row = &options_table[i];
        if (!row->value)
            continue;
        fprintf(out, "    --%s) ", row->name);
        put_answer(out, row->kind == OPTION_IS_TEXT ? row->value : "");
        fputs("; return ;;\n", out);
    }
    fputs("    esac\n", out);
}

/* The first word after the command that is neither an option nor the value of one. */
static void put_first(FILE *out)
{
    fputs("    for ((i = 2; i < COMP_CWORD; i++)); do\n"
          "        case ${COMP_WORDS[i]} in\n        ", out);
    const char *before = "";
    for (int i = 0; i < N_OPTIONS; i++)
        if (options_table[i].value) {
            fprintf(out, "%s--%s", before, options_table[i].name);
            before = " | ";
        }
    fputs(") ((i++)); [[ ${COMP_WORDS[i]} == = ]] && ((i++)) ;;\n"
          "        =) ((i++)) ;;\n"
          "        -*) ;;\n"
          "        *) first=${COMP_WORDS[i]}; break ;;\n"
          "        esac\n"
          "    done\n", out);
}

static void put_command(FILE *out, const struct command *c)
{
    bool named = strstr(c->arguments, "NAME") != NULL;
    fprintf(out, "    %s)\n        if [[ $cur == -* ]]; then\n            _avlast_words \"", c->name);
    for (int i = 0; i < c->n_options; i++)
        fprintf(out, "%s--%s", i ? " " : "", options_table[c->options[i]].name);
    fputs("\" \"$cur\"\n", out);
    if (named)
        fputs("        elif [[ $first ]]; then\n"
              "            _avlast_words \"$(_avlast_names \"$1\" \"$first\")\" \"$cur\"\n", out);
    else if (c->most == 1)
        fputs("        elif [[ $first ]]; then\n            :\n", out); /* there is no second argument */
    fputs("        else\n            ", out);
    put_answer(out, c->arguments);
    fputs("\n        fi\n        ;;\n", out);
}

void completion_print(FILE *out)
{
    fputs(opening, out);
    fputs("    local commands=\"", out);
    for (int i = 0; i < commands_count; i++)
        fprintf(out, "%s%s", i ? " " : "", commands_table[i]->name);
    fputs("\"\n"
          "    if ((COMP_CWORD == 1)); then\n"
          "        _avlast_words \"$commands help --help --version\" \"$cur\"\n"
          "        return\n"
          "    fi\n", out);
    put_values(out);
    put_first(out);
    fputs("    case $command in\n    help) [[ $first ]] || _avlast_words \"$commands\" \"$cur\" ;;\n", out);
    for (int i = 0; i < commands_count; i++)
        put_command(out, commands_table[i]);
    fputs("    esac\n}\ncomplete -F _avlast avlast\n", out);
}
