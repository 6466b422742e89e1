import { randomUUID } from 'node:crypto';
import { eventually } from '#testing';
import { UnexpectedAnswer } from '../journey/browser.js';
import type { Person } from '../journey/people.js';

/** As a patient client does: the same request with the same key, until it is answered. */
export async function persistently<T>(attempt: (headers: Record<string, string>) => Promise<{ body: T }>, key: string = randomUUID()): Promise<T> {
  const headers = { 'idempotency-key': key };
  const answer = await eventually(
    'an answer',
    () => attempt(headers).catch((error: unknown) => (isRefusal(error) ? { refused: error } : Promise.reject(error as Error))),
    { timeoutMs: 40_000, everyMs: 100 },
  );
  if ('refused' in answer) throw answer.refused;
  return answer.body;
}

const isRefusal = (error: unknown): error is UnexpectedAnswer => error instanceof UnexpectedAnswer && error.status < 500;

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

/** Hours on ordinary open days some weeks ahead, each of them once, as in 2027-01-12T09. */
export async function freeHours(person: Person, siteId: string): Promise<string[]> {
  const { body } = await person.get<{ days: { date: string; opens: string | null; ground: string }[] }>(`/api/v1/sites/${siteId}/opening?from=${day(30)}&to=${day(110)}`);
  const open = body.days.filter(({ opens, ground }) => opens && ground === 'weekly');
  return open.flatMap(({ date }) => [9, 10, 11, 12, 13, 14].map((hour) => `${date}T${String(hour).padStart(2, '0')}`));
}
