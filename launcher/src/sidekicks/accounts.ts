/** Somebody of the demo's staff. The identity provider says who she is; the gateway's settings say what that makes her. */
export interface DemoAccount {
  id: string;
  name: string;
  email: string;
  roles: string[];
}

export const demoAccounts: readonly DemoAccount[] = [
  { id: 'demo-staff', name: 'Sam Sandberg', email: 'sam.sandberg@parken.example', roles: ['staff'] },
  { id: 'demo-reception', name: 'Rut Renberg', email: 'rut.renberg@parken.example', roles: ['reception'] },
  { id: 'demo-registrar', name: 'Rosa Ryd', email: 'rosa.ryd@parken.example', roles: ['registrar'] },
  { id: 'demo-admin', name: 'Ada Alm', email: 'ada.alm@parken.example', roles: ['admin', 'staff'] },
];

/** Who a demo token speaks for. */
export const demoTokenRoles = ['staff', 'reception', 'registrar', 'booker', 'admin'] as const;
export type DemoTokenRole = (typeof demoTokenRoles)[number];

const booker: DemoAccount = { id: 'demo-booker', name: 'Bo Berg', email: 'bo.berg@booker.example', roles: ['booker'] };

export const accountOf = (id: string): DemoAccount | undefined => [...demoAccounts, booker].find((account) => account.id === id);

/** The client that gets tokens for a role, and the account that they speak for, have the same name. */
export const clientOf = (role: DemoTokenRole): string => `demo-${role}`;
