import { z } from 'zod';
import { command, fact, query } from '../define.js';
import { email, id, instant, language, line, phoneNumber, version } from '../fields.js';
import { roles } from '#kernel';
import { keptView } from '../operations/forgetting.js';
import { snapshotOf } from '../operations/snapshots.js';
import { exampleIds, membershipView, personView } from './views.js';

export const signInPerson = command({
  subject: 'partners.people.sign-in',
  summary: 'Tell who an e-mail address that has proved itself belongs to; unknown addresses become new people',
  serves: { system: 'all' },
  input: z.strictObject({ email: email(), name: line(120).optional(), language: language() }),
  reply: z.strictObject({ person: personView, roles: z.array(z.enum(roles)) }),
  errors: [],
  example: { email: 'anna@example.se', language: 'sv' },
});

export const meetPerson = command({
  subject: 'partners.people.meet',
  summary: 'Tell whose an e-mail address is that somebody has written without proving it; an unknown one becomes a new person, of a known one nothing is changed, but that a telephone on which others do not agree is forgotten',
  serves: { system: 'all' },
  input: z.strictObject({ email: email(), name: line(120), phone: phoneNumber().optional(), language: language() }),
  reply: z.strictObject({ personId: id() }),
  errors: [],
  example: { email: 'anna@example.se', name: 'Anna Ek', language: 'sv' },
});

export const getPerson = query({
  subject: 'partners.people.get',
  summary: 'Show a person with what organisations she may act for',
  serves: { booker: 'own', reception: 'own', registrar: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({ personId: id() }),
  personal: ['id'],
  reply: z.strictObject({ ...personView.shape, memberships: z.array(membershipView) }).meta({ id: 'PersonWithMemberships' }),
  errors: ['person.not-found'],
  example: { personId: exampleIds.person },
});

export const namePeople = query({
  subject: 'partners.people.name',
  summary: 'Names and addresses for a list of people, for staff who handle their requests',
  serves: { reception: 'all', registrar: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ personIds: z.array(id()).max(200) }),
  personal: ['id'],
  reply: z.strictObject({
    people: z.array(z.strictObject({ id: id(), name: line(120).nullable(), email: email() })),
  }),
  errors: [],
  example: { personIds: [exampleIds.person] },
});

export const updatePerson = command({
  subject: 'partners.people.update',
  summary: 'Change what is known of a person',
  serves: { booker: 'own', reception: 'own', registrar: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({
    personId: id(),
    version: version(),
    name: line(120).optional(),
    phone: phoneNumber().nullable().optional(),
    language: language().optional(),
    smsWanted: z.boolean().optional(),
  }),
  reply: personView,
  errors: ['person.not-found', 'version.changed'],
  example: { personId: exampleIds.person, version: 1, name: 'Anna Ek', phone: '+46701234567', smsWanted: true },
});

export const erasurePart = z.strictObject({ service: z.string(), completedAt: instant().nullable() });

export const erasureView = z
  .strictObject({
    personId: id(),
    requestedAt: instant(),
    completedAt: instant().nullable().describe('When every part of the house has removed what it had'),
    parts: z.array(erasurePart),
    kept: keptView.describe('What the law has the house keep of her, and on what ground'),
  })
  .meta({ id: 'Erasure' });

export const erasePerson = command({
  subject: 'partners.people.erase',
  summary: 'Remove a person and all that is known of her, in every part of the house',
  serves: { booker: 'own', admin: 'all' },
  input: z.strictObject({ personId: id() }),
  reply: erasureView,
  errors: ['person.not-found'],
  example: { personId: exampleIds.person },
});

export const getErasure = query({
  subject: 'partners.people.get-erasure',
  summary: 'Tell how far an erasure has come',
  serves: { booker: 'own', admin: 'all' },
  input: z.strictObject({ personId: id() }),
  reply: erasureView,
  errors: ['person.not-found'],
  example: { personId: exampleIds.person },
});

/** Carries the person's name and address, and is the only kind of fact that does. */
export const personRecorded = fact({
  type: 'domain.partners.person-recorded.v1',
  summary: 'What is known of a person, now; sent when she is new and whenever it changes',
  data: personView,
});

export const personErased = fact({
  type: 'domain.partners.person-erased.v1',
  summary: 'A person is to be forgotten by everybody',
  data: z.strictObject({ personId: id() }),
});

export const snapshotPeople = snapshotOf('partners.people.snapshot', 'Tell how every person stands now', personRecorded.data);
