/* The version of the program. A change in how random numbers are used is a major change, because it changes every result.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define AVLAST_VERSION "0.1.0"
/* Of the version, or of the last change to what people type: the date of the manual page. */
#define AVLAST_DATE "2026-11-22"

/* How the program was built; the Makefile gives the flags. */
#if defined(__clang__)
#define VERSION_COMPILER "clang " __clang_version__
#elif defined(__GNUC__)
#define VERSION_COMPILER "gcc " __VERSION__
#else
#define VERSION_COMPILER "unknown compiler"
#endif

#ifndef AVLAST_FLAGS
#define AVLAST_FLAGS ""
#endif

#endif
