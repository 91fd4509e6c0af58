# What waits while people of the short-term ward are free and may not take it now: from event logs (the account idle_blocked, in parts).
#
#     awk -f docs/idle.awk out/idle/*/events.csv
#
# Minutes per hour on duty, by role, over the measured days of all logs: nothing waits; all that waits is kept for later (planned
# work at night, discharge meetings at weekends); needs two people; is a colleague's own (hearing the report, studying the care
# plans: his alone to do, and he is busy); is of several of these kinds; and at least one task waits for another reason: it is
# others' by right or patience, or the shift is nearly over.
#
# SPDX-License-Identifier: GPL-3.0-or-later
BEGIN {
    FS = ","
    tick_s = 10; first_s = 14 * 86400; end_s = 42 * 86400      # ticks, warm-up and horizon of the ward; day 0 is a Monday
    split("admission_interview discharge_meeting discharge_papers nutrition_screening dosette medicine_room orders referral " \
          "care_plan quality_work mentoring prepare_room", list, " ")
    for (i in list) planned[list[i]]
    split("fall morphine morning_care_two shower_two repositioning_night", list, " ")
    for (i in list) pair[list[i]]
    n_kinds = split("nothing later pair own mixed others", kinds, " ")
}

# The shift windows begin at 07:30, 14:30 and 22:00; people come then, so there is an event at each of these times.
function kept_for_later(task, s,    hour, day) {
    hour = s % 86400 / 3600
    day = int(s / 86400) % 7
    return hour >= 22 || hour < 7.5 ? task in planned : task == "discharge_meeting" && day >= 5
}

function what_waits(s,    id, kind, all) {
    all = "nothing"
    for (id in task_of) {
        kind = id in owned ? "own" : task_of[id] in pair ? "pair" : kept_for_later(task_of[id], s) ? "later" : "others"
        if (kind == "others") return kind
        all = all == "nothing" || all == kind ? kind : "mixed"
    }
    return all
}

function add_up(from, to,    p, kind) {
    if (from < first_s) from = first_s
    if (to <= from) return
    kind = what_waits(from)
    for (p in role) {
        on_duty[role[p]] += to - from
        if (p in free) minutes[role[p], kind] += (to - from) / 60
    }
}

function set_free(p) { if (p in role) free[p] }
function waits(id, task, owner) {
    task_of[id] = task
    if (owner != "") owned[id]
}
function ends(id) { delete task_of[id]; delete owned[id] }

FNR == 1 {
    delete task_of; delete owned; delete role; delete free
    at = 0
    next
}
$2 * tick_s > at { add_up(at, $2 * tick_s < end_s ? $2 * tick_s : end_s); at = $2 * tick_s }
{ event = $4; id = $10; who = $12; helper = $14 }
event == "duty_start" { role[who] = $13; free[who] }
event == "duty_end" { delete role[who]; delete free[who] }
event == "created" { waits(id, $7, who) }
event == "released" || event == "suspended" { waits(id, $7, "") }
event ~ /^(started|resumed|held|lost|omitted|withdrawn)$/ { ends(id) }
event ~ /^(started|resumed|held|break_start)$/ { delete free[who] }
event ~ /^(started|resumed|joined)$/ { delete free[helper] }
event ~ /^(done|suspended|released|break_end)$/ { set_free(who) }
event ~ /^(done|suspended|helper_left)$/ { set_free(helper) }

END {
    printf "%-14s", "role"
    for (k = 1; k <= n_kinds; k++) printf " %8s", kinds[k]
    print ""
    n_roles = split("nurse health_worker assistant host", roles, " ")
    for (i = 1; i <= n_roles; i++) {
        r = roles[i]
        printf "%-14s", r
        for (k = 1; k <= n_kinds; k++) printf " %8.2f", minutes[r, kinds[k]] * 3600 / on_duty[r]
        print ""
    }
}
