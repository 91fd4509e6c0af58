/* Metrics of rights: by which right work is done, and how rights are earned. What each means stands in the table of metric.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef METRICS_DELEGATION_H
#define METRICS_DELEGATION_H

#include "metrics/metric.h"

metric_function delegation_consulted_count;
metric_function delegation_supervised_count;
metric_function delegation_occasions_count;
metric_function delegation_rights_earned_count;
metric_function delegation_days_to_right_mean;
metric_function delegation_days_to_right_restricted_mean;
metric_function delegation_rights_open_count;
metric_function delegation_rights_lapsed_count;
metric_function delegation_delegated_share;
metric_function delegation_trained_share;
metric_function delegation_ad_hoc_share;
metric_function delegation_outside_rights_count;

#endif
