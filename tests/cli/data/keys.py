"""Prints the members of manifest.json: top level, and which differ when two files are given.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import sys

documents = [json.load(open(name, encoding="utf-8")) for name in sys.argv[1:]]
if len(documents) == 1:
    for name, value in documents[0].items():
        print(name, sorted(value) if isinstance(value, dict) and name != "scenario" else type(value).__name__)
else:
    a, b = documents
    print("differ:", sorted(k for k in a.keys() | b.keys() if a.get(k) != b.get(k)))
