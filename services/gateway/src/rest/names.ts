import { z } from 'zod';
import { namePeople, services, type ReplyOf } from '#contracts';
import { DomainError, hasRole, type Actor, type Role } from '#kernel';
import type { Services } from '../actor/services.js';

export const namedPerson = namePeople.reply.shape.people.element.meta({ id: 'NamedPerson' }).describe('Who it is; only for staff and reception');
export const unavailable = z.array(z.enum(services)).describe('Services that did not answer in time, whose part is missing').optional();

export const shortened = z
  .array(z.string())
  .describe('Operations whose lists are longer than what is shown here; ask them for the rest')
  .optional();

type Person = z.output<typeof namedPerson>;

// Names are worth a short wait, but no more: they are not what was asked for.
const patienceMs = 1_500;
const mostAtOnce = 200;

export const mayNamePeople = (actor: Actor): boolean => hasRole(actor, ...(Object.keys(namePeople.serves) as Role[]));

/** @returns people by id; undefined where partners does not answer in time */
export async function namesOf(ids: (string | null | undefined)[], services: Services, actor: Actor): Promise<Map<string, Person> | undefined> {
  const personIds = [...new Set(ids)].filter((id) => typeof id === 'string');
  try {
    const pages = await Promise.all(chunks(personIds).map((some) => services.call(namePeople, { personIds: some }, actor, { timeoutMs: patienceMs })));
    return new Map(pages.flatMap(({ people }: ReplyOf<typeof namePeople>) => people).map((person) => [person.id, person]));
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

const chunks = (ids: string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, nth) => ids.slice(nth * mostAtOnce, (nth + 1) * mostAtOnce));
