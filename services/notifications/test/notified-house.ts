import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bookingApproved, type DataOf, personRecorded } from '#contracts';
import { newId } from '#kernel';
import { servicePermissions } from '#messaging';
import { type Database, sql } from '#persistence';
import { House, TestClock, eventually, type HouseOptions } from '#testing';
import type { SmsConfiguration } from '../../../launcher/src/sidekicks/configuration.js';
import { startSmsStandIn } from '../../../launcher/src/sidekicks/sms.js';
import type { Message } from '../src/announcing/message.js';
import { messages } from '../src/messages.js';
import { notificationsServiceWith } from '../src/notifications.module.js';
import { PostOffice } from './post-office.js';

export type Snapshot = DataOf<typeof bookingApproved>;
export type Person = DataOf<typeof personRecorded>;

const sms = { username: 'parken', password: 'secret' };
/** In the address to which the operator reports. */
export const reportKey = 'cmVwb3J0LWtleS1vZi10aGUtdGVzdHM';

// As the catalogue lets it, and not a subject more.
const userOf = (service: string, sources: string[]) => {
  const { publish, subscribe } = servicePermissions(service, sources);
  return { user: service, password: 'test', permissions: { publish, subscribe, allow_responses: true } };
};
const owners = ['booking', 'events', 'visitors', 'partners'] as const;
const users = [userOf('notifications', ['notifications', ...owners]), ...owners.map((owner) => userOf(owner, [])), { user: 'gateway', password: 'test' }];

interface TextMessage {
  to: string;
  from: string;
  message: string;
}

/** Those that are told at once; reminders would stand in line beside whatever a test is about. */
const withoutReminders = messages.filter(({ category }) => category !== 'reminder');

/** The service with a post office and an SMS operator, on a clock that the test moves. */
export class NotifiedHouse {
  private constructor(
    readonly house: House,
    readonly post: PostOffice,
    readonly operator: Server,
    /** How the operator works, as it may be changed while it does. */
    readonly account: SmsConfiguration,
    private readonly telephones: TextMessage[],
    readonly clock: TestClock,
    readonly database: Database,
  ) {}

  static async open(options: HouseOptions = {}, table: readonly Message[] = withoutReminders): Promise<NotifiedHouse> {
    const clock = new TestClock('2026-11-20T08:00:00Z');
    const telephones: TextMessage[] = [];
    const account: SmsConfiguration = { port: 0, ...sms, arrivesAfterMs: null, firstPauseMs: 50 };
    const [post, operator] = await Promise.all([PostOffice.open(), startSmsStandIn(account, (message) => telephones.push(message))]);
    const settings = {
      SMTP_URL: post.url,
      MAIL_FROM: 'Parken <bokning@parken.example>',
      PUBLIC_URL: 'https://parken.example',
      SMS_URL: addressOf(operator),
      SMS_USERNAME: sms.username,
      SMS_PASSWORD: sms.password,
      SMS_FROM: 'Parken',
      SMS_REPORT_KEY: reportKey,
    };
    const house = await House.open([notificationsServiceWith(table)], { clock, users, ...options, settings: { ...settings, ...options.settings } });
    return new NotifiedHouse(house, post, operator, account, telephones, clock, house.database('notifications'));
  }

  get operatorUrl(): string {
    return addressOf(this.operator);
  }

  /** What has come to a telephone, the oldest first. */
  async texts(to: string): Promise<TextMessage[]> {
    return this.telephones.filter((message) => message.to === to);
  }

  /** Somebody with an address of her own, whom the service knows unless `known` is false. */
  async person(differences: Partial<Person> = {}, known = true): Promise<Person> {
    const id = newId();
    const person: Person = { id, email: `anna.${id}@example.se`, name: 'Anna Ek', phone: null, language: 'sv', smsWanted: false, version: 1, ...differences };
    if (known) await this.makeKnown(person);
    return person;
  }

  async makeKnown(person: Person): Promise<void> {
    await this.tellPerson(person);
    await eventually('she is known', async () => (await this.database.query(sql`select from people where id = ${person.id}`)).length === 1);
  }

  tellPerson = (person: Person) =>
    this.house.tell(personRecorded, { aggregateId: person.id, aggregateVersion: person.version, data: person });

  /** Turns the clock when nothing is under way any more: what takes long on a busy machine would look as if its sender had died. */
  async turnTo(time: string): Promise<void> {
    await eventually('nothing is under way', async () => {
      const rows = await this.database.query(sql`select from deliveries where state = 'sending'`);
      return rows.length === 0;
    });
    this.clock.set(time);
  }

  async close(): Promise<void> {
    await this.house.close();
    await this.post.down();
    await new Promise((resolve) => this.operator.close(resolve));
  }
}

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** A booking that somebody has asked for; what a test cares about is given. */
export const aBooking = (applicant: Pick<Person, 'id'>, differences: Partial<Snapshot> = {}): Snapshot => ({
  bookingId: newId(),
  state: 'requested',
  title: 'Klimatdialog om värmeplanen',
  people: 40,
  siteId: newId(),
  siteName: { sv: 'Parken', en: 'The Park' },
  address: 'Parkgatan 1, Göteborg',
  spaceId: newId(),
  spaceName: { sv: 'Stora salen', en: 'Great hall' },
  timeZone: 'Europe/Stockholm',
  start: '2026-11-26T12:00:00Z',
  end: '2026-11-26T14:00:00Z',
  applicantId: applicant.id,
  organisationId: null,
  reason: null,
  version: 1,
  ...differences,
});
