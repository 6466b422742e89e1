import type { Type } from '@nestjs/common';
import { auditLogOf, reachOf, toPage, type RequestContract } from '#contracts';
import { DomainError, isId, type Actor, type Instant } from '#kernel';
import { empty, sql, type Sql } from '#persistence';
import { Answers, type QueryCall, type UseCaseClass } from './use-case.js';
import { jsonOf } from './written.js';

export interface Audited {
  contract: RequestContract;
  actor: Actor;
  /** Ids of what was changed, or of whose personal data was read. */
  about: Iterable<string>;
  now: Instant;
}

/** Notes that somebody has done or read something; nobody who has been erased, whose sign-in may still be good or whose erasure it is. */
export const noted = ({ contract, actor, about, now }: Audited): Sql => sql`
  insert into audit_log (at, kind, actor, roles, message, about)
  values (${now}, ${contract.kind === 'command' ? 'change' : 'read'},
    (select id ${remembered([actor.id])}), ${[...actor.roles]}, ${contract.subject}, array(select id::uuid ${remembered([...new Set(about)])}))`;

const remembered = (ids: readonly string[]): Sql => sql`
  from unnest(${[...ids]}::text[]) as named (id) where not exists (select from audit_log_forgotten where digest = sha256(lower(id)::bytea))`;

// She whom a command changes is told by its facts; another whom it only names, such as a guest, is to be forgotten sooner than this.
const namesSomebody = /^(?:person|guest|host|visitor|attendee|applicant|organiser|responsible|staff|standIn)Ids?$/;

/** What a command names by id, however it is written: things in its input in fields called so, and `id` in its reply. */
export function idsNamedBy(input: unknown, reply: unknown): string[] {
  const named = Object.entries(Object(input) as object).flatMap(([field, value]) => (/Ids?$/.test(field) && !namesSomebody.test(field) ? [value].flat() : []));
  const values = [...named, (Object(reply) as { id?: unknown }).id];
  return values.flatMap((value) => (typeof value === 'string' && isId(value) ? value.toLowerCase() : []));
}

/** Others than herself whose personal data somebody of the house is told by a reply; none where she only reaches her own. */
export function peopleToldOf(contract: RequestContract, actor: Actor, reply: unknown): string[] {
  if (!contract.personal || reachOf(contract, actor) === 'own' || actor.roles.includes('system')) return [];
  const ids = new RegExp(`"(?:${contract.personal.join('|')})":"([0-9a-f-]{36})"`, 'g');
  const told = [...jsonOf(reply).matchAll(ids)].map(([, id]) => id!);
  return [...new Set(told)].filter((id) => id !== actor.id);
}

interface Row {
  position: string;
  at: Instant;
  kind: 'change' | 'read';
  actorId: string | null;
  roles: string[];
  message: string;
  about: string[];
}

/** The message about its audit log that every service answers in the same way. */
export function auditUseCases(service: string): (UseCaseClass & Type)[] {
  const contract = auditLogOf(service);

  @Answers(contract)
  class ListAuditLog {
    async execute({ input, db }: QueryCall<typeof contract>) {
      if (input.after !== undefined && !/^\d{1,18}$/.test(input.after)) {
        throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
      }
      const rows = await db.query<Row>(sql`
        select position::text, at, kind, actor as "actorId", roles, message, about from audit_log
        where true
          ${where(input.kind, (kind) => sql`kind = ${kind}`)}
          ${where(input.actorId, (actorId) => sql`actor = ${actorId}`)}
          ${where(input.aboutId, (aboutId) => sql`${aboutId}::uuid = any (about)`)}
          ${where(input.message, (message) => sql`message = ${message}`)}
          ${where(input.from, (from) => sql`at >= ${from}::timestamptz`)}
          ${where(input.to, (to) => sql`at < ${to}::timestamptz`)}
          ${where(input.after, (after) => sql`position < ${after}::bigint`)}
        order by audit_log.position desc limit ${input.limit + 1}`);
      return toPage(rows.map((row) => ({ ...row, at: row.at.toString() })), input.limit, (row) => row.position);
    }
  }

  return [ListAuditLog];
}

const where = (value: string | undefined, condition: (value: string) => Sql): Sql => (value === undefined ? empty : sql`and ${condition(value)}`);
