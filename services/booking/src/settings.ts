import type { z } from 'zod';
import { secret } from '#platform';

/** Settings of this service besides those that every service has. */
export const settings = {
  /** What door codes are made with. With another, every door has other codes. */
  DOOR_KEY: secret(),
};

export type Settings = z.output<z.ZodObject<typeof settings>>;
