/* Metrics of care and patients, as functions of a cell. What each means stands in the table of metric.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef METRICS_CARE_H
#define METRICS_CARE_H

#include "metrics/metric.h"

metric_function care_made_count;
metric_function care_wait_min_mean;
metric_function care_late_share;
metric_function care_omitted_count;
metric_function care_omitted_share;
metric_function care_lost_count;
metric_function care_omitted_work_min_per_day;
metric_function care_withdrawn_count;
metric_function care_censored_count;
metric_function care_interrupted_count;
metric_function care_suspended_h;
metric_function care_wait_min_p50;
metric_function care_wait_min_p95;
metric_function care_censored_min_mean;
metric_function care_second_person_wait_min_mean;
metric_function care_peak_share;
metric_function care_by_carer_share;
metric_function care_patient_days;
metric_function care_occupancy_share;
metric_function care_admitted_count;
metric_function care_discharged_count;
metric_function care_turned_away_count;
metric_function care_work_min_per_patient_day;
metric_function care_pay_kr_per_patient_day;
metric_function care_carers_per_patient_week;
metric_function care_understaffed_share;
metric_function care_asked_work_min_per_patient_day;

#endif
