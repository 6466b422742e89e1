import type { Mail } from '../src/mail/mailer.js';

/** A mail; what a test cares about is given. */
export const aMail = (differences: Partial<Mail> = {}): Mail => ({
  id: '019a0000-0000-7000-8000-0000000000aa',
  to: { name: 'Anna Ek', address: 'anna@example.se' },
  subject: 'Hej',
  text: 'Hej på dig',
  html: '<p>Hej på dig</p>',
  date: new Date('2026-11-20T08:00:00Z'),
  invitation: null,
  ...differences,
});
