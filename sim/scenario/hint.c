/* What messages add about a word that is not known: the nearest that is, or which are.
 *
 * Both stages that read names use it, scenario and model, so that all messages end alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/hint.h"

#include "base/text.h"

const char *hint_near(struct arena *a, const char *word, const char *const *names, int n)
{
    int nearest = text_nearest(word, names, n);
    return nearest < 0 ? "" : text_format(a, "; did you mean '%s'?", names[nearest]);
}

const char *hint_known(struct arena *a, const char *word, const char *const *names, int n, int most)
{
    const char *near = hint_near(a, word, names, n), *text = "; none is known here";
    if (*near)
        return near;
    for (int i = 0; i < n && i < most; i++)
        text = text_format(a, "%s%s", i ? text_format(a, "%s, ", text) : "; known here: ", names[i]);
    return n > most ? text_format(a, "%s and %d more", text, n - most) : text;
}
