"""The bench ward in SimPy, as a user of SimPy would write it: one process per stream of needs, one per member of staff.

24 patients with six kinds of task each, 2 nurses, 4 health workers and 2 assistants, always on duty. A new task goes to the
first role of its list that has somebody free; a person who becomes free takes the most urgent task that has waited longest.
Times are minutes. Prints one line of CSV per run, as tests/bench/bench does: days, tasks, wall seconds, ns per task, 0.

    ward_simpy.py [RUNS [DAYS]]

SPDX-License-Identifier: GPL-3.0-or-later
"""
import math
import random
import sys
from collections import deque
from time import perf_counter

import simpy

PATIENTS = 24
STAFF = {"nurse": 2, "worker": 4, "assistant": 2}
# name: (needs per patient and day, mean minutes, lognormal?, priority, roles in order of choice)
TASKS = {
    "medicine": (5, 12, True, 0, ("nurse",)),
    "observation": (8, 6, False, 1, ("worker", "nurse")),
    "hygiene": (4, 25, True, 1, ("assistant", "worker")),
    "mobilise": (6, 14, False, 1, ("worker", "assistant")),
    "wound": (1, 20, True, 0, ("nurse", "worker")),
    "bell": (7, 5, False, 0, ("assistant", "worker", "nurse")),
}
SIGMA = math.sqrt(math.log(1 + 0.5**2))  # of a lognormal with a coefficient of variation of 0.5


class Ward:
    """One run: who is free, what waits, what has been done."""

    def __init__(self, days):
        self.env = simpy.Environment()
        self.minutes = days * 1440
        self.free = {role: deque() for role in STAFF}
        self.waiting = {task: deque() for task in TASKS}
        self.done = dict.fromkeys(TASKS, 0)
        self.wait_min = dict.fromkeys(TASKS, 0.0)
        self.busy_min = dict.fromkeys(STAFF, 0.0)
        # per role: its tasks by priority
        self.choice = {
            role: [[t for t, (_, _, _, p, roles) in TASKS.items() if p == level and role in roles] for level in (0, 1)]
            for role in STAFF
        }
        for role, members in STAFF.items():
            for _ in range(members):
                self.env.process(self.member(role))
        for task in TASKS:
            for _ in range(PATIENTS):
                self.env.process(self.needs(task))

    def needs(self, task):
        per_minute, roles = TASKS[task][0] / 1440, TASKS[task][4]
        while True:
            yield self.env.timeout(random.expovariate(per_minute))
            for role in roles:
                if self.free[role]:
                    self.free[role].popleft().succeed((task, self.env.now))
                    break
            else:
                self.waiting[task].append(self.env.now)

    def next_task(self, role):
        """The waiting task that this role takes next, with the time it was raised."""
        for tasks in self.choice[role]:
            first = min((t for t in tasks if self.waiting[t]), key=lambda t: self.waiting[t][0], default=None)
            if first:
                return first, self.waiting[first].popleft()
        return None

    def member(self, role):
        while True:
            taken = self.next_task(role)
            if not taken:
                call = self.env.event()
                self.free[role].append(call)
                taken = yield call
            task, raised = taken
            waited = self.env.now - raised
            mean, lognormal = TASKS[task][1:3]
            if lognormal:
                work = random.lognormvariate(math.log(mean) - SIGMA**2 / 2, SIGMA)
            else:
                work = random.expovariate(1 / mean)
            yield self.env.timeout(work)
            self.done[task] += 1
            self.wait_min[task] += waited
            self.busy_min[role] += work


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    days = int(sys.argv[2]) if len(sys.argv) > 2 else 365
    random.seed(1)
    for _ in range(runs):
        ward = Ward(days)
        start = perf_counter()
        ward.env.run(until=ward.minutes)
        wall = perf_counter() - start
        tasks = sum(ward.done.values())
        print(f"{days},{tasks},{wall:.6f},{wall * 1e9 / tasks:.2f},0", flush=True)
        shares = (f"{r} {ward.busy_min[r] / n / ward.minutes:.3f}" for r, n in STAFF.items())
        print("simpy: busy", ", ".join(shares), file=sys.stderr)


main()
