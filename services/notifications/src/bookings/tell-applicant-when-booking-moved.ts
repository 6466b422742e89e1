import { Injectable } from '@nestjs/common';
import { Announcer, type BookingReaction } from './announcer.js';

@Injectable()
export class TellApplicantWhenBookingMoved {
  static readonly reaction = 'tell-applicant-when-booking-moved';

  constructor(private readonly announcer: Announcer) {}

  react(reaction: BookingReaction): Promise<void> {
    return this.announcer.announce('booking-moved', reaction);
  }
}
