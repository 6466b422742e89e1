import { requestBooking, organisationRecorded, type BookingView } from '#contracts';
import { newId } from '#kernel';
import { confirm, taken } from './partner.js';
import { openHall, thursday, wish, type Hall } from './hall.js';

export interface Register extends Hall {
  /** Asks for the room at an hour of Thursday, as somebody who acts for an organisation where one is named. */
  ask(hour: number, more?: { organisationId?: string; title?: string; purpose?: string; spaceId?: string; as?: ReturnType<Hall['house']['as']> }): Promise<BookingView>;
  /** An organisation of which booking has been told. */
  organisation(name: string, kind?: 'legal-entity' | 'sole-trader'): Promise<string>;
}

const clock = (hour: number) => thursday(`${String(hour).padStart(2, '0')}:00`);

export async function openRegister(): Promise<Register> {
  const hall = await openHall();
  return {
    ...hall,
    ask: async (hour, { organisationId, spaceId = hall.space.room, as = hall.house.as('booker'), ...words } = {}) => {
      if (organisationId) await confirm(hall, as.id, organisationId);
      return as.call(requestBooking, wish(spaceId, { start: clock(hour), end: clock(hour + 1), organisationId, ...words }));
    },
    organisation: async (name, kind = 'legal-entity') => {
      const id = newId();
      await taken(hall, await hall.house.tell(organisationRecorded, { aggregateId: id, data: { id, name, kind, number: null, version: 1 } }));
      return id;
    },
  };
}
