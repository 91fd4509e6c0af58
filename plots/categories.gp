# What a person's time goes to: order, colours and patterns, the same in all pictures; read.awk has the words, which come with the
# numbers as part_title. Loaded after style.gp.
#
# Categories of tasks come first, then consulting, then what is not work. In grey they differ by lightness and pattern: clinical
# work is darker than the palette's blue, or one could not tell it from service.
#
# SPDX-License-Identifier: GPL-3.0-or-later
if (!exists("sky")) {
    print 'categories.gp holds what other scripts share; it draws nothing by itself'
    exit status 1
}
n_work = 8
parts = 'clinical care kin activity training admin service consulting holding break idle_blocked idle'
n_parts = words(parts)
array part_colour[n_parts] = ['#004B7A', sky, purple, green, black, yellow, red, '#004B7A', grey, '#BBBBBB', grey, grey]
array part_pattern[n_parts] = [3, 3, 4, 2, 3, 3, 3, 7, 1, 3, 5, 0]
array part_ink[n_parts] = ['#FFFFFF', black, black, black, '#FFFFFF', black, '#FFFFFF', black, black, black, black, grey]
