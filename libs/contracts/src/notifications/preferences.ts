import { z } from 'zod';
import { command, query } from '../define.js';
import { id, line } from '../fields.js';

/** What a link in a message proves by itself, whoever opens it. */
const anyone = { visitor: 'all', booker: 'all', 'organisation-admin': 'all', reception: 'all', staff: 'all', admin: 'all' } as const;
const byLink = { token: line(100) };
const exampleToken = 'AZoAAAAAcACAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAA';

export const messageCategory = z
  .enum(['sign-in', 'decision', 'practical', 'reminder', 'news'])
  .describe('What kind of message it is, which decides how it is treated: sign-in and decisions always come, and at once');

export const messageCategories = z.array(messageCategory).min(1).max(messageCategory.options.length);

/** One of the things that she can choose. Decisions always come by mail, and news never by SMS. */
const choice = z
  .discriminatedUnion('channel', [
    z.strictObject({
      channel: z.literal('email'),
      category: z.enum(['practical', 'reminder', 'news']),
      choice: z.enum(['at-once', 'daily', 'off']).describe('daily: one mail in the morning with all that has come'),
    }),
    z.strictObject({
      channel: z.literal('sms'),
      category: z.enum(['decision', 'practical', 'reminder']),
      choice: z.enum(['at-once', 'off']).describe('Only to whoever wants SMS at all, which her profile says'),
    }),
  ])
  .meta({ id: 'MessageChoice' });
export type MessageChoice = z.output<typeof choice>;

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' && !/^[+-]/.test(name);
  } catch {
    return false;
  }
};

const clock = () => z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 08:00');

const quietHours = z
  .strictObject({
    begins: clock(),
    ends: clock().describe('May be on the day after; the same as begins: it is never quiet'),
    timeZone: line(60).refine(isTimeZone, 'no time zone that we know'),
  })
  .describe('What can wait does not come in these hours; null: those of the house');

const wishes = {
  choices: z.array(choice).max(20).default([]).describe('What is not named stays as it is'),
  quietHours: quietHours.nullable().optional().describe('Left out: stays as it is. Null: those of the house'),
};

const wishesView = {
  choices: z.array(choice).describe('All that she can choose, as it is now'),
  quietHours: quietHours.nullable(),
  houseQuietHours: z.strictObject({ begins: clock(), ends: clock() }),
  takesSms: z.boolean().describe('Whether SMS can come at all: she has a telephone, and her profile says that she wants them'),
};

export const preferencesView = z.strictObject({ personId: id(), ...wishesView }).meta({ id: 'MessagePreferences' });
export const preferencesByLink = z.strictObject(wishesView).meta({ id: 'MessagePreferencesByLink' });
export type PreferencesByLink = z.input<typeof preferencesByLink>;

export const getPreferences = query({
  subject: 'notifications.preferences.get',
  summary: 'Show what somebody wants to be told, how and when',
  serves: { booker: 'own', registrar: 'own', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ personId: id() }),
  personal: ['personId'],
  reply: preferencesView,
  errors: ['person.not-found'],
  example: { personId: '019a0000-0000-7000-8000-000000000001' },
});

export const setPreferences = command({
  subject: 'notifications.preferences.set',
  summary: 'Choose what to be told, how and when; it counts for what is in line already',
  serves: { booker: 'own', registrar: 'own', reception: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({ personId: id(), ...wishes }),
  reply: preferencesView,
  errors: ['person.not-found'],
  example: { personId: '019a0000-0000-7000-8000-000000000001', choices: [{ channel: 'email', category: 'reminder', choice: 'off' }] },
});

export const openPreferences = query({
  subject: 'notifications.preferences.open',
  summary: 'Show what whoever got the message with this link wants to be told',
  serves: anyone,
  secret: true,
  input: z.strictObject(byLink),
  reply: preferencesByLink,
  errors: ['link.invalid'],
  example: { token: exampleToken },
});

export const savePreferences = command({
  subject: 'notifications.preferences.save',
  summary: 'Choose what to be told by the link in a message, without signing in',
  serves: anyone,
  secret: true,
  input: z.strictObject({ ...byLink, ...wishes }),
  reply: preferencesByLink,
  errors: ['link.invalid'],
  example: { token: exampleToken, choices: [{ channel: 'email', category: 'news', choice: 'daily' }] },
});

export const unsubscribe = command({
  subject: 'notifications.preferences.unsubscribe',
  summary: 'Get no more mail of one kind, or of several, by the link in a message; doing it twice changes nothing more',
  serves: anyone,
  secret: true,
  input: z.strictObject({ ...byLink, category: z.union([messageCategory, messageCategories]).describe('Several where a mail told of several kinds') }),
  reply: preferencesByLink,
  errors: ['link.invalid', 'preference.must-come'],
  example: { token: exampleToken, category: 'reminder' },
});
