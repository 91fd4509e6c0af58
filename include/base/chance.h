/* Keyed chance: every random value is a function of (seed, replication, purpose, who, which).
 *
 * A key is a 64-bit hash. It starts from seed, replication and purpose, and is joined with names (hashed once, at load) and
 * ordinals, never with ticks or positions in a list. One key is one PCG32 stream whose draws have fixed places. Nothing is
 * kept between draws, so no event and no policy can shift another's numbers: these are the common random numbers that make
 * two policies comparable.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_CHANCE_H
#define BASE_CHANCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/pcg.h"

enum chance_purpose {
    CHANCE_ARRIVAL = 1,   /* unit, n-th arrival */
    CHANCE_TURNOVER,      /* bed, n-th occupant */
    CHANCE_PATIENT,       /* patient: stay, condition, first acuity */
    CHANCE_ACUITY,        /* patient, k-th transition */
    CHANCE_NEED,          /* (patient, unit or roster line; source), k-th instance: the instance's own stream */
    CHANCE_FOLLOW_UP,     /* parent instance, child */
    CHANCE_PREFER,        /* roster line, instance: prefer random and last ties */
    CHANCE_WILLING,       /* roster line, duty, task: whether one claims it, whether one lets it go */
    CHANCE_ABSENCE,       /* roster line, kind of absence, k-th spell */
    CHANCE_COVER,         /* roster line, shift, date of a duty that is missed; then who could come instead */
    CHANCE_VISIBLE        /* roster line, specialisation: whether it is known to those who plan */
};

/* The fixed places of an instance's stream. New uses append. */
enum chance_place {
    CHANCE_WORK,      /* u: quantile of the standard work */
    CHANCE_ROUNDING,  /* v: rounds the work to ticks, keeping its mean */
    CHANCE_TIE,       /* the strict order among equals */
    CHANCE_GAP,       /* gap to the next need of the stream */
    CHANCE_FOLLOW,    /* whether something follows from it */
    CHANCE_SPREAD,    /* scheduled time within its spread; rounding of an after_done gap */
    CHANCE_NEEDED     /* whether a scheduled slot is needed */
};

/* FNV-1a, 64 bits (Fowler, Noll, Vo; IETF draft-eastlake-fnv). */
static inline uint64_t chance_name(const char *name)
{
    uint64_t h = 14695981039346656037ULL;
    for (; *name; name++)
        h = (h ^ (unsigned char)*name) * 1099511628211ULL;
    return h;
}

/* The finaliser of SplitMix64 (Steele, Lea, Flood 2014; constants of Vigna's splitmix64.c): a bijection that mixes all bits. */
static inline uint64_t chance_mix(uint64_t z)
{
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
    return z ^ z >> 31;
}

/* Joins one more word (a name's hash or an ordinal) to a key. */
static inline uint64_t chance_join(uint64_t key, uint64_t word)
{
    return chance_mix(key + word * 0x9e3779b97f4a7c15ULL);
}

static inline uint64_t chance_key(uint64_t seed, uint32_t replication, enum chance_purpose purpose)
{
    return chance_join(chance_join(chance_join(0x61766c617374ULL /* "avlast" */, seed), replication), (uint64_t)purpose);
}

/* The stream of a key: state and increment both come from it. */
static inline struct pcg chance_stream(uint64_t key)
{
    return pcg_start(key, key >> 32 ^ key << 31);
}

/* The draw at one place of a key's stream. */
static inline uint32_t chance_at(uint64_t key, unsigned place)
{
    struct pcg g = chance_stream(key);
    pcg_jump(&g, place);
    return pcg_next(&g);
}

/* A uniform in (0, 1): the middle of one of 2^32 equal cells, so neither end is ever met. */
static inline double chance_uniform(uint32_t x)
{
    return (x + 0.5) * 0x1p-32;
}

#endif
