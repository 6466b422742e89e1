import { z } from 'zod';
import { secret } from '#platform';

/** Settings of this service besides those that every service has. */
export const settings = {
  /** What door codes are made with. With another, every door has other codes. */
  DOOR_KEY: secret(),
  /** What diary numbers begin with, as in PRK 2026-000123. */
  DIARY_PREFIX: z
    .string()
    .regex(/^[A-ZÅÄÖ]{2,8}$/, 'two to eight capital letters')
    .default('PRK'),
};

export type Settings = z.output<z.ZodObject<typeof settings>>;
