/* The inverse of the gamma distribution function, for law.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_GAMMA_H
#define MODEL_GAMMA_H

/* The quantile at p in (0, 1) of the gamma law of shape k (1e-4 to 1e4) and scale 1; 0 where it is below 1e-300. P of the
 * result is p to 1e-9. (GSL's own P is no better than 1e-7 for shapes above 1e4: law.h keeps to this side.) */
double gamma_quantile(double k, double p);

#endif
