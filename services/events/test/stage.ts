import { createEvent, listRegistrations, publishEvent, registerForEvent, type BookingSnapshot, type EventView, type RawInputOf, type RegistrationView } from '#contracts';
import { DomainError, newId, type Actor } from '#kernel';
import { sql, type Database } from '#persistence';
import { eventually, House, TestClock, type HouseOptions } from '#testing';
import { eventsService } from '../src/events.module.js';

/** A Friday, eleven o'clock in Stockholm. */
export const today = '2026-11-20T10:00:00Z';
/** The Thursday after. */
export const thursday = (time: string) => `2026-11-26T${time}`;

export interface Stage {
  house: House;
  tables: Database;
}

export async function openStage(options: HouseOptions = {}): Promise<Stage> {
  const house = await House.open([eventsService], { clock: new TestClock(today), ...options });
  return { house, tables: house.database('events') };
}

/** Registrations queue at one event on a machine that may be busy with other things. */
export const patient = { timeoutMs: 60_000 };

const both = (text: string) => ({ sv: text, en: text });

type Draft = RawInputOf<typeof createEvent>;

/** An online event on Thursday from 13 to 15, local time, if nothing else is said. */
export const draft = (more: Partial<Draft> = {}): Draft => ({
  kind: 'training',
  title: both('Utbildning'),
  summary: both('Kort'),
  description: both('Längre'),
  attendance: 'online',
  onlineUrl: 'https://mote.example/rum',
  start: thursday('13:00'),
  end: thursday('15:00'),
  capacity: 1,
  ...more,
});

export async function publishedEvent({ house }: Stage, more: Partial<Draft> = {}): Promise<EventView> {
  const staff = house.as('staff');
  const { id, version } = await staff.call(createEvent, draft(more));
  return staff.call(publishEvent, { eventId: id, version });
}

/** A person who can be asked for and can ask. */
export const somebody = ({ house }: Stage) => {
  const actor: Actor = { id: newId(), roles: ['booker'] };
  return house.as(actor);
};
export type Somebody = ReturnType<typeof somebody>;

export interface Registered {
  who: Somebody;
  registration: RegistrationView;
}

/** One after another, in this order. */
export async function register(stage: Stage, eventId: string, count: number): Promise<Registered[]> {
  const registered: Registered[] = [];
  for (let index = 0; index < count; index++) {
    const who = somebody(stage);
    registered.push({ who, registration: await who.call(registerForEvent, { eventId }) });
  }
  return registered;
}

/** Everybody's registrations for an event, in the order in which they came. */
export async function registrations({ house }: Stage, eventId: string): Promise<RegistrationView[]> {
  const items: RegistrationView[] = [];
  let after: string | undefined;
  do {
    const page = await house.as('staff').call(listRegistrations, { eventId, limit: 100, ...(after !== undefined && { after }) });
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items;
}

export const statesOf = async (stage: Stage, eventId: string): Promise<string[]> => (await registrations(stage, eventId)).map(({ state }) => state);

/** An approved booking of the hall on Thursday from 12 to 16, local time, if nothing else is said; as `house.tell` takes it. */
export function booking(more: Partial<BookingSnapshot> = {}) {
  const data: BookingSnapshot = {
    bookingId: newId(),
    state: 'approved',
    title: 'Marknadsdialog',
    people: 40,
    siteId: '019a0000-0000-7000-8000-000000000010',
    siteName: both('Parken'),
    address: 'Redaregatan 50, Helsingborg',
    spaceId: '019a0000-0000-7000-8000-000000000011',
    spaceName: both('Salen'),
    timeZone: 'Europe/Stockholm',
    start: '2026-11-26T11:00:00Z',
    end: '2026-11-26T15:00:00Z',
    applicantId: newId(),
    organisationId: null,
    reason: null,
    agreementId: null,
    eventId: null,
    version: 2,
    ...more,
  };
  return { aggregateId: data.bookingId, aggregateVersion: data.version, data };
}

/** Waits until every reaction to a fact has ended. */
export const takenIn = ({ tables }: Stage, eventId: string, reactions = 1) =>
  eventually('the fact has been taken in', async () => {
    const { count } = await tables.one<{ count: number }>(sql`select count(*) from inbox where event_id = ${eventId}`);
    return count >= reactions;
  });

/** The refusal that a call ends in; a call that succeeds fails the test. */
export async function refusal(call: Promise<unknown>): Promise<DomainError> {
  const outcome = await call.then(
    (reply: unknown) => new Error(`not refused but answered ${JSON.stringify(reply)}`),
    (error: unknown) => error,
  );
  if (outcome instanceof DomainError) return outcome;
  throw outcome;
}

/** What this service has told of these, in the order of the stream. */
export async function toldOf({ house }: Stage, ids: readonly string[]): Promise<{ fact: string; id: string; data: Record<string, unknown> }[]> {
  return (await house.told())
    .filter(({ type, subject }) => type.startsWith('domain.events.') && ids.includes(subject))
    .map(({ type, subject, data }) => ({ fact: type.split('.')[2]!, id: subject, data }));
}
