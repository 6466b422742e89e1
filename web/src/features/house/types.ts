import type { components } from '@/api/schema.gen';

export type Board = components['schemas']['WholeBoard'];
export type BoardSpace = components['schemas']['BoardSpace'];
export type BoardBooking = components['schemas']['BoardBooking'];
export type Booking = components['schemas']['Booking'];
export type Space = components['schemas']['Space'];
export type Site = components['schemas']['Site'];

/** A space and a time in it, in milliseconds. */
export interface Place {
  spaceId: string;
  start: number;
  end: number;
}

/** What is shown, as it stands in the address. */
export interface HouseSearch {
  site?: string;
  day?: string;
  view?: 'week';
  as?: 'list';
  booking?: string;
  work?: string;
}
