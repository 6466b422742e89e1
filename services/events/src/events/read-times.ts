import type { createEvent, InputOf } from '#contracts';
import { instantOf, newId } from '#kernel';
import type { Session } from './event-row.js';

type Written = InputOf<typeof createEvent>['sessions'][number];

/** Sessions as somebody has written them, each with an id of its own. */
export const readSessions = (sessions: readonly Written[], timeZone: string): Session[] =>
  sessions.map((session, index) => ({
    ...session,
    id: newId(),
    start: instantOf(session.start, timeZone, `sessions.${index}.start`),
    end: instantOf(session.end, timeZone, `sessions.${index}.end`),
  }));

export const readOptional = (text: string | null, timeZone: string, field: string) => (text === null ? null : instantOf(text, timeZone, field));
