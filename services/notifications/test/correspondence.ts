import { expect } from '@jest/globals';
import { listDeliveries, type FactContract } from '#contracts';
import { eventually } from '#testing';
import type { NotifiedHouse, Person } from './notified-house.js';

/** What a house is told, and what people then hear of it. @param house once it stands */
export function correspondence(house: () => NotifiedHouse) {
  const tell = (fact: FactContract, id: string, data: { version: number; [more: string]: unknown }) =>
    house().house.tell(fact, { aggregateId: id, aggregateVersion: data.version, data });

  const deliveriesAbout = async (about: string) => (await house().house.as('staff').call(listDeliveries, { about })).items;

  /** The newest mail to somebody about something, and the SMS beside it, once both are sent. */
  async function told(person: Person, about: string, ways: number, mails = 1) {
    await eventually(`${ways} deliveries to ${person.name} are sent`, async () => {
      const hers = (await deliveriesAbout(about)).filter(({ personId }) => personId === person.id);
      expect(hers.map(({ state, lastError }) => [state, lastError])).toEqual(Array.from({ length: ways }, () => ['sent', null]));
      return true;
    });
    const received = house().post.to(person.email);
    expect(received).toHaveLength(mails);
    return { mail: received.at(-1)!, texts: (await house().texts(person.phone!)).map(({ message }) => message) };
  }

  return { tell, deliveriesAbout, told };
}
