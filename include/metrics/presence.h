/* Metrics of who was away and who came instead, as functions of a cell. What each means stands in the table of metric.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef METRICS_PRESENCE_H
#define METRICS_PRESENCE_H

#include "metrics/metric.h"

metric_function presence_planned_count;
metric_function presence_missed_count;
metric_function presence_same_role_count;
metric_function presence_lower_role_count;
metric_function presence_temp_count;
metric_function presence_short_count;
metric_function presence_without_role_share;
metric_function presence_vacancy_h;
metric_function presence_leave_h;
metric_function presence_education_h;
metric_function presence_sickness_h;
metric_function presence_called_in_h;
metric_function presence_quick_returns_count;
metric_function presence_study_h;
metric_function presence_education_kr;

#endif
