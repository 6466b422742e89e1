import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { bookingStates, type BookingState } from './booking-states.js';
import { erasedText, forgetApplicant, type ApplicantsBooking } from './forgetting.js';

const now = Temporal.Instant.from('2026-11-20T10:00:00Z');

// She is no sole trader.
const none: ReadonlySet<string> = new Set();

const booking = (state: BookingState, more: Partial<ApplicantsBooking> = {}): ApplicantsBooking => ({
  state,
  start: now.add({ hours: 2 }),
  end: now.add({ hours: 3 }),
  spaceId: 'hall',
  title: 'Anna plans',
  purpose: 'Anna’s private matter',
  contact: { name: 'Anna', email: 'anna@example.se', phone: null },
  reasonId: null,
  listedReason: null,
  reason: state === 'declined' || state === 'cancelled' ? 'Anna is ill' : null,
  decidedAt: state === 'requested' ? null : now,
  applicantId: 'anna',
  organisationId: null,
  eventId: null,
  ...more,
});

describe('forgetting an applicant', () => {
  it.each(bookingStates)('leaves nothing of her in a booking that is %s', (state) => {
    const left = forgetApplicant(booking(state), none, now);
    expect(JSON.stringify(left)).not.toMatch(/anna/i);
    expect(left.decidedAt).not.toBeNull();
  });

  it('withdraws what is not decided, also where an organisation asks', () => {
    expect(forgetApplicant(booking('requested'), none, now).state).toBe('withdrawn');
    expect(forgetApplicant(booking('requested', { organisationId: 'company' }), none, now)).toMatchObject({
      state: 'withdrawn',
      reason: null,
    });
  });

  it('cancels what was hers alone and is to come, and nothing else', () => {
    expect(forgetApplicant(booking('approved'), none, now)).toMatchObject({ state: 'cancelled', reason: erasedText });
    expect(forgetApplicant(booking('approved', { start: now }), none, now)).toMatchObject({ state: 'approved', reason: null });
  });

  it('lets an organisation keep its booking and the title of it', () => {
    const left = forgetApplicant(booking('approved', { organisationId: 'company', title: 'Market dialogue' }), none, now);
    expect(left).toMatchObject({
      state: 'approved',
      title: 'Market dialogue',
      purpose: null,
      contact: null,
      applicantId: null,
      organisationId: 'company',
    });
  });

  it('lets an event keep its space: it is the house’s, whoever asked', () => {
    const left = forgetApplicant(booking('approved', { eventId: 'event', title: 'Market dialogue' }), none, now);
    expect(left).toMatchObject({ state: 'approved', title: 'Market dialogue', applicantId: null, eventId: 'event' });
  });

  it('gives up also what she held as a sole trader alone, and the words with it', () => {
    const herself = new Set(['trader']);
    const left = forgetApplicant(booking('approved', { organisationId: 'trader' }), herself, now);
    expect(left).toMatchObject({ state: 'cancelled', title: erasedText, reason: erasedText, organisationId: 'trader' });
    const past = forgetApplicant(booking('approved', { organisationId: 'trader', start: now }), herself, now);
    expect(past).toMatchObject({ state: 'approved', title: erasedText });
    expect(forgetApplicant(booking('approved', { organisationId: 'company' }), herself, now).state).toBe('approved');
  });
});
