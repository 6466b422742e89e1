import type { Role } from './roles.js';

/** Who stands behind a message, as the gateway has vouched for it and the service has verified. */
export interface Actor {
  /** The person's id, `anonymous` for somebody who has not signed in, or that of a device of the house. */
  id: string;
  roles: readonly Role[];
}

export const anonymous: Actor = { id: 'anonymous', roles: ['visitor'] };

export const hasRole = (actor: Actor, ...wanted: Role[]): boolean => actor.roles.some((role) => wanted.includes(role));

/** Staff and administrators act for the house; reception sees, but does not decide. */
export const isStaff = (actor: Actor): boolean => hasRole(actor, 'staff', 'admin');
