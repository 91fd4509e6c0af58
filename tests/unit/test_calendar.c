/* The calendar against a list of who is due when, under random additions and removals: near, in the ring's last list, and
 * many rings away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "testlib.h"

#include <stdlib.h>
#include <string.h>

#include "base/pcg.h"
#include "engine/calendar.h"

enum { NODES = 60, STEPS = 60000 };

struct oracle {
    struct calendar calendar;
    struct calendar_node nodes[NODES];
    int32_t due[NODES]; /* CALENDAR_ABSENT when it is not in the calendar */
    struct pcg dice;
};

static struct oracle *start(uint64_t seed)
{
    struct oracle *o = calloc(1, sizeof *o);
    assert_non_null(o);
    o->calendar.nodes = o->nodes;
    o->dice = pcg_start(seed, 1);
    memset(o->calendar.bits, 0xff, sizeof o->calendar.bits); /* calendar_clear has something to do */
    calendar_clear(&o->calendar, NODES);
    for (int i = 0; i < NODES; i++)
        o->due[i] = CALENDAR_ABSENT;
    return o;
}

static int32_t roll(struct oracle *o, int32_t n)
{
    return (int32_t)(pcg_next(&o->dice) % (uint32_t)n);
}

static void add(struct oracle *o, int32_t node, int32_t due)
{
    calendar_add(&o->calendar, node, due);
    o->due[node] = due;
}

static void take_out(struct oracle *o, int32_t node)
{
    calendar_remove(&o->calendar, node);
    o->due[node] = CALENDAR_ABSENT;
    assert_int_equal(o->nodes[node].due, CALENDAR_ABSENT);
}

static int32_t take_at(struct oracle *o, int32_t t)
{
    o->calendar.now = t;
    return calendar_is_due(&o->calendar) ? calendar_take(&o->calendar) : -1;
}

/* What is handed out at tick t is exactly what the oracle has for it, each node once. */
static void take(struct oracle *o, int32_t t)
{
    int n = 0;
    for (int32_t node = take_at(o, t), next; node >= 0; node = next, n++) {
        next = o->nodes[node].next;
        assert_int_equal(o->due[node], t);
        assert_int_equal(o->nodes[node].due, t);
        o->due[node] = CALENDAR_ABSENT;
    }
    for (int i = 0; i < NODES; i++)
        if (o->due[i] != CALENDAR_ABSENT)
            assert_true(o->due[i] > t);
    assert_true(n <= NODES);
}

/* `next` is the first list that holds a node; it is early when that list only passes a far node on, never late. */
static void check(const struct oracle *o)
{
    int n = 0;
    int32_t first = MODEL_NEVER;
    for (int i = 0; i < NODES; i++)
        if (o->due[i] != CALENDAR_ABSENT) {
            n++;
            assert_int_equal(o->nodes[i].due, o->due[i]);
            assert_in_range(o->nodes[i].list, o->calendar.now + 1, o->due[i]);
            first = o->nodes[i].list < first ? o->nodes[i].list : first;
        }
    assert_int_equal(o->calendar.next, first);
}

/* The same nodes again and again: `far` says how far ahead, in the unit of the ring. */
static void random_walk(uint64_t seed, int32_t far)
{
    struct oracle *o = start(seed);
    int taken = 0;
    for (int step = 0; step < STEPS && o->calendar.now < (1 << 30); step++) {
        int32_t node = roll(o, NODES), now = o->calendar.now;
        if (o->due[node] != CALENDAR_ABSENT && roll(o, 3) == 0)
            take_out(o, node);
        else if (o->due[node] == CALENDAR_ABSENT)
            add(o, node, now + 1 + (roll(o, 2) ? roll(o, 70) : roll(o, far)));
        check(o);
        if (roll(o, 4) == 0 && o->calendar.next != MODEL_NEVER) { /* as the loop does: on to the next tick, or one before it */
            int32_t t = o->calendar.next;
            if (t - now > 1 && roll(o, 3) == 0)
                t -= 1 + roll(o, t - now - 1);
            taken++;
            take(o, t);
            check(o);
        }
    }
    assert_true(taken > STEPS / 10);
    free(o);
}

static void test_near(void **state)
{
    (void)state;
    random_walk(1, 300);
}

static void test_the_whole_ring(void **state)
{
    (void)state;
    random_walk(2, CALENDAR_TICKS + 2);
}

static void test_many_rings(void **state)
{
    (void)state;
    random_walk(3, 20 * CALENDAR_TICKS);
}

