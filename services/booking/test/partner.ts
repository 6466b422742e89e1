import {
  agreementActivated,
  membershipConfirmed,
  type AgreementSnapshot,
  type AgreementState,
  type FactContract,
  type Privileges,
} from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import type { Hall } from './hall.js';

export interface Partner {
  organisationId: string;
  agreementId: string;
  /** Somebody who is confirmed to act for it. */
  member: ReturnType<Hall['house']['as']>;
  /** Tells a fact about the agreement, and waits until it has been taken in. */
  tell(fact: FactContract, state: AgreementState, version: number, more?: Partial<AgreementSnapshot>): Promise<void>;
}

export const generous: Privileges = { daysAhead: 540, automaticApproval: true, hoursAMonth: 4, priority: 2 };

/** An organisation with a member, and an agreement that is active if nothing else is said. */
export async function partner(hall: Hall, more: Partial<AgreementSnapshot> = {}): Promise<Partner> {
  const member = hall.house.as('booker');
  const [organisationId, agreementId, partyId] = [newId(), newId(), newId()];
  const tell: Partner['tell'] = async (fact, state, version, changed = {}) => {
    const data = { ...agreement(agreementId), parties: [party(partyId, organisationId)], ...more, ...changed, state, version };
    await taken(hall, await hall.house.tell(fact, { aggregateId: agreementId, aggregateVersion: version, data }));
  };
  await confirm(hall, member.id, organisationId);
  await tell(agreementActivated, 'active', 4);
  return { organisationId, agreementId, member, tell };
}

/** Makes somebody act for an organisation. */
export async function confirm(hall: Hall, personId: string, organisationId: string): Promise<void> {
  const membershipId = newId();
  const data = { membershipId, personId, organisationId, role: 'member', at: '2026-11-01T10:00:00Z', version: 1 };
  await taken(hall, await hall.house.tell(membershipConfirmed, { aggregateId: membershipId, data }));
}

/** Waits until booking has taken a fact in. */
export async function taken(hall: Hall, eventId: string): Promise<void> {
  const tables = hall.house.database('booking');
  await eventually('the fact has been taken in', () => tables.maybeOne(sql`select from inbox where event_id = ${eventId}`));
}

const party = (partyId: string, organisationId: string) => ({ partyId, organisationId, signatoryId: null, signedAt: '2026-10-01T10:00:00Z' });

const agreement = (agreementId: string): Omit<AgreementSnapshot, 'parties' | 'state' | 'version'> => ({
  agreementId,
  kind: 'letter-of-intent',
  title: 'Avsiktsförklaring',
  startsAt: '2026-10-31T23:00:00Z',
  endsAt: '2027-10-31T23:00:00Z',
  timeZone: 'Europe/Stockholm',
  privileges: generous,
  hash: 'a'.repeat(64),
  reason: null,
});
