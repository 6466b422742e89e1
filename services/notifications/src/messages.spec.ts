import { expect, test } from '@jest/globals';
import { messages } from './messages.js';
import { subscriptions } from './subscriptions.js';

const told = subscriptions.filter(({ reaction }) => reaction.reaction.startsWith('tell-'));

test('every message follows the fact that it is named after, and is subscribed to once, under a name that tells whom and when', () => {
  const rows = Object.entries(messages).map(([kind, { fact, to }]) => `${fact.type} tell-${to}-when-${kind}`);
  expect(told.map(({ fact, reaction }) => `${fact.type} ${reaction.reaction}`)).toEqual(rows);
  for (const [kind, { fact, family }] of Object.entries(messages)) {
    expect(fact.type.split('.')[2]).toBe(kind);
    expect(kind.startsWith(family.name) || (kind === 'visitor-arrived' && family.name === 'visit')).toBe(true);
  }
});
