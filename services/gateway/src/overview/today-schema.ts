import { z } from 'zod';
import { date, eventView, id, instant } from '#contracts';
import { shortened, unavailable } from '../rest/names.js';
import { bookingInList } from '../rest/with-people.js';

const names = z.strictObject({ sv: z.string(), en: z.string() });

const event = eventView
  .pick({
    id: true, slug: true, kind: true, title: true, state: true, attendance: true, start: true, end: true, timeZone: true, place: true, capacity: true,
    seatsLeft: true, waiting: true,
  })
  .meta({ id: 'EventToday' });

export const siteToday = z
  .strictObject({
    siteId: id(),
    siteName: names.nullable(),
    date: date().describe('Today, where the site is'),
    bookings: z.array(bookingInList).nullable().describe('What is booked today, by start'),
    events: z.array(event).nullable().describe('Published events of today, and cancelled ones'),
    expected: z.int().nullable().describe('How many are still expected today'),
    inside: z.int().nullable().describe('How many are inside now'),
    waiting: z.array(bookingInList).nullable().describe('Requests, for whatever day, that wait for a decision'),
  })
  .meta({ id: 'SiteToday' });
export type SiteToday = z.input<typeof siteToday>;

export const day = z
  .strictObject({
    at: instant(),
    sites: z.array(siteToday),
    online: z.array(event).nullable().describe('Events of today that are at no site'),
    unavailable,
    shortened,
  })
  .meta({ id: 'Day' });
export type Day = z.input<typeof day>;
export type EventToday = z.input<typeof event>;
export type BookingToday = z.input<typeof bookingInList>;
