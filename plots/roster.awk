# The numbers of roster.gp: who has which shift on which day, for six weeks.
#
#     awk -v week=1 -f read.awk -f roster.awk ...
#
# week: the first that is shown, counted from 1, the one in which the run (where there is no manifest, the roster) begins.
# Prints $cells (day, row, how late the shift begins: 0 by day, 1 later, 2 at night; letters; colour of these), names of rows with
# the days and weekends that each works, headings of days and weeks, and what the letters mean.
#
# SPDX-License-Identifier: GPL-3.0-or-later
{
    if (!(of("date") in day_of)) {
        if (of("date") !~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/) refuse("row " FNR ": '" of("date") "' is no date")
        day_of[of("date")] = days_of(of("date"))
    }
    d = day_of[of("date")]
    p = index_in(persons, of("person"))
    s = index_in(shifts, of("shift"))
    shift_on[p, d] = shift_on[p, d] " " s
    if (first == "" || d < first) first = d
    if (d > last) last = d
}

# ---- Shifts: letters, and how late they begin

function hours_of(time) { return substr(time, 1, 2) + substr(time, 4, 2) / 60 }
function shift_label(s) { return label("shift label", shifts[s]) }
# The first letters of the words of a label, so that Lang nattevakt is LN, at most three.
function initials(text,    word, n, i, letters) {
    n = split(text, word, " ")
    for (i = 1; i <= n && i <= 3; i++) letters = letters toupper(substr(capital(word[i]), 1, first_bytes(capital(word[i]))))
    return letters
}
# Bytes of the first letter, where awk counts bytes.
function first_bytes(text) {
    if (length("æ") == 1 || text !~ /^[\300-\377]/) return 1
    return text ~ /^[\300-\337]/ ? 2 : text ~ /^[\340-\357]/ ? 3 : 4
}
function name_shifts(    s, t, n, alike) {
    n = shifts[0]
    for (s = 1; s <= n; s++) letters[s] = initials(shift_label(s))
    for (s = 1; s <= n; s++) # where two have the same letters, the first three of their names tell them apart
        for (t = s + 1; t <= n; t++)
            if (letters[s] == letters[t]) alike[s] = alike[t] = 1
    for (s in alike) letters[s] = substr(shifts[s], 1, 3)
    for (s = 1; s <= n; s++) {
        start[s] = known["shift start", shifts[s]]
        if (start[s] != "") late[s] = lateness(hours_of(start[s]))
        else if (shifts[s] ~ /night|natt/) late[s] = 2
        else if (shifts[s] ~ /evening|late|kveld|aften|sein|sen/) late[s] = 1
        else late[s] = 0
    }
}
function lateness(hour) { return hour < 4 || hour >= 18 ? 2 : hour >= 11 }
# In the order in which they begin, then by name.
function after(a, b) { return start[a] > start[b] || (start[a] == start[b] && shifts[a] > shifts[b]) }
function key_order(    s, i) {
    for (s = 1; s <= shifts[0]; s++) {
        for (i = s - 1; i > 0 && after(order[i], s); i--) order[i + 1] = order[i]
        order[i + 1] = s
    }
}

# ---- Persons: most competence first, then role, line, number

function stem(p) { return index(p, ".") ? substr(p, 1, index(p, ".") - 1) : p }
function number_of(p) { return index(p, ".") ? substr(p, index(p, ".") + 1) + 0 : 0 }
function role_of(p) { return known["role of line", stem(p)] }
function above(a, b) {
    if (level(role_of(a)) != level(role_of(b))) return level(role_of(a)) > level(role_of(b))
    if (role_of(a) != role_of(b)) return role_of(a) < role_of(b)
    if (stem(a) != stem(b)) return stem(a) < stem(b)
    return number_of(a) < number_of(b)
}
function sort_persons(    i, j) {
    for (i = 1; i <= persons[0]; i++) {
        for (j = i - 1; j > 0 && above(persons[i], persons[by_name[j]]); j--) by_name[j + 1] = by_name[j]
        by_name[j + 1] = i
    }
}
function person_label(p) { return label("lines", stem(p)) (index(p, ".") ? " (" number_of(p) ")" : "") }

