import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { listDeliveries, messagePosted } from '#contracts';
import { eventually } from '#testing';
import { aMessagePosted } from './facts.js';
import { NotifiedHouse } from './notified-house.js';

let here: NotifiedHouse;
beforeAll(async () => {
  here = await NotifiedHouse.open();
});
afterAll(() => here.close());

const deliveriesAbout = async (about: string) => (await here.house.as('staff').call(listDeliveries, { about })).items;

test('an applicant hears that staff have written or wait for her, and nothing of what she wrote or of notes', async () => {
  const maja = await here.person({ name: 'Maja Öst', phone: '+46701112233', smsWanted: true });
  const posts = [
    aMessagePosted(maja, { from: 'applicant' }), aMessagePosted(maja, { isInternal: true }), aMessagePosted(null), aMessagePosted(maja, { wantsAnswer: true }),
  ];
  for (const post of posts) await here.house.tell(messagePosted, { aggregateId: post.postId, aggregateVersion: 1, data: post });
  await eventually('she is told both ways', async () => {
    const states = (await deliveriesAbout(posts[3]!.postId)).map(({ state }) => state);
    return states.length === 2 && states.every((state) => state === 'sent');
  });
  expect(here.post.to(maja.email).map(({ subject }) => subject)).toEqual(['Vi behöver veta mer: PRK 2026-000123']);
  expect((await here.texts(maja.phone!)).map(({ message }) => message)).toEqual([expect.stringContaining('PRK 2026-000123')]);
  for (const { postId } of posts.slice(0, 3)) expect(await deliveriesAbout(postId)).toEqual([]);
});
