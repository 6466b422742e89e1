import { listBookingStates, type ReplyOf } from '#contracts';
import { Answers } from '#messaging';
import { bookingStates, transitions } from '../domain/booking-states.js';

@Answers(listBookingStates)
export class ListBookingStates {
  async execute(): Promise<ReplyOf<typeof listBookingStates>> {
    return {
      states: [...bookingStates],
      transitions: transitions.map((transition) => ({ ...transition, by: [...transition.by] })),
    };
  }
}
