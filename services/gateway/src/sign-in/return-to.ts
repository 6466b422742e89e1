import { z } from 'zod';

const elsewhere = 'http://elsewhere.invalid';

/** A path of our own; anything that a browser could read as another site is refused. */
export const returnTo = () =>
  z
    .string()
    .max(500)
    .regex(/^\/(?![/\\])[^\\\s]*$/, 'a path of this site, such as /bookings')
    .refine((path) => URL.canParse(path, elsewhere) && new URL(path, elsewhere).origin === elsewhere, 'a path of this site, such as /bookings');
