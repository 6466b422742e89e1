import { Injectable } from '@nestjs/common';
import { Announcer, type BookingReaction } from './announcer.js';

@Injectable()
export class TellApplicantWhenBookingWithdrawn {
  static readonly reaction = 'tell-applicant-when-booking-withdrawn';

  constructor(private readonly announcer: Announcer) {}

  react(reaction: BookingReaction): Promise<void> {
    return this.announcer.announce('booking-withdrawn', reaction);
  }
}
