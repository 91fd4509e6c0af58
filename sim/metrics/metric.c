/* The table of metrics.
 *
 * Each row says in words what its function computes; the words go to `avlast list metrics` and the functions to metrics.csv.
 * Only the window after warm-up counts: minutes where their ticks fall, tasks that were created in it. Time on duty is
 * rostered time and overtime together, and so are minutes in a task.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "metrics/metric.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "metrics/care.h"
#include "metrics/delegation.h"
#include "metrics/people.h"
#include "metrics/presence.h"

#define BY_UNIT METRIC_UNIT
#define BY_ROLE (METRIC_UNIT | METRIC_ROLE)
#define BY_CATEGORY (METRIC_UNIT | METRIC_CATEGORY)
#define BY_TASK (METRIC_UNIT | METRIC_TASK)
#define BY_ROLE_CATEGORY (METRIC_UNIT | METRIC_ROLE | METRIC_CATEGORY)
#define BY_ROLE_TASK (METRIC_UNIT | METRIC_ROLE | METRIC_TASK)
#define BY_URGENCY (METRIC_UNIT | METRIC_URGENCY)
#define BY_SHIFT (METRIC_UNIT | METRIC_SHIFT)
#define BY_WEEKDAY (METRIC_UNIT | METRIC_WEEKDAY)
#define BY_ROLE_SHIFT (METRIC_UNIT | METRIC_ROLE | METRIC_SHIFT)
#define BY_ROLE_WEEKDAY (METRIC_UNIT | METRIC_ROLE | METRIC_WEEKDAY)

const struct metric metric_table[] = {
    {"rostered_h", "hours on duty as rostered", "ticks on duty inside a person's rostered shifts, as hours",
     {BY_UNIT, BY_ROLE}, people_rostered_h},
    {"overtime_h", "hours on duty after the rostered end", "ticks on duty after the end of a rostered shift, as hours",
     {BY_UNIT, BY_ROLE}, people_overtime_h},
    {"overtime_min_per_rostered_h", "overtime, minutes per rostered hour", "60 x overtime_h / rostered_h",
     {BY_UNIT, BY_ROLE}, people_overtime_min_per_rostered_h},
    {"on_duty_h", "hours on duty", "ticks on duty, overtime included, as hours; by shift: in which they fall",
     {BY_UNIT, BY_ROLE, BY_SHIFT, BY_ROLE_SHIFT, BY_WEEKDAY, BY_ROLE_WEEKDAY}, people_on_duty_h},
    {"utilisation_share", "share of time on duty spent on tasks",
     "time in tasks and consulting, as performer or helper / time on duty, overtime included; holding, breaks and idle are not "
     "work",
     {BY_UNIT, BY_ROLE, BY_SHIFT, BY_ROLE_SHIFT, BY_WEEKDAY, BY_ROLE_WEEKDAY}, people_utilisation_share},
    {"time_min_per_rostered_h", "time spent on tasks, minutes per rostered hour",
     "minutes in tasks of the category or type, as performer or helper, overtime included / rostered hours; the category "
     "training has the minutes of practice too",
     {BY_ROLE_CATEGORY, BY_ROLE_TASK}, people_time_min_per_rostered_h},
    {"overtime_work_min_per_rostered_h", "of it in overtime, minutes per rostered hour",
     "minutes in tasks of the category, as performer or helper, after the rostered end / rostered hours",
     {BY_ROLE, BY_ROLE_CATEGORY}, people_overtime_work_min_per_rostered_h},
    {"consulting_min_per_rostered_h", "consulting about delegated work, asking and answering, minutes per rostered hour",
     "minutes in the account consulting, of both who talk, overtime included / rostered hours", {BY_ROLE},
     people_consulting_min_per_rostered_h},
    {"practice_min_per_rostered_h", "learning and supervising at a task, minutes per rostered hour",
     "minutes in the account training, overtime included / rostered hours: of the learner all; of the supervisor what goes "
     "beyond the time that the task takes him alone", {BY_ROLE}, people_practice_min_per_rostered_h},
    {"holding_min_per_rostered_h", "waiting with a task for a second person, minutes per rostered hour",
     "minutes in the account holding, overtime included / rostered hours", {BY_ROLE}, people_holding_min_per_rostered_h},
    {"break_min_per_rostered_h", "meal breaks, minutes per rostered hour", "minutes in the account break / rostered hours",
     {BY_ROLE}, people_break_min_per_rostered_h},
    {"idle_min_per_rostered_h", "free while no task waits in the unit, minutes per rostered hour",
     "minutes in the account idle / rostered hours", {BY_ROLE}, people_idle_min_per_rostered_h},
    {"idle_blocked_min_per_rostered_h",
     "free while a task waits in the unit that one may not take now, minutes per rostered hour",
     "minutes in the account idle_blocked / rostered hours; others may take it, or nobody now, or a second person is lacking",
     {BY_ROLE}, people_idle_blocked_min_per_rostered_h},
    {"idle_blocked_share", "share of time on duty free while a task waits that one may not take now",
     "ticks in the account idle_blocked / ticks on duty, overtime included",
     {BY_UNIT, BY_ROLE, BY_SHIFT, BY_ROLE_SHIFT, BY_WEEKDAY, BY_ROLE_WEEKDAY}, people_idle_blocked_share},
    {"peak_share", "share of time with more waiting than hands",
     "ticks of the window in which more tasks waited in the unit, for the first time or again, than people were on duty, those "
     "on a break included / ticks of the window",
     {BY_UNIT}, care_peak_share},
    {"interruptions_per_h", "times called away from a task, per hour on duty",
     "times a person was called away to something more urgent / hours on duty, overtime included", {BY_UNIT, BY_ROLE},
     people_interruptions_per_h},
    {"switches_per_h", "changes from one type of task to another, per hour on duty",
     "times a person took up, or helped with, another type of task than the one before, be it on an earlier duty / hours on "
     "duty, overtime included; the first of a run counts",
     {BY_UNIT, BY_ROLE}, people_switches_per_h},
    {"load_spread_min_per_rostered_h", "how unevenly work is shared between people, minutes per rostered hour",
     "standard deviation over people of their minutes in tasks per rostered hour, each weighted by his rostered hours; 0 is even",
     {BY_UNIT, BY_ROLE}, people_load_spread_min_per_rostered_h},
    {"load_spread_of_roles_min_per_rostered_h", "how unevenly work is shared between roles, minutes per rostered hour",
     "standard deviation over roles of their minutes in tasks per rostered hour, each weighted by its rostered hours; 0 is even",
     {BY_UNIT}, people_load_spread_of_roles_min_per_rostered_h},
    {"overqualified_min_per_rostered_h",
     "work that somebody with lower competence has the right to do, minutes per rostered hour",
     "minutes in tasks to which a role of lower level has some right in the unit / rostered hours", {BY_UNIT, BY_ROLE},
     people_overqualified_min_per_rostered_h},
    {"skills_used_per_person", "types of task that a person may do and did, mean per person",
     "task types that arose in the unit, that the person may do and completed at least once, over people with rostered hours",
     {BY_UNIT, BY_ROLE}, people_skills_used_per_person},
    {"skills_unused_per_person", "types of task that a person may do and never did, mean per person",
     "task types that arose in the unit, that the person may do and never completed, over people with rostered hours",
     {BY_UNIT, BY_ROLE}, people_skills_unused_per_person},
    {"consulted_count", "tasks begun after consulting", "tasks created in the window and started after consulting",
     {BY_UNIT, BY_TASK}, delegation_consulted_count},
    {"supervised_count", "tasks begun with a learner", "tasks created in the window and started with a learner taken along",
     {BY_UNIT, BY_TASK}, delegation_supervised_count},
    {"occasions_count", "supervised occasions, by who learnt", "tasks completed in the window to which a person was taken along",
     {BY_UNIT, BY_ROLE}, delegation_occasions_count},
    {"rights_earned_count", "rights earned in training", "rights to a task earned in a programme, over the whole run",
     {BY_UNIT, BY_ROLE, BY_TASK}, delegation_rights_earned_count},
    {"days_to_right_mean", "days from the offer of training until the right is earned",
     "days from the offer, or from a new offer after the right lapsed, until it is earned, over rights earned in the whole run",
     {BY_UNIT, BY_ROLE, BY_TASK}, delegation_days_to_right_mean},
    {"days_to_right_restricted_mean", "days from the offer of training until the right is earned, or until the run ends",
     "days from the offer, or from a new offer after the right lapsed, until it is earned, or where it is not until the end of "
     "the run, over rights earned and open: the restricted mean, which leaves no slow learner out",
     {BY_UNIT, BY_ROLE, BY_TASK}, delegation_days_to_right_restricted_mean},
    {"rights_open_count", "rights offered and not earned by the end",
     "rights to a task offered in a programme and not held at the end of the run", {BY_UNIT, BY_ROLE, BY_TASK},
     delegation_rights_open_count},
    {"rights_lapsed_count", "rights that lapsed: not used for long, or earned by who has left the post",
     "rights to a task that lapsed, over the whole run",
     {BY_UNIT, BY_ROLE}, delegation_rights_lapsed_count},
    {"delegated_share", "share of tasks done by sign-off", "tasks completed by people whose right is signed / tasks completed, "
     "both created in the window, personal ones left out", {BY_UNIT, BY_ROLE, BY_TASK}, delegation_delegated_share},
    {"trained_share", "share of tasks done by documented training", "the same for the right trained",
     {BY_UNIT, BY_ROLE, BY_TASK}, delegation_trained_share},
    {"ad_hoc_share", "share of tasks done because nobody with the formal right was there", "the same for the right ad_hoc",
     {BY_UNIT, BY_ROLE, BY_TASK}, delegation_ad_hoc_share},
    {"outside_rights_count", "tasks done by people without the right to do them: always 0",
     "tasks created in the window and completed by people who never had a right to them; a check of the program",
     {BY_UNIT, BY_ROLE}, delegation_outside_rights_count},
    {"shift_lead_h", "hours in charge of the shift", "ticks in which the person was in charge of the shift in the unit, as hours",
     {BY_UNIT, BY_ROLE}, people_shift_lead_h},
    {"matched_share", "share of the time for patients whose condition a specialisation matches that people who hold one did",
     "ticks as performer or helper, consulting and practice included, for patients whose main condition names specialisations: "
     "those of people who held one of them then / all; missing where no condition names one",
     {BY_UNIT, BY_ROLE}, people_matched_share},
    {"without_shift_lead_share", "share of time in which nobody is in charge of the shift",
     "ticks of the window in which nobody was in charge in the unit / ticks of the window; missing without /policy/shift_lead",
     {BY_UNIT}, people_without_shift_lead_share},
    {"breaks_missed_share", "share of meal breaks not taken", "breaks missed / (breaks taken + breaks missed)",
     {BY_UNIT, BY_ROLE}, people_breaks_missed_share},
    {"made_count", "tasks that arose", "tasks created in the window; by shift: in which they were created",
     {BY_UNIT, BY_CATEGORY, BY_URGENCY, BY_TASK, BY_SHIFT, BY_WEEKDAY}, care_made_count},
    {"done_count", "tasks completed, by who performed them", "tasks created in the window and completed; helpers are not counted",
     {BY_UNIT, BY_TASK, BY_ROLE_TASK}, people_done_count},
    {"wait_min_mean", "mean wait for a task to be started, minutes",
     "ticks from created to first start, over the tasks created in the window and started in it; by shift: started in it",
     {BY_UNIT, BY_CATEGORY, BY_URGENCY, BY_TASK, BY_SHIFT, BY_WEEKDAY}, care_wait_min_mean},
    {"wait_min_p50", "median wait, minutes", "the wait that half of the tasks created and started in the window did not exceed",
     {BY_UNIT, BY_CATEGORY, BY_URGENCY, BY_TASK}, care_wait_min_p50},
    {"wait_min_p95", "wait that one in twenty exceeds, minutes",
     "the wait that 95 % of the tasks created and started in the window did not exceed",
     {BY_UNIT, BY_CATEGORY, BY_URGENCY, BY_TASK}, care_wait_min_p95},
    {"second_person_wait_min_mean", "mean wait of the first person for the second, minutes",
     "ticks from the first person's coming to the second's, 0 when they came together, over tasks that two people started",
     {BY_UNIT, BY_CATEGORY, BY_TASK}, care_second_person_wait_min_mean},
    {"late_share", "share of started tasks that were started late",
     "tasks first started after their late limit / tasks started, of those types that have a limit; created in the window; by "
     "shift: started in it",
     {BY_UNIT, BY_CATEGORY, BY_URGENCY, BY_TASK, BY_SHIFT, BY_WEEKDAY}, care_late_share},
    {"omitted_count", "missed care: tasks never started within their limit",
     "tasks created in the window and omitted; by shift: in which they were given up",
     {BY_UNIT, BY_CATEGORY, BY_URGENCY, BY_TASK, BY_SHIFT, BY_WEEKDAY}, care_omitted_count},
    {"omitted_share", "share of tasks omitted", "omitted_count / made_count", {BY_UNIT, BY_CATEGORY, BY_URGENCY, BY_TASK},
     care_omitted_share},
    {"omitted_work_min_per_day", "work not done, standard minutes a day",
     "standard work of the tasks created in the window and omitted or lost / days of the window",
     {BY_UNIT, BY_CATEGORY, BY_TASK}, care_omitted_work_min_per_day},
    {"lost_count", "tasks turned away because too many of the type waited",
     "tasks created in the window and lost on arrival (max_waiting)", {BY_UNIT, BY_CATEGORY, BY_TASK}, care_lost_count},
    {"withdrawn_count", "tasks withdrawn because the patient left",
     "waiting and suspended tasks of patients discharged in the window", {BY_UNIT, BY_CATEGORY, BY_TASK}, care_withdrawn_count},
    {"censored_count", "tasks still waiting at the end", "tasks created in the window, neither started nor ended at its end",
     {BY_UNIT, BY_CATEGORY, BY_TASK}, care_censored_count},
    {"censored_min_mean", "how long those still waiting have waited, minutes",
     "age at the end of the tasks in censored_count, mean", {BY_UNIT, BY_CATEGORY, BY_TASK}, care_censored_min_mean},
    {"interrupted_count", "times that work was left unfinished",
     "suspensions in the window, by calls to something more urgent and by the end of a shift",
     {BY_UNIT, BY_CATEGORY, BY_TASK}, care_interrupted_count},
    {"suspended_h", "hours that begun work lay unfinished", "ticks that suspended tasks spent so in the window, as hours",
     {BY_UNIT, BY_CATEGORY, BY_TASK}, care_suspended_h},
    {"patient_days", "days that patients spent in the unit", "ticks with a patient, summed over beds, as days", {BY_UNIT},
     care_patient_days},
    {"occupancy_share", "share of beds in use", "patient_days / (beds x days of the window)", {BY_UNIT}, care_occupancy_share},
    {"admitted_count", "patients admitted", "admissions in the window", {BY_UNIT}, care_admitted_count},
    {"discharged_count", "patients discharged", "discharges in the window", {BY_UNIT}, care_discharged_count},
    {"turned_away_count", "patients turned away because the unit was full", "arrivals at a full unit in the window", {BY_UNIT},
     care_turned_away_count},
    {"carers_per_patient_week", "different people who worked for a patient in a week",
     "people who performed or helped with a task for the patient, over patients and whole weeks of the window in which they were "
     "there throughout", {BY_UNIT}, care_carers_per_patient_week},
    {"by_carer_share", "share of tasks done by those whose task or patient it was",
     "tasks first started by the person to whom the task or its patient was given / tasks first started while one of them was "
     "given to somebody; created in the window; missing without /policy/planning", {BY_UNIT, BY_CATEGORY, BY_TASK},
     care_by_carer_share},
    {"understaffed_share", "share of patients' time in understaffed shifts",
     "patients' time in shifts, and in what lies between them, in which all people's time on duty was less than the standard "
     "work that arose, two-person work counted twice / patients' time", {BY_UNIT}, care_understaffed_share},
    {"asked_work_min_per_patient_day", "work asked for per patient and day, standard minutes",
     "standard work of the tasks created in the window / patient_days", {BY_UNIT, BY_CATEGORY},
     care_asked_work_min_per_patient_day},
    {"work_min_per_patient_day", "work per patient and day, minutes",
     "minutes in tasks, as performer or helper, overtime included / patient_days; over all categories consulting is in it too",
     {BY_UNIT, BY_ROLE, BY_CATEGORY, BY_ROLE_CATEGORY}, care_work_min_per_patient_day},
    {"pay_kr", "pay, kroner", "hours on duty, overtime included x hourly pay with the supplements of their time, "
     "those called in by the rate of /staff/cover",
     {BY_UNIT, BY_ROLE}, people_pay_kr},
    {"pay_supplements_kr", "pay beyond the plain hourly pay, kroner",
     "hours on duty, overtime included x supplements of their time: evening, night, weekend, holiday, overtime",
     {BY_UNIT, BY_ROLE}, people_pay_supplements_kr},
    {"pay_kr_per_patient_day", "pay per patient and day, kroner", "pay_kr / patient_days", {BY_UNIT, BY_ROLE},
     care_pay_kr_per_patient_day},
    {"planned_shifts_count", "shifts that people were planned for", "duties of the rota that began in the window",
     {BY_UNIT, BY_ROLE}, presence_planned_count},
    {"missed_shifts_count", "planned shifts whose person was away",
     "of planned_shifts_count, those for which the person was away when they began", {BY_UNIT, BY_ROLE}, presence_missed_count},
    {"covered_same_role_shifts_count", "missed shifts for which a colleague of the same role was called in",
     "of missed_shifts_count; by the role that was planned", {BY_UNIT, BY_ROLE}, presence_same_role_count},
    {"covered_lower_role_shifts_count", "missed shifts for which somebody of a lower role was called in",
     "of missed_shifts_count; by the role that was planned", {BY_UNIT, BY_ROLE}, presence_lower_role_count},
    {"covered_temp_shifts_count", "missed shifts that a temp took", "of missed_shifts_count; by the role that was planned",
     {BY_UNIT, BY_ROLE}, presence_temp_count},
    {"short_shifts_count", "missed shifts for which nobody came",
     "missed_shifts_count less those that a colleague, somebody of a lower role or a temp took", {BY_UNIT, BY_ROLE},
     presence_short_count},
    {"without_role_share", "share of planned shifts in which nobody of the planned role came",
     "(short_shifts_count + missed shifts that somebody of another role took) / planned_shifts_count", {BY_UNIT, BY_ROLE},
     presence_without_role_share},
    {"away_vacancy_h", "hours of planned shifts missed because the post is vacant", "whole length of the shifts missed so, hours",
     {BY_UNIT, BY_ROLE}, presence_vacancy_h},
    {"away_leave_h", "hours of planned shifts missed for leave", "whole length of the shifts missed so, hours",
     {BY_UNIT, BY_ROLE}, presence_leave_h},
    {"away_education_h", "hours of planned shifts missed for further education", "whole length of the shifts missed so, hours",
     {BY_UNIT, BY_ROLE}, presence_education_h},
    {"away_sickness_h", "hours of planned shifts missed for sickness", "whole length of the shifts missed so, hours",
     {BY_UNIT, BY_ROLE}, presence_sickness_h},
    {"called_in_h", "hours for which people came instead of somebody else",
     "whole length of others' shifts that they took, temps included; by the role of who came", {BY_UNIT, BY_ROLE},
     presence_called_in_h},
    {"quick_returns_count", "shifts begun less than 11 hours after the last one",
     "duties begun in the window, planned or called in, more than 0 and less than 11 h after the end of the person's last one",
     {BY_UNIT, BY_ROLE}, presence_quick_returns_count},
    {"education_h", "hours of further education", "days of study, gatherings, exams and practice in the window x hours of such a "
     "day, at work or in one's own time", {BY_UNIT, BY_ROLE}, presence_study_h},
    {"education_kr", "what further education costs the employer beyond pay_kr, kroner",
     "with paid leave: away_education_h x plain hourly pay; with money: the fee, if the education begins in the window",
     {BY_UNIT, BY_ROLE}, presence_education_kr},
};
enum { N_METRICS = sizeof metric_table / sizeof metric_table[0] };
const int metric_count = N_METRICS;

const char *const metric_dimension_ids[METRIC_DIMENSIONS] = {"care_unit", "role", "category", "urgency", "task", "shift",
                                                             "weekday"};

/* Whether a name holds every piece of another, which underscores part. */
static bool holds_pieces(const char *name, const char *pieces)
{
    char piece[64];
    for (size_t n; *pieces; pieces += n + (pieces[n] == '_')) {
        n = strcspn(pieces, "_");
        snprintf(piece, sizeof piece, "%.*s", (int)n, pieces);
        if (!strstr(name, piece))
            return false;
    }
    return true;
}

const struct metric *metric_find(const char *id, struct err *e)
{
    const char *ids[N_METRICS];
    for (int i = 0; i < N_METRICS; i++) {
        if (!strcmp(id, metric_table[i].id))
            return &metric_table[i];
        ids[i] = metric_table[i].id;
    }
    int holds = -1; /* one that holds what was typed, piece by piece: wait_mean for wait_min_mean */
    for (int i = N_METRICS - 1; i >= 0; i--)
        if (holds_pieces(ids[i], id))
            holds = i;
    if (*id && holds >= 0 && text_nearest(id, ids, N_METRICS) < 0)
        err_set(e, ERR_INPUT, "no metric is called '%.80s'; did you mean '%s'?", id, ids[holds]);
    else
        text_unknown(e, "metric", id, ids, N_METRICS);
    return NULL;
}
