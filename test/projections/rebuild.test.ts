import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  approveBooking, cancelBooking, confirmMembership, defineSite, draftAgreement, endMembership, erasePerson, listOrganisations, registerOrganisation,
  requestBooking, revealSigningLink, sendAgreement, signAgreement, snapshotPeople, terminateAgreement, updatePerson, type SnapshotContract,
} from '#contracts';
import { newId, type Actor } from '#kernel';
import { rebuild, type AskSnapshot, type Projection } from '#messaging';
import { raw, sql, type Database } from '#persistence';
import { eventually, type House } from '#testing';
import { OperatorFailure } from '../../launcher/src/operator/failure.js';
import { withSystem } from '../../launcher/src/operator/operator.js';
import { rebuild as replay } from '../../launcher/src/operator/rebuild.js';
import { bookingService } from '../../services/booking/src/booking.module.js';
import { eventsService } from '../../services/events/src/events.module.js';
import { notificationsService } from '../../services/notifications/src/notifications.module.js';
import { partnersService } from '../../services/partners/src/partners.module.js';
import { visitorsService } from '../../services/visitors/src/visitors.module.js';
import { organisationNumber } from '../journey/people.js';
import { openSite, openWholeHouse, signedIn } from '../security/house.js';

const services = [bookingService, eventsService, notificationsService, partnersService, visitorsService];
const every = services.flatMap((service) => service.projections.map((projection) => ({ service: service.name, name: projection.name, projection })));
// More than a page, so that there is a next one.
const many = 120;

let house: House;
let people: Actor[];
const ask: AskSnapshot = (contract, input) => house.as('system').call(contract, input);

const databases = new Map<string, Database>();

function database(login: string): Database {
  const known = databases.get(login) ?? house.database(login);
  databases.set(login, known);
  return known;
}

beforeAll(async () => {
  house = await openWholeHouse();
  people = await Promise.all(Array.from({ length: many }, (_, index) => signedIn(house, `person${index}@many.example`)));
  for (const [index, person] of people.slice(0, 6).entries()) {
    const { membership } = await house.as(person).call(registerOrganisation, { name: `Bolaget ${index}`, number: organisationNumber() });
    if (index < 4) await house.as('staff').call(confirmMembership, { membershipId: membership.id });
    if (index < 2) await house.as('staff').call(endMembership, { membershipId: membership.id });
  }
  await bookAndAgree();
  await caughtUp();
}, 60_000);
afterAll(() => house?.close());

/** Sites, bookings that were decided on, and agreements that give something, are about to and have: all that others keep. */
async function bookAndAgree(): Promise<void> {
  const staff = house.as('staff');
  const spaceId = await openSite(house);
  const secondSite = { ...defineSite.example, slug: 'annexet', weeklyHours: [{ weekday: 1, opens: '08:00', closes: '17:00' }] };
  await house.as('admin').call(defineSite, secondSite);
  const at = (hours: number) => house.clock.now().add({ hours }).toString();
  for (const [index, person] of people.slice(10, 13).entries()) {
    const { id } = await house.as(person).call(requestBooking, { spaceId, start: at(24 + 2 * index), end: at(25 + 2 * index), title: 'Möte', people: 2 });
    if (index < 2) await staff.call(approveBooking, { bookingId: id });
    if (index < 1) await staff.call(cancelBooking, { bookingId: id, reason: 'Inställt' });
  }
  const { items } = await staff.call(listOrganisations, {});
  const [first, second] = await Promise.all([agree(items.slice(0, 2)), agree(items.slice(2, 4))]);
  await staff.call(terminateAgreement, { agreementId: first, reason: 'Över' });
  expect(second).not.toBe(first);
}

async function agree(organisations: { id: string }[]): Promise<string> {
  const staff = house.as('staff');
  const today = house.clock.now().toZonedDateTimeISO('Europe/Stockholm').toPlainDate();
  const parties = organisations.map(({ id }, index) => ({ organisationId: id, signatory: { email: `signs${index}@many.example`, name: 'Rut Ren' } }));
  const validity = { validFrom: today.toString(), validUntil: today.add({ years: 1 }).toString() };
  const draft = await staff.call(draftAgreement, { ...draftAgreement.example, ...validity, parties });
  const sent = await staff.call(sendAgreement, { agreementId: draft.id, version: draft.version });
  for (const { id } of sent.parties) {
    const { token } = await house.asPeer('notifications', revealSigningLink, { partyId: id });
    await house.as('visitor').call(signAgreement, { token, name: 'Rut Ren', hash: sent.hash! });
  }
  return draft.id;
}

/** Every fact that owners have told has been taken in. */
const caughtUp = () =>
  eventually('the projections are as their owners are', async () => {
    const outboxes = ['partners', 'booking'].map((owner) => database(owner).one<{ count: number }>(sql`select count(*) from outbox where published_at is null`));
    const waiting = { count: (await Promise.all(outboxes)).reduce((sum, { count }) => sum + count, 0) };
    for (const { service, projection } of every) {
      const there = await snapshot(projection.snapshot);
      const here = await rowsOf(database(service), projection);
      if (there.length !== here.length || versionsOf(there) !== versionsOf(here)) return false;
    }
    return waiting.count === 0;
  }, { timeoutMs: 20_000, everyMs: 200 });

