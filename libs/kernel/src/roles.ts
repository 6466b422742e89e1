/** Who somebody is to the house. `visitor` is anyone who has not signed in; `system` is the gateway itself, at sign-in. */
export const roles = ['visitor', 'booker', 'organisation-admin', 'reception', 'registrar', 'staff', 'admin', 'device', 'system'] as const;

export type Role = (typeof roles)[number];

export const isRole = (value: unknown): value is Role => roles.includes(value as Role);
