import { describe, expect, it } from '@jest/globals';
import { Masking, wordsKey, type RecipientKind } from './disclosure.js';

const [anna, staff] = ['anna', 'sam'];
const masking = (recipient: RecipientKind) => {
  const it = new Masking(recipient, { applicantId: anna, released: new Map([[wordsKey('title', 'b1'), 'Samtal ▇']]) });
  it.begin('bookings');
  return it;
};
const all = (it: Masking) => ({
  her: it.who(anna), sam: it.who(staff), nobody: it.who(null), title: it.words('Samtal Ek', 'title', 'b1'), purpose: it.words('Om Ek', 'purpose', 'b1'),
  contact: it.whole({ name: 'Ek' }, 'contact'), note: it.whole('Bråkig', 'internal'), name: it.whole('Eks bygg', 'name'), none: it.whole(null, 'contact'),
});

describe('a case is given', () => {
  it('to anybody without who it is about, and only with the words that have been released', () => {
    const given = masking('anyone');
    expect(all(given)).toEqual({ her: '▇', sam: '▇', nobody: null, title: 'Samtal ▇', purpose: '▇', contact: '▇', note: '▇', name: '▇', none: null });
    expect(given.masks.map(({ what, count }) => [what, count])).toEqual([['person', 1], ['staff', 1], ['words', 1], ['contact', 1], ['internal', 1], ['name', 1]]);
  });

  it('to whoever asked with what is hers, and neither who decided nor what the house said among itself', () => {
    const given = masking('party');
    expect(all(given)).toMatchObject({ her: anna, sam: '▇', title: 'Samtal Ek', purpose: 'Om Ek', contact: { name: 'Ek' }, note: '▇', name: 'Eks bygg' });
    expect(given.masks.map(({ part, what }) => [part, what])).toEqual([['bookings', 'staff'], ['bookings', 'internal']]);
  });

  it('to an authority as it is', () => {
    const given = masking('authority');
    expect(JSON.stringify(all(given))).not.toContain('▇');
    expect(given.masks).toEqual([]);
  });
});