/* The ends of the ring: the last list of its own, and the first tick beyond it. */
static void test_ends_of_the_ring(void **state)
{
    (void)state;
    struct oracle *o = start(4);
    take(o, 100); /* nothing is due; the clock moves all the same */
    assert_int_equal(o->calendar.now, 100);
    add(o, 0, 100 + CALENDAR_TICKS - 1);
    add(o, 1, 100 + CALENDAR_TICKS);     /* beyond: it shares the farthest list, and is put in again there */
    add(o, 2, 100 + 5 * CALENDAR_TICKS);
    check(o);
    take(o, 100 + CALENDAR_TICKS - 1);
    assert_int_equal(o->due[0], CALENDAR_ABSENT);
    assert_int_equal(o->calendar.next, 100 + CALENDAR_TICKS);
    take(o, 100 + CALENDAR_TICKS);
    assert_int_equal(o->due[1], CALENDAR_ABSENT);
    while (o->due[2] != CALENDAR_ABSENT)
        take(o, o->calendar.next); /* passed on from list to list */
    assert_int_equal(o->calendar.now, 100 + 5 * CALENDAR_TICKS);
    assert_int_equal(o->calendar.next, MODEL_NEVER);
    free(o);
}

/* A node that was taken in this tick and is then removed stays in the list that was handed out; its `due` tells, and it may be
 * added anew. */
static void test_removal_of_a_taken_node(void **state)
{
    (void)state;
    struct oracle *o = start(5);
    add(o, 3, 7);
    add(o, 4, 7);
    int32_t first = take_at(o, 7), second = o->nodes[first].next;
    assert_int_equal(first + second, 3 + 4);
    assert_int_equal(o->nodes[second].next, -1);
    calendar_remove(&o->calendar, second);
    assert_int_equal(o->nodes[first].next, second);
    assert_int_equal(o->nodes[second].due, CALENDAR_ABSENT);
    assert_int_equal(o->nodes[first].due, 7);
    calendar_remove(&o->calendar, second); /* twice does no harm */
    calendar_add(&o->calendar, second, 8);
    assert_int_equal(o->calendar.next, 8);
    assert_int_equal(take_at(o, 8), second);
    free(o);
}

/* The clock stands at a tick whose list has not been taken yet: a node leaves it, then the last one. */
static void test_removal_before_the_list_is_taken(void **state)
{
    (void)state;
    struct oracle *o = start(6);
    for (int node = 0; node < 3; node++)
        add(o, node, 7);
    add(o, 3, 9);
    o->calendar.now = 7;
    take_out(o, 1);
    assert_true(calendar_is_due(&o->calendar));
    take(o, 7);
    assert_int_equal(o->calendar.next, 9);
    o->calendar.now = 9;
    take_out(o, 3);
    assert_false(calendar_is_due(&o->calendar));
    assert_int_equal(o->calendar.next, MODEL_NEVER);
    free(o);
}

/* The owner may move the nodes to a larger place: nothing in the calendar points into them. */
static void test_nodes_move(void **state)
{
    (void)state;
    struct oracle *o = start(6);
    for (int32_t i = 0; i < NODES; i++)
        add(o, i, 1 + i * 200);
    struct calendar_node *larger = calloc(2 * NODES, sizeof *larger);
    assert_non_null(larger);
    memcpy(larger, o->nodes, sizeof o->nodes);
    memset(o->nodes, 0x55, sizeof o->nodes);
    o->calendar.nodes = larger;
    for (int32_t i = NODES; i < 2 * NODES; i++)
        calendar_add(&o->calendar, i, 1 + (i - NODES) * 200);
    for (int32_t i = 0; i < NODES; i++) {
        while (o->calendar.next < 1 + i * 200)
            assert_int_equal(take_at(o, o->calendar.next), -1);
        int32_t a = take_at(o, 1 + i * 200), b = larger[a].next;
        assert_int_equal(a + b, i + i + NODES);
        assert_int_equal(larger[b].next, -1);
    }
    free(larger);
    free(o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_near),
        cmocka_unit_test(test_the_whole_ring),
        cmocka_unit_test(test_many_rings),
        cmocka_unit_test(test_ends_of_the_ring),
        cmocka_unit_test(test_removal_of_a_taken_node),
        cmocka_unit_test(test_removal_before_the_list_is_taken),
        cmocka_unit_test(test_nodes_move),
    };
    return cmocka_run_group_tests_name("calendar", tests, NULL, NULL);
}