# ---- Days

# Where the weeks begin. A first day that is a Sunday is the night before, unless the run begins on it.
function first_monday(    from) {
    from = ("time", "start_date") in known ? days_of(known["time", "start_date"]) : first
    if (first < from - 1 || first > from + 366) from = first # the manifest is of another run
    if (!(("time", "start_date") in known) && weekday_of(from) == 6) from++
    return from - weekday_of(from)
}
function weekday_of(d) { return (d + 3) % 7 }                # 0 = Monday
# After ISO 8601: the week is of the year in which its Thursday lies.
function week_number(monday,    year) {
    year = date_of(monday + 3)
    sub(/.* /, "", year)
    return int((monday + 3 - days_of(year "-01-01")) / 7) + 1
}

function put_cells(row, p,    d, n, list, i, text, s) {
    n_duties = n_weekends = 0
    for (d = from; d < until; d++) {
        if (!((p, d) in shift_on)) continue
        n = split(shift_on[p, d], list, " ")
        text = ""
        for (i = 1; i <= n; i++) text = text letters[s = list[i]]
        printf "%d\t%d\t%d\t%s\t%d\n", d - from + 1, row, late[s], text, late[s] == 2 ? 16777215 : 2236962
        n_duties += n
        n_weekends += weekday_of(d) == 5 || (weekday_of(d) == 6 && !((p, d - 1) in shift_on))
    }
}
END {
    if (refused) exit
    monday = first_monday()
    n_weeks = int((last - monday) / 7) + 1
    if (week != int(week) || week < 1 || week > n_weeks) {
        refuse("week " week " is not in the roster, which has weeks 1 to " n_weeks)
        exit
    }
    from = monday + 7 * (week - 1)
    n_shown = n_weeks - week + 1 < 6 ? n_weeks - week + 1 : 6
    until = from + 7 * n_shown
    name_shifts()
    key_order()
    sort_persons()
    n_persons = persons[0] < most ? persons[0] : most + 0
    print "$cells << END\nday\trow\tlate\tletters\tcolour"
    for (i = 1; i <= n_persons; i++) {
        p = persons[by_name[i]]
        if (role_of(p) != "" && (i == 1 || role_of(p) != role_of(persons[by_name[i - 1]])))
            names[++n_rows] = "role " shortened(label("roles", role_of(p)), 60)
        names[++n_rows] = shortened(person_label(p), 34)
        put_cells(n_rows, by_name[i])
        duties[n_rows] = n_duties
        weekends[n_rows] = n_weekends
    }
    print "END"
    print "n_rows = " n_rows
    print "n_persons = " n_persons
    print "n_all = " persons[0]
    print_array("row_name", names, n_rows)
    print_array("row_duties", duties, n_rows)
    print_array("row_weekends", weekends, n_rows)
    print "n_days = " until - from
    for (d = from; d < until; d++) {
        date = date_of(d)
        sub(/ .*/, "", date)
        number_of_day[d - from + 1] = date
    }
    print_array("day_number", number_of_day, until - from)
    for (w = 1; w <= n_shown; w++) {
        date = date_of(from + 7 * (w - 1))
        match(date, / [A-Z]/)
        week_name[w] = "Week " week_number(from + 7 * (w - 1)) ", " substr(date, 1, RSTART + 3) # 26 Jan
    }
    print "n_weeks = " n_shown
    print_array("week_name", week_name, n_shown)
    print "from_date = " quoted(date_of(from))
    print "until_date = " quoted(date_of(until - 1))
    for (i = 1; i <= shifts[0]; i++) {
        s = order[i]
        key_letters[i] = letters[s]
        key_words[i] = shift_label(s) (start[s] == "" ? "" : ", " start[s] " to " known["shift end", shifts[s]])
        key_late[i] = late[s]
    }
    print "n_shifts = " shifts[0]
    print_array("key_letters", key_letters, shifts[0])
    print_array("key_words", key_words, shifts[0])
    print_numbers("key_late", key_late, shifts[0])
    scenario_name = n_in_manifest == 1 ? shortened(label("scenario", scenario_id), 60) : ""
    print "scenario_name = " quoted(scenario_name)
}
