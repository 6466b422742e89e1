import { Injectable } from '@nestjs/common';
import { Announcer, type BookingReaction } from './announcer.js';

@Injectable()
export class TellApplicantWhenBookingApproved {
  static readonly reaction = 'tell-applicant-when-booking-approved';

  constructor(private readonly announcer: Announcer) {}

  react(reaction: BookingReaction): Promise<void> {
    return this.announcer.announce('booking-approved', reaction);
  }
}
