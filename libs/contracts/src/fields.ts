import { z } from 'zod';
import { international, isPossibleNumber } from './telephone.js';

// C0 and C1 controls but tab and line breaks: Postgres refuses NUL, and the others serve only to mislead a reader.
// Half a surrogate pair is no character, and Postgres refuses it in jsonb.
const noControls = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;

// Years that Postgres and calendars agree on, and fractions of a second that Temporal can hold.
const saneYear = /^(?:19|2\d)\d\d-[^.]*(?:\.\d{1,9}(?!\d).*)?$/;

// Contracts name the same few kinds of field a thousand times, and a schema takes kilobytes in every process: there is one of each.
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};
const onceForEach = <T>(make: (max: number) => T): ((max: number) => T) => {
  const made = new Map<number, T>();
  return (max) => {
    const known = made.get(max) ?? make(max);
    made.set(max, known);
    return known;
  };
};

/** Text that somebody wrote: trimmed, not empty, no control characters, at most `max` UTF-16 units. */
export const text = onceForEach((max) => z.string().trim().min(1).max(max).regex(noControls, 'control characters are not allowed'));

/** A single line, for names and headings. */
export const line = onceForEach((max) => text(max).regex(/^[^\r\n\t]*$/, 'line breaks are not allowed'));

/** UUID of any version; ours are version 7. */
export const id = once(() => z.uuid());

export const email = once(() => z.email().max(254));

const e164 = /^\+[1-9]\d{6,14}$/;

/** A telephone number as it is kept: E.164, e.g. `+46701234567`. */
export const phone = once(() => z.string().regex(e164, 'a number in international form, such as +46701234567'));

/** What a client may send for one: with its country's code, spaced as people do, and a number that there can be. */
export const phoneNumber = once(() =>
  z
    .string()
    .max(40)
    .trim()
    .overwrite((text) => international(text))
    .regex(e164, { error: 'a number in international form, such as +46701234567', abort: true })
    .refine(isPossibleNumber, 'no number that there can be'),
);

export const language = once(() => z.enum(['sv', 'en']));
export type Language = z.output<ReturnType<typeof language>>;

/** The same text in both languages that the house speaks. */
export const bilingual = onceForEach((max) => z.strictObject({ sv: text(max), en: text(max) }));
export type Bilingual = { sv: string; en: string };

/** A calendar date, `2026-11-26`. */
export const date = once(() => z.iso.date().regex(saneYear, 'a year from 1900 to 2999'));

/** A time of day, `08:00`; `24:00` is the end of the day. */
export const timeOfDay = once(() => z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day such as 08:00'));

/** What a client may send for a time: RFC 3339 with an offset, or a local time in the site's time zone. */
export const moment = once(() => z.iso.datetime({ offset: true, local: true }).regex(saneYear, 'a year from 1900 to 2999, at most nanoseconds'));

/** What the system answers: RFC 3339 in UTC. Accepts a Temporal.Instant, which serialises to the same. */
export const instant = once(() => z.iso.datetime({ offset: true }).regex(saneYear, 'a year from 1900 to 2999, at most nanoseconds'));

/** Optimistic concurrency: the version of the row that the caller has seen; at the edge it is `If-Match`. */
export const version = once(() => z.int32().min(1));

/** Cursor pagination: pass `next` of one page as `after` for the following. */
export const page = {
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(50),
};

export const pageOf = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item), next: z.string().nullable() });

// An answer may be half a mebibyte; what rows become on their way into it may be longer than they are.
const mostBytes = 384 * 1024;

/**
 * One page of a list: at most `limit` rows, and fewer where they are very long. `rows` are one more than asked for, so that it
 * is known whether there is more.
 */
export function toPage<T>(rows: T[], limit: number, cursor: (row: T) => string): { items: T[]; next: string | null } {
  const fitting = asManyAsFit(rows.slice(0, limit).map((row) => JSON.stringify(row)));
  const items = rows.slice(0, fitting.length);
  return { items, next: rows.length > items.length ? cursor(items.at(-1)!) : null };
}

/** As many of these rows, which are JSON already, as an answer has room for; one has always. */
export function asManyAsFit(rows: readonly string[]): string[] {
  const fitting: string[] = [];
  let bytes = 0;
  for (const row of rows) {
    bytes += Buffer.byteLength(row);
    if (fitting.length > 0 && bytes > mostBytes) break;
    fitting.push(row);
  }
  return fitting;
}
