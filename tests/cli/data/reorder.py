"""Turns round the order of the members of every object of a JSON document.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import sys


def turned(v):
    if isinstance(v, dict):
        return {k: turned(v[k]) for k in reversed(v)}
    return [turned(x) for x in v] if isinstance(v, list) else v


json.dump(turned(json.load(sys.stdin)), sys.stdout)
