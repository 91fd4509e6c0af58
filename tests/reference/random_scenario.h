/* Small scenarios made up at random, as JSON text, that use everything the engine can do in any combination.
 *
 * They mean nothing; they are there to be run by two engines. One number gives one scenario, for ever.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REFERENCE_RANDOM_SCENARIO_H
#define REFERENCE_RANDOM_SCENARIO_H

#include <stdint.h>

/* The text of scenario `number`; the caller frees it. NULL when there is no memory. */
char *random_scenario(uint64_t number);

#endif
