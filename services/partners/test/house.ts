import { confirmMembership, registerOrganisation, signInPerson, type RawInputOf } from '#contracts';
import type { Role } from '#kernel';
import { servicePermissions } from '#messaging';
import { sourcesOf } from '#platform';
import { House, TestClock } from '#testing';
import { partnersService } from '../src/partners.module.js';

// What this service's NATS user may do where it is deployed: the tests would not notice if it needed more.
const { publish, subscribe } = servicePermissions('partners', sourcesOf(partnersService), partnersService.purgesStream);
const users = [
  { user: 'partners', password: 'test', permissions: { publish, subscribe, allow_responses: true } },
  { user: 'gateway', password: 'test' },
  { user: 'notifications', password: 'test' },
];

/** @param now what the clock shows, where a test turns it */
export const openHouse = (now?: string): Promise<House> => House.open([partnersService], { users, clock: new TestClock(now) });

let counter = 0;

/** An address that no other test has. */
export const newAddress = (name = 'anna'): string => `${name}.${++counter}@example.se`;

/** Somebody who has proved her address. */
export async function signedIn(house: House, input: Partial<RawInputOf<typeof signInPerson>> = {}, ...roles: Role[]) {
  const { person } = await house.as('system').call(signInPerson, { email: newAddress(), language: 'sv', ...input });
  return { person, ...house.as({ id: person.id, roles: ['booker', ...roles] }) };
}

export type SignedIn = Awaited<ReturnType<typeof signedIn>>;

/** Somebody who administers the organisation with this number, confirmed by staff. */
export async function administratorOf(house: House, number: string, name = 'Maskinbolaget i Skåne AB') {
  const she = await signedIn(house, {}, 'organisation-admin');
  const { organisation, membership } = await she.call(registerOrganisation, { name, number });
  await house.as('staff').call(confirmMembership, { membershipId: membership.id, role: 'administrator' });
  return { ...she, organisation, membership };
}

/** Numbers with a right check digit that belong to nobody: the n-th of legal entities. */
export function entityNumber(n: number): string {
  const nine = `5599${String(n).padStart(5, '0')}`;
  const sum = nine
    .split('')
    .flatMap((digit, index) => String(Number(digit) * (index % 2 === 0 ? 2 : 1)).split(''))
    .reduce((total, digit) => total + Number(digit), 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}
