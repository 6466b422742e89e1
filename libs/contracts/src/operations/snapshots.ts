import { z } from 'zod';
import { query } from '../define.js';
import { page, pageOf } from '../fields.js';

/** How everything of one kind stands now, page by page: what a projection of it is rebuilt from. Only the system asks. */
export const snapshotOf = <T extends z.ZodType>(subject: string, summary: string, item: T) =>
  query({ subject, summary, serves: { system: 'all' }, input: z.strictObject({ ...page }), reply: pageOf(item), errors: [], example: {} });

export type SnapshotContract<T extends z.ZodType = z.ZodType> = ReturnType<typeof snapshotOf<T>>;
