import { z } from 'zod';

/** Problem details (RFC 9457) with what we add to them. */
export const problemSchema = z
  .strictObject({
    type: z.string().describe('Path of a page that explains this kind of problem'),
    title: z.string().describe('In the language of Accept-Language, sv or en'),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe('Stable; what a program branches on'),
    traceId: z.string().describe('What to give when you ask us about it'),
    params: z.record(z.string(), z.unknown()).optional(),
    errors: z
      .array(
        z.strictObject({
          field: z.string(),
          in: z.enum(['body', 'query', 'path', 'header']),
          pointer: z.string().optional().describe('JSON pointer into the body'),
          code: z.string(),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
