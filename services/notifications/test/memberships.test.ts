import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { listMessages, membershipConfirmed, membershipEnded, revealOrganisationName, type DataOf } from '#contracts';
import { newId } from '#kernel';
import { eventually } from '#testing';
import { NotifiedHouse } from './notified-house.js';
import { StandIn } from './stand-in.js';

let here: NotifiedHouse;
let partners: StandIn;
beforeAll(async () => {
  here = await NotifiedHouse.open();
  partners = await StandIn.of(here.house, revealOrganisationName, () => ({ name: 'Klimatbolaget <b>AB</b>' }));
});
afterAll(async () => {
  await partners.leave();
  await here.close();
});

test('somebody who may act for an organisation is told so, and that she no longer may, by its name as it is then', async () => {
  const eva = await here.person({ language: 'en' });
  const data: DataOf<typeof membershipConfirmed> = { membershipId: newId(), personId: eva.id, organisationId: newId(), role: 'administrator', at: '2026-11-20T08:00:00Z', version: 2 };
  await here.house.tell(membershipConfirmed, { aggregateId: data.membershipId, aggregateVersion: 2, data });
  const mail = await eventually('she is told', async () => here.post.to(eva.email)[0]);
  expect(mail.subject).toBe('You may act for your organisation: Klimatbolaget <b>AB</b>');
  expect(mail.text).toContain('who say who else may act for it');
  expect(mail.html).not.toContain('<b>AB');
  await here.house.tell(membershipEnded, { aggregateId: data.membershipId, aggregateVersion: 3, data: { ...data, version: 3 } });
  const ended = await eventually('she is told of the end', async () => here.post.to(eva.email)[1]);
  expect(ended.subject).toBe('You no longer act for the organisation: Klimatbolaget <b>AB</b>');
  // In the app nothing is fetched.
  const { items } = await here.house.as({ id: eva.id, roles: ['booker'] }).call(listMessages, {});
  expect(items.map(({ heading }) => heading)).toEqual(['You no longer act for an organisation', 'You may now act for an organisation']);
});
