import type { Actor } from '#kernel';
import { sql, type Sql } from '#persistence';

/** Of `organisation`: she may act for it, or has asked to. */
export const isHers = (actor: Actor): Sql => sql`exists (
  select from memberships
  where memberships.organisation_id = organisation.id and memberships.person_id = ${actor.id} and memberships.state <> 'ended')`;
