import { defineSite, signInPerson } from '#contracts';
import type { Actor } from '#kernel';
import { House } from '#testing';
import { bookingService } from '../../services/booking/src/booking.module.js';
import { eventsService } from '../../services/events/src/events.module.js';
import { notificationsService } from '../../services/notifications/src/notifications.module.js';
import { partnersService } from '../../services/partners/src/partners.module.js';
import { visitorsService } from '../../services/visitors/src/visitors.module.js';

/** All domain services in one process. Mail and SMS have nowhere to go, so their deliveries wait. */
export const openWholeHouse = (settings: Record<string, string> = {}): Promise<House> =>
  House.open([bookingService, eventsService, partnersService, visitorsService, notificationsService], {
    settings: {
      SMTP_URL: 'smtp://127.0.0.1:9',
      SMS_URL: 'http://127.0.0.1:9',
      SMS_USERNAME: 'username',
      SMS_PASSWORD: 'password',
      SMS_FROM: 'Parken',
      MAIL_FROM: 'Parken <no-reply@parken.example>',
      PUBLIC_URL: 'http://127.0.0.1:3000',
      ...settings,
    },
  });

/** Somebody who has proved her address, and may ask for spaces. */
export async function signedIn(house: House, email: string, ...roles: Actor['roles']): Promise<Actor> {
  const { person } = await house.as('system').call(signInPerson, { email, language: 'sv' });
  return { id: person.id, roles: ['booker', ...roles] };
}

/** A site that is open day and night, with one space. @returns the space's id */
export async function openSite(house: House): Promise<string> {
  const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }));
  const { spaces } = await house.as('admin').call(defineSite, { ...defineSite.example, weeklyHours: always, dayBeforeHolidayCloses: null });
  return spaces[0]!.id;
}
