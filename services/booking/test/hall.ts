import { defineSite, type RawInputOf, type requestBooking, type SpaceView } from '#contracts';
import { DomainError } from '#kernel';
import { House, TestClock } from '#testing';
import { bookingService } from '../src/booking.module.js';

/** A Friday. */
export const today = '2026-11-20T10:00:00Z';
/** The Thursday after: the house is open from 8 to 17. */
export const thursday = (time: string) => `2026-11-26T${time}`;

const named = (name: string) => ({ sv: `${name} sv`, en: name });

/** A hall of two halves, and a room of its own. */
export const definition: RawInputOf<typeof defineSite> = {
  slug: 'parken',
  name: named('Parken'),
  address: 'Redaregatan 50, Helsingborg',
  timeZone: 'Europe/Stockholm',
  weeklyHours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '17:00' })),
  dayBeforeHolidayCloses: '13:00',
  spaces: [
    {
      slug: 'hall',
      name: named('Hall'),
      description: named('Both halves'),
      capacity: 120,
      equipment: ['projector', 'stage'],
      cells: ['west', 'east'],
    },
    {
      slug: 'hall-west',
      name: named('West'),
      description: named('One half'),
      capacity: 60,
      equipment: ['projector'],
      cells: ['west'],
    },
    {
      slug: 'hall-east',
      name: named('East'),
      description: named('The other half'),
      capacity: 50,
      equipment: ['projector'],
      cells: ['east'],
    },
    { slug: 'room', name: named('Room'), description: named('A room'), capacity: 12, equipment: ['whiteboard'], cells: ['room'] },
  ],
};

export interface Hall {
  house: House;
  siteId: string;
  space: Record<'hall' | 'hall-west' | 'hall-east' | 'room', string>;
}

export async function openHall(replicas = 1): Promise<Hall> {
  const house = await House.open([bookingService], { clock: new TestClock(today), replicas });
  const { site, spaces } = await house.as('admin').call(defineSite, definition);
  const idOf = (slug: string) => spaces.find((space: SpaceView) => space.slug === slug)!.id;
  return {
    house,
    siteId: site.id,
    space: { hall: idOf('hall'), 'hall-west': idOf('hall-west'), 'hall-east': idOf('hall-east'), room: idOf('room') },
  };
}

/** A request for an hour on Thursday, if nothing else is said. */
export const wish = (
  spaceId: string,
  more: Partial<RawInputOf<typeof requestBooking>> = {},
): RawInputOf<typeof requestBooking> => ({
  spaceId,
  start: thursday('13:00'),
  end: thursday('14:00'),
  title: 'Marknadsdialog',
  purpose: 'Utsläppsfria maskiner',
  people: 10,
  ...more,
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
