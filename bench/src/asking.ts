import type { Slot } from './house.js';

/** What a client sends to ask for a space. */
export const wishFor = ({ id, start, end }: Slot) => ({
  spaceId: id, start, end, title: 'Marknadsdialog: utsläppsfria arbetsmaskiner', purpose: 'Dialog med byggbranschen inför upphandling.', people: 12, equipment: ['screen'],
});

export const bookings = '/api/v1/bookings';
export const approvalOf = (bookingId: string): string => `${bookings}/${bookingId}/approval`;
