/* What a policy has beyond rights and patience, in a line each: training, consulting, who is in charge, whose patients, cover,
 * further education.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_DESCRIBE_POLICY_H
#define CLI_DESCRIBE_POLICY_H

#include <stdio.h>

#include "model/model.h"

enum { DESCRIBE_POLICY_CLASS_BYTES = 128 };

/* Nothing is printed of what the policy does not use. */
void describe_policy_print(FILE *out, const struct model *m);
/* "nurse", "nurse+mentor (lead)": the people of a class. Returns out. */
const char *describe_policy_class(char out[DESCRIBE_POLICY_CLASS_BYTES], const struct model *m, int class);

#endif
