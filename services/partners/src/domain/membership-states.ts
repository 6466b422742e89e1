import { DomainError, type Role } from '#kernel';

export const membershipStates = ['claimed', 'confirmed', 'ended'] as const;
export type MembershipState = (typeof membershipStates)[number];
export type MembershipRole = 'member' | 'administrator';

export type Change = 'claim' | 'confirm' | 'end';
/** What somebody is to a membership: the one whom it is about, a confirmed administrator of its organisation, or staff. */
export type Party = 'person' | 'administrator' | 'staff';

export interface Transition {
  change: Change;
  /** Null before the membership exists. */
  from: MembershipState | null;
  to: MembershipState;
  by: readonly Party[];
}

/** Everything that can happen to a membership. The database holds the same changes and refuses whatever is not among them. */
export const transitions: readonly Transition[] = [
  { change: 'claim', from: null, to: 'claimed', by: ['person'] },
  { change: 'confirm', from: 'claimed', to: 'confirmed', by: ['administrator', 'staff'] },
  { change: 'end', from: 'claimed', to: 'ended', by: ['person', 'administrator', 'staff'] },
  { change: 'end', from: 'confirmed', to: 'ended', by: ['person', 'administrator', 'staff'] },
];

export interface Standing {
  organisationId: string;
  state: MembershipState;
  role: MembershipRole;
}

/** Only a confirmed administrator speaks for an organisation: whoever has merely claimed to be one is nobody there yet. */
export const administers = (organisationId: string, hers: readonly Standing[]): boolean =>
  hers.some((one) => one.organisationId === organisationId && one.state === 'confirmed' && one.role === 'administrator');

/**
 * The state that `change` leads to when these parties make it.
 * @throws DomainError `membership.not-found` for whoever has nothing to do with it, `actor.not-permitted` for whoever has
 * but may not, otherwise the state that stands in the way
 */
export function stateAfter(from: MembershipState, change: 'confirm' | 'end', parties: readonly Party[]): MembershipState {
  if (parties.length === 0) throw new DomainError('membership.not-found');
  const mayMake = transitions.filter((row) => row.change === change && row.by.some((party) => parties.includes(party)));
  if (mayMake.length === 0) throw new DomainError('actor.not-permitted', { change });
  const transition = mayMake.find((row) => row.from === from);
  if (!transition) throw new DomainError(from === 'ended' ? 'membership.already-ended' : 'membership.already-confirmed');
  return transition.to;
}

/** Who somebody is to the house by her memberships alone; staff are made by the issuer that signs them in. */
export const rolesOf = (hers: readonly Standing[]): Role[] =>
  hers.some((one) => administers(one.organisationId, [one])) ? ['booker', 'organisation-admin'] : ['booker'];
