# Labels in a manifest of avlast, one a line: "scenario NAME Label", "roles nurse Nurse", "tasks bell_call Answering a bell"; and
# the competence levels of roles: "level nurse 3".
# The manifest is always written with the same two-space indent, so the depth of a line tells where it is; of several scenarios
# the first that has a label counts. What has no label is left out.
#
# SPDX-License-Identifier: GPL-3.0-or-later
function text(line) {
    sub(/^[^:]*: "/, "", line)
    sub(/",?$/, "", line)
    gsub(/\\"/, "\"", line)
    gsub(/\\\\/, "\\", line)
    return line
}
function key(line) {
    sub(/^ *"/, "", line)
    sub(/".*/, "", line)
    return line
}
/^      "name": / { scenario = text($0) }
/^        "label": "[^"]/ { print "scenario", scenario, text($0) }
/^        "[a-z_]+": / { part = key($0) }
/^          "[a-z0-9_]+": \{/ { id = key($0) }
/^            "label": "[^"]/ && (part == "roles" || part == "tasks") && !seen[part, id]++ { print part, id, text($0) }
/^            "level": / && part == "roles" && !level[id]++ { sub(/.*: /, ""); sub(/,$/, ""); print "level", id, $0 }