async function snapshot(contract: SnapshotContract): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let after: string | undefined;
  do {
    const page = await ask(contract, { limit: 100, ...(after && { after }) });
    items.push(...(page.items as Record<string, unknown>[]));
    after = page.next ?? undefined;
  } while (after);
  return items;
}

const versionsOf = (rows: Record<string, unknown>[]) => rows.map((row) => `${String(row.membershipId ?? row.bookingId ?? row.siteId ?? row.id)} ${String(row.version)}`).toSorted().join();

const rowsOf = async (database: Database, { table }: Projection) =>
  (await database.query<{ row: Record<string, unknown> }>(sql`select to_jsonb(one) as row from ${raw(table)} as one order by one.id`)).map(({ row }) => row);

/** What a service has to say to others, or has heard: none of it is a rebuild's business. */
const messagesOf = (database: Database) =>
  database.one(sql`select (select count(*) from outbox) as told, (select count(*) from inbox) as heard, (select count(*) from dead_letters) as dead`);

const run = (...given: string[]) =>
  withSystem(
    { NATS_URL: house.nats.urlOf('gateway'), ACTOR_PRIVATE_KEY: house.keys.privateKey },
    (askService) => replay(services, given, (service) => house.postgres.urlOf(service), askService),
    'system',
  );

describe.each(every)('$name of $service', ({ service, name, projection }) => {
  test('is again what facts had made of it, whatever has happened to it, and nobody is told anything', async () => {
    const own = database(service);
    const before = await rowsOf(own, projection);
    expect(before.length).toBeGreaterThan(0);
    const messages = await messagesOf(own);
    const [first, second] = before;
    await own.execute(sql`delete from ${raw(projection.table)} where id = ${first!.id}`);
    await own.execute(sql`update ${raw(projection.table)} set version = 1000, id = ${newId()} where id = ${second!.id}`);

    expect(await run(service, name)).toBe(`${name} of ${service} is rebuilt from ${before.length} that its owner has told.`);
    expect(await rowsOf(own, projection)).toEqual(before);
    expect(await messagesOf(own)).toEqual(messages);
  });

  test('stays as it was where its owner stops answering half-way, and is never seen half done', async () => {
    const own = database(service);
    const before = await rowsOf(own, projection);
    const breaking: AskSnapshot = async (contract, input) => {
      const page = await ask(contract, { ...input, limit: 2 });
      if (!input.after && page.next) return page;
      expect(await rowsOf(own, projection)).toEqual(before);
      throw new Error('gone');
    };
    await expect(rebuild(own, projection, breaking)).rejects.toThrow('gone');
    expect(await rowsOf(own, projection)).toEqual(before);
  });
});

const [ofPeople] = notificationsService.projections;

test('facts that come while it is rebuilt are not lost, however old the page that was read', async () => {
  const changed = people.slice(10, 40);
  const slow: AskSnapshot = async (contract, input) => {
    const page = await ask(contract, { ...input, limit: 20 });
    // What is told from here on is newer than the page, and is waiting when the rebuild ends.
    if (!input.after) await Promise.all(changed.map(({ id }) => house.as('staff').call(updatePerson, { personId: id, name: 'Nytt Namn', version: 1 })));
    return page;
  };
  await rebuild(database('notifications'), ofPeople!, slow);
  await caughtUp();
  const rows = await rowsOf(database('notifications'), ofPeople!);
  expect(rows.filter(({ name }) => name === 'Nytt Namn').map(({ id }) => id)).toEqual(changed.map(({ id }) => id).toSorted());
}, 30_000);

test('who is erased meanwhile does not come back', async () => {
  const [gone, goneBefore] = people.slice(50, 52);
  const stale = await house.as('system').call(snapshotPeople, { limit: 100 });
  await house.as(goneBefore!).call(erasePerson, { personId: goneBefore!.id });
  const has = async (id: string) => (await rowsOf(database('notifications'), ofPeople!)).some((row) => row.id === id);
  await eventually('the first is forgotten', async () => !(await has(goneBefore!.id)));

  const late: AskSnapshot = async () => {
    await house.as(gone!).call(erasePerson, { personId: gone!.id });
    await eventually('her erasure waits for the rebuild', async () => (await database('admin').query(sql`select from pg_locks where not granted`)).length > 0);
    return { items: stale.items.filter(({ id }) => id === gone!.id || id === goneBefore!.id), next: null };
  };
  expect(await rebuild(database('notifications'), ofPeople!, late)).toBe(2);
  await eventually('nobody has come back', async () => !(await has(gone!.id)) && !(await has(goneBefore!.id)));
  await rebuild(database('notifications'), ofPeople!, ask);
  await caughtUp();
}, 30_000);

test.each([[], ['booking'], ['booking', 'bookings'], ['kitchen', 'people'], ['booking', 'memberships', 'now']])('tells what can be rebuilt instead of %j', async (...given) => {
  await expect(run(...given)).rejects.toThrow(OperatorFailure);
  await expect(run(...given)).rejects.toThrow('npm run replay -- notifications people');
});
