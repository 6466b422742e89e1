import { confirmMembership, registerOrganisation, signInPerson } from '#contracts';
import type { Actor } from '#kernel';
import type { Ask } from '../asking.js';
import type { Booker } from './year-house.js';

const gateway: Actor = { id: 'system:demo', roles: ['system'] };
const admin: Actor = { id: '019a0000-0000-7000-8000-0000000000ad', roles: ['admin', 'staff'] };

// The first are the largest.
const organisations = [
  'Campusskolan', 'Hamnens utvecklingsbolag', 'Skånes näringsliv', 'Energikontoret', 'Stadsbiblioteket', 'Hälsoinnovation Syd', 'Logistikklustret',
  'Föreningen Unga forskare', 'Kajens arkitekter', 'Vattenlabbet', 'Kretsloppsbolaget', 'Digitala huset', 'Folkbildarna', 'Sjöräddningens vänner',
  'Grannsamverkan Söder', 'Cykelfrämjandet i Öresund', 'Robotverkstan', 'Språkkaféet', 'Matsvinnsnätverket', 'Kulturföreningen Silon',
  'Byggemenskapen Kvarnen', 'Startbanan', 'Seniorakademin', 'Odlingsföreningen Taket', 'Öresunds spelutvecklare', 'Tillgänglighetsrådet',
];
const firstNames = ['Maja', 'Erik', 'Leila', 'Johan', 'Amira', 'Karin', 'Tomas', 'Elin', 'Hassan', 'Sofia', 'Per', 'Mira', 'Nils', 'Zahra', 'Oskar', 'Ida'];
const lastNames = ['Berg', 'Nyström', 'Rahimi', 'Dahl', 'Svensson', 'Kaya', 'Holmgren', 'Lund', 'Petrov', 'Åkesson', 'Sjöberg', 'Novak', 'Blom'];
const privatePeople = 24;
const staff = [{ email: 'sam.sandberg@parken.example', name: 'Sam Sandberg' }, { email: 'disa.dahlin@parken.example', name: 'Disa Dahlin' }];

/** Signs in those who have booked, and those who have decided; who is known already is found. */
export async function gatherPeople(ask: Ask): Promise<{ bookers: Booker[]; staffIds: string[] }> {
  const bookers: Booker[] = [];
  let number = 0;
  for (const [index, name] of organisations.entries()) {
    // Half of all goes to a handful.
    const size = 1 / (index + 1) ** 0.8;
    const acting = index < 6 ? 3 : index < 14 ? 2 : 1;
    for (let nth = 0; nth < acting; nth++) {
      const personId = await person(ask, number++);
      bookers.push({ personId, organisationId: await actsFor(ask, personId, name, index), weight: size / acting });
    }
  }
  const weight = 0.8 / privatePeople;
  for (let nth = 0; nth < privatePeople; nth++) bookers.push({ personId: await person(ask, number++), organisationId: null, weight });
  const staffIds: string[] = [];
  for (const one of staff) staffIds.push((await ask(gateway, signInPerson, { ...one, language: 'sv' }, `demo:year:${one.email}`)).person.id);
  return { bookers, staffIds };
}

async function person(ask: Ask, number: number): Promise<string> {
  const [first, last] = [firstNames[number % firstNames.length]!, lastNames[Math.floor(number * 7) % lastNames.length]!];
  const email = `${plain(first)}.${plain(last)}.${number}@besokare.example`;
  return (await ask(gateway, signInPerson, { email, name: `${first} ${last}`, language: 'sv' }, `demo:year:person:${number}`)).person.id;
}

async function actsFor(ask: Ask, personId: string, name: string, index: number): Promise<string> {
  const booker: Actor = { id: personId, roles: ['booker'] };
  const { organisation, membership } = await ask(booker, registerOrganisation, { name, number: numberOf(index) }, `demo:year:claim:${personId}`);
  await ask(admin, confirmMembership, { membershipId: membership.id, role: 'member' }, `demo:year:confirm:${personId}`);
  return organisation.id;
}

const plain = (name: string): string => name.toLowerCase().normalize('NFKD').replaceAll(/[^a-z]/g, '');

/** Well-formed, by Luhn's check digit, and nobody's. */
function numberOf(index: number): string {
  const digits = `802998${String(index).padStart(3, '0')}`;
  const sum = Array.from(digits).reduce((all, digit, place) => {
    const twice = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return all + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return `${digits.slice(0, 6)}-${digits.slice(6)}${(10 - (sum % 10)) % 10}`;
}
