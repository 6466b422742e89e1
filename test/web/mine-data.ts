import type { Person } from '../journey/people.js';

export interface Booked {
  id: string;
  caseId: string;
  caseNumber: string;
  version: number;
  state: string;
  start: string;
  end: string;
}

interface Day {
  date: string;
  opens: string | null;
  ground: string;
}

const aDay = 86_400_000;
const dayFromNow = (days: number) => new Date(Date.now() + days * aDay).toISOString().slice(0, 10);

/** Days of the house's own that nobody else's tests are on, in the room that four people meet in. */
export class LittleRoom {
  private constructor(
    readonly siteId: string,
    readonly spaceId: string,
    private readonly days: string[],
  ) {}

  static async of(person: Person, slug = 'kajutan', daysAhead = 150): Promise<LittleRoom> {
    const { body: { sites } } = await person.get<{ sites: { id: string }[] }>('/api/v1/sites');
    const siteId = sites[0]!.id;
    const { body: { spaces } } = await person.get<{ spaces: { id: string; slug: string }[] }>(`/api/v1/spaces?siteId=${siteId}`);
    const { body } = await person.get<{ days: Day[] }>(`/api/v1/sites/${siteId}/opening?from=${dayFromNow(daysAhead)}&to=${dayFromNow(daysAhead + 60)}`);
    const days = body.days.filter(({ ground, opens }) => ground === 'weekly' && opens).map(({ date }) => date);
    return new LittleRoom(siteId, spaces.find((space) => space.slug === slug)!.id, days);
  }

  /** A day on which the house is open, and which is taken by this call alone. */
  day = (): string => this.days.shift()!;

  async ask(person: Person, title: string, day = this.day(), [from, to] = ['10:00', '11:00']): Promise<Booked> {
    const { body } = await person.change<Booked>('POST', '/api/v1/bookings', { spaceId: this.spaceId, start: `${day}T${from}`, end: `${day}T${to}`, people: 4, title });
    return body;
  }

  async booked(person: Person, staff: Person, title: string): Promise<Booked> {
    const asked = await this.ask(person, title);
    const { body } = await staff.change<Booked>('POST', `/api/v1/bookings/${asked.id}/approval`, undefined, { 'if-match': `"${asked.version}"` });
    return body;
  }

  /** A request of hers that lost against another, and what she is offered instead. */
  async offered(person: Person, rival: Person, staff: Person, title: string): Promise<Booked> {
    const day = this.day();
    const [hers, theirs] = [await this.ask(person, title, day), await this.ask(rival, 'Någon annans möte', day)];
    const row = ({ id, version }: Booked) => ({ bookingId: id, version });
    const alternatives = [['13:00', '14:00'], ['15:00', '16:00']].map(([from, to]) => ({ spaceId: this.spaceId, start: `${day}T${from}`, end: `${day}T${to}` }));
    const until = new Date(Date.now() + 2 * aDay).toISOString();
    await staff.change('POST', '/api/v1/bookings/competing-decisions', { approve: row(theirs), offers: [{ ...row(hers), alternatives, until }] });
    return hers;
  }
}
