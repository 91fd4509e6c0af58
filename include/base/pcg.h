/* PCG32, the XSH-RR generator of O'Neill (2014), "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms
 * for Random Number Generation", HMC-CS-2014-0905, section 6.3.1: a 64-bit linear congruential state, 32 bits out.
 * tests/unit/test_pcg.cc proves it bit for bit against the author's own C++ package.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_PCG_H
#define BASE_PCG_H

#include <stdint.h>

struct pcg {
    uint64_t state, increment;
};

#define PCG_MULTIPLIER 6364136223846793005ULL /* Knuth's MMIX multiplier, the paper's default */

static inline uint32_t pcg_next(struct pcg *g)
{
    uint64_t old = g->state;
    g->state = old * PCG_MULTIPLIER + g->increment;
    uint32_t word = (uint32_t)(((old >> 18) ^ old) >> 27), turn = (uint32_t)(old >> 59);
    return word >> turn | word << (-turn & 31);
}

/* Starts stream `stream` at `seed`, as the reference does. */
static inline struct pcg pcg_start(uint64_t seed, uint64_t stream)
{
    struct pcg g = {.increment = stream << 1 | 1};
    g.state = (g.increment + seed) * PCG_MULTIPLIER + g.increment;
    return g;
}

/* Moves the generator `steps` draws ahead (modulo 2^64, so a negative count moves back) in O(log steps): F. Brown (1994),
 * "Random number generation with arbitrary strides". */
static inline void pcg_jump(struct pcg *g, uint64_t steps)
{
    uint64_t multiplier = 1, increment = 0, m = PCG_MULTIPLIER, i = g->increment;
    for (; steps; steps >>= 1) {
        if (steps & 1) {
            multiplier *= m;
            increment = increment * m + i;
        }
        i *= m + 1;
        m *= m;
    }
    g->state = g->state * multiplier + increment;
}

#endif
