"""Holds the CSV files of a folder against its datapackage.json, as a program that knows nothing of avlast would.

Every CSV file is described and every described file is there; the fields are those of the header, and every value has its type
and obeys its constraints; primary keys are unique, foreign keys lead somewhere. Prints one line per file, and what does not hold.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import datetime
import json
import pathlib
import re
import sys

folder = pathlib.Path(sys.argv[1])
package = json.load(open(folder / "datapackage.json", encoding="utf-8"))
wrong = []


def read(text, field):
    """The value of a cell, which is not empty; raises ValueError when it is not of the field's type."""
    kind = field["type"]
    if kind == "integer":
        return int(text)
    if kind == "number":
        return float(text)
    if kind == "date":
        return datetime.date.fromisoformat(text)
    if kind == "datetime":
        return datetime.datetime.strptime(text, field["format"])
    if kind != "string":
        raise ValueError(f"unknown type {kind}")
    return text


def check_cell(text, field):
    rules = field.get("constraints", {})
    if text == "":
        return not rules.get("required")
    try:
        value = read(text, field)
    except ValueError:
        return False
    return (("minimum" not in rules or value >= rules["minimum"]) and ("maximum" not in rules or value <= rules["maximum"])
            and ("enum" not in rules or value in rules["enum"])
            and ("pattern" not in rules or re.search(rules["pattern"], value)))


def columns(table, names):
    names = [names] if isinstance(names, str) else names
    return [tuple(row[n] for n in names) for row in table]


def check(resource, tables):
    table, fields = tables[resource["name"]], resource["schema"]["fields"]
    for field in fields:
        bad = [row[field["name"]] for row in table if not check_cell(row[field["name"]], field)]
        if bad or not field["description"].endswith("."):
            wrong.append(f"{resource['path']}: {field['name']}: {bad[:3]} of {len(bad)}")
    key = columns(table, resource["schema"].get("primaryKey", []))
    if key and key[0] and (len(set(key)) < len(key) or any("" in k for k in key)):
        wrong.append(f"{resource['path']}: rows with the same primary key, or with none")
    for foreign in resource["schema"].get("foreignKeys", []):
        there = set(columns(tables[foreign["reference"]["resource"]], foreign["reference"]["fields"]))
        if not set(columns(table, foreign["fields"])) <= there:
            wrong.append(f"{resource['path']}: {foreign['fields']} leads nowhere")


tables = {}
for resource in package["resources"]:
    with open(folder / resource["path"], encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        tables[resource["name"]] = list(rows)
        if rows.fieldnames != [field["name"] for field in resource["schema"]["fields"]]:
            wrong.append(f"{resource['path']}: the header is {rows.fieldnames}")
explained = {}
for resource in package["resources"]:
    check(resource, tables)
    for field in resource["schema"]["fields"]:
        for entry in field.get("categories", []):
            explained.setdefault(resource["path"] + " " + field["name"], []).append(entry["value"])
            if not entry["label"] or (field["name"] == "metric" and not (entry["unit"] and entry["definition"])):
                wrong.append(f"{resource['path']}: {field['name']}: {entry} says nothing")
        if "categories" in field and [c["value"] for c in field["categories"]] != field["constraints"]["enum"]:
            wrong.append(f"{resource['path']}: {field['name']}: other values are explained than allowed")
    n_columns, n_rows = len(resource["schema"]["fields"]), len(tables[resource["name"]])
    print(resource["name"], resource["path"], n_columns, "columns,", n_rows, "rows")

if sorted(r["path"] for r in package["resources"]) != sorted(p.name for p in folder.glob("*.csv")):
    wrong.append("other files are described than are there")
for name in [package["name"], *tables]:
    if not re.fullmatch("[-a-z0-9._/]+", name):
        wrong.append(f"{name}: no name for a package or resource")
if len(tables) != len(package["resources"]):
    wrong.append("two resources of one name")
print("explained:", *(f"{name} ({len(values)})" for name, values in explained.items()))
print(*wrong, sep="\n", end="\n" if wrong else "")
sys.exit(bool(wrong))
