/* datapackage.json: what stands in each CSV file of a folder, for programs: Frictionless Data Package and Table Schema, version 1
 * (specs.frictionlessdata.io).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_DATAPACKAGE_H
#define REPORT_DATAPACKAGE_H

#include "base/err.h"
#include "report/manifest.h"
#include "report/output.h"

/* Writes datapackage.json about the CSV files that `o` has so far. The same study gives the same bytes: no time stands in it. */
int datapackage_write(const struct manifest *m, struct output *o, struct err *e);

#endif
