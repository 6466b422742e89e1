import { Injectable } from '@nestjs/common';
import { Announcer, type BookingReaction } from './announcer.js';

@Injectable()
export class TellApplicantWhenBookingDeclined {
  static readonly reaction = 'tell-applicant-when-booking-declined';

  constructor(private readonly announcer: Announcer) {}

  react(reaction: BookingReaction): Promise<void> {
    return this.announcer.announce('booking-declined', reaction);
  }
}
