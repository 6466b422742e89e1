import { Injectable } from '@nestjs/common';
import { Announcer, type BookingReaction } from './announcer.js';

@Injectable()
export class TellApplicantWhenBookingRequested {
  static readonly reaction = 'tell-applicant-when-booking-requested';

  constructor(private readonly announcer: Announcer) {}

  react(reaction: BookingReaction): Promise<void> {
    return this.announcer.announce('booking-requested', reaction);
  }
}
