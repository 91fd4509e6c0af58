"""Breaks the source in listed ways and expects the tests to notice: mutate.py WORK [PATTERN of files]

tests/mutation/list has one change a line, its parts separated by " | ":

    file | text | replacement | tests

The text must occur exactly once in the file, or the run fails: a list that no longer fits the source proves nothing. Tests are
programs (unit/test_law, verify/test_queues), or cli:CASE,CASE for command-line cases. A change is *killed* when one of its
tests fails, crashes or runs too long; it *survives* when all pass, and that counts as failed, as does a change that does not
compile.
First all tests named are run on the source as it is, and must pass.

Each of the workers has a copy of the tree and of what is built, so a change costs one compilation and one link.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from queue import Queue

ROOT = pathlib.Path(__file__).resolve().parents[2]
SECONDS = 120  # a test that is not over by then hangs because of the change
FLAGS = ["BUILD=build", "CFLAGS=-O1", "CXXFLAGS=-O1"]
os.environ["AVLAST_TEST_SCALE"] = "0.4"  # random tests are shorter: what a change breaks shows early


def left_out(folder, names):
    """What a copy of the tree does without: results, and what was built, which may be the folder of the copies."""
    top = pathlib.Path(folder) == ROOT
    return [n for n in names if n == "__pycache__" or (top and (n in (".git", "out") or n.startswith("build")))]


def read_list(path):
    changes = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split(" | ")
        if len(parts) != 4:
            sys.exit(f"{path.name}:{number}: expected four parts, found {len(parts)}")
        changes.append((f"{path.name}:{number}", parts[0].strip(), parts[1], parts[2], parts[3].split()))
    return changes


def make(tree, targets):
    """Builds the programs; returns what make said when it failed, else None."""
    command = ["make", "-s", *FLAGS, *targets]
    env = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    done = subprocess.run(command, cwd=tree, env=env, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else None


def targets_of(tests):
    return sorted({"build/avlast" if t.startswith("cli") else f"build/tests/{t}" for t in tests})


def notices(tree, test):
    """True when the test fails."""
    if test.startswith("cli:"):
        command = ["sh", "tests/cli/run.sh", "build", *test[4:].split(",")]
    else:
        command = [f"build/tests/{test}"]
    try:
        # A session of its own, so that a change which hangs takes its children with it.
        silent = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, cwd=tree, start_new_session=True, **silent)
        return process.wait(timeout=SECONDS) != 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.wait()
        return True


def judge(tree, change):
    _, name, text, replacement, tests = change
    file = tree / name
    source = file.read_text(encoding="utf-8")
    if source.count(text) != 1:
        return f"text found {source.count(text)} times"
    file.write_text(source.replace(text, replacement), encoding="utf-8")
    try:
        said = make(tree, targets_of(tests))
        if said:
            return "does not build: " + said.strip().splitlines()[-1]
        return "killed" if any(notices(tree, t) for t in tests) else "survived"
    finally:
        file.write_text(source, encoding="utf-8")


def main():
    work = (ROOT / sys.argv[1]).resolve()
    changes = read_list(ROOT / "tests/mutation/list")
    if len(sys.argv) > 2:
        changes = [c for c in changes if re.search(sys.argv[2], c[1])]
    shutil.rmtree(work, ignore_errors=True)
    (work / "tmp").mkdir(parents=True)
    os.environ["TMPDIR"] = str(work / "tmp")  # what tests that are broken leave behind goes with the rest
    workers = max(1, min(os.cpu_count() or 1, 4))
    first = work / "tree0"
    shutil.copytree(ROOT, first, ignore=left_out)
    tests = sorted({t for c in changes for t in c[4]})
    said = make(first, targets_of(tests))
    if said:
        sys.exit("the source as it is does not build:\n" + said)
    noticed = [t for t in tests if notices(first, t)]
    if noticed:
        sys.exit("these fail on the source as it is: " + " ".join(noticed))

    trees = Queue()
    trees.put(first)
    for i in range(1, workers):
        trees.put(pathlib.Path(shutil.copytree(first, work / f"tree{i}")))  # copies times too, so nothing is built again

    def one(change):
        tree = trees.get()
        try:
            return judge(tree, change)
        finally:
            trees.put(tree)

    killed = 0
    with ThreadPoolExecutor(workers) as pool:
        for change, outcome in zip(changes, pool.map(one, changes)):
            killed += outcome == "killed"
            print(f"{outcome:9} {change[0]}: {change[1]}: {change[2]}  ->  {change[3]}", flush=True)
    print(f"{killed} passed, {len(changes) - killed} failed")
    shutil.rmtree(work, ignore_errors=True)
    sys.exit(killed < len(changes))


main()
