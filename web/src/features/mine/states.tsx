import type { components } from '@/api/schema.gen';
import { Tag } from '@/design/notice';
import { useWords } from '@/words/use-words';
import words from './words.json';

type BookingState = components['schemas']['Booking']['state'];
type Registration = components['schemas']['Registration'];

const bookingTones = { requested: 'warn', approved: 'good', declined: 'bad', withdrawn: undefined, cancelled: 'bad' } as const;
const seatTones = { confirmed: 'good', waiting: 'warn', offered: 'now', withdrawn: undefined, lapsed: undefined, cancelled: 'bad' } as const;

export function StateTag({ state }: { state: BookingState }) {
  const say = useWords(words);
  return <Tag tone={bookingTones[state]}>{say(`state.${state}`)}</Tag>;
}

export function SeatTag({ state, place }: Pick<Registration, 'state' | 'place'>) {
  const say = useWords(words);
  return <Tag tone={seatTones[state]}>{say(`seat.${state}`, { place })}</Tag>;
}
