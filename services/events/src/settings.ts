import { z } from 'zod';
import { secret } from '#platform';
import { isTimeZone } from './domain/time-zone.js';

/** Settings of this service, besides those that every service has. */
export const settings = {
  LINK_KEY: secret(),
  /** Of events that have no space, where the sites do not agree on one either. */
  TIME_ZONE: z.string().refine(isTimeZone, 'the IANA name of a time zone, such as Europe/Stockholm').default('Europe/Stockholm'),
};

export type Settings = z.output<z.ZodObject<typeof settings>>;
