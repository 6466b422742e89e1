import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { secret } from '#platform';

const isTimeZone = (name: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
};

export const settings = {
  /** Makes and knows again the links by which parties sign. */
  LINK_KEY: secret(),
  /** Where the days of an agreement begin and end. */
  TIME_ZONE: z.string().refine(isTimeZone, 'a time zone such as Europe/Stockholm').default('Europe/Stockholm'),
};

export type Settings = z.output<z.ZodObject<typeof settings>>;
