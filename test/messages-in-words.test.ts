import { expect, test } from '@jest/globals';
import { verdict, whyView } from '../libs/contracts/src/index.js';
import { absenceWords, outcomeWords, roleWords, stateWords, whyWords } from '../services/gateway/src/messages/delivery-words.js';
import { wordedMessages } from '../services/gateway/src/messages/message-words.js';
import type { Outcome } from '../services/notifications/src/domain/attempt.js';
import type { Why } from '../services/notifications/src/domain/why.js';
import { messages } from '../services/notifications/src/messages.js';

// What is in one of these and not in the other does not compile.
const reasons: Record<Why, true> = {
  'outdated': true, 'too-late': true, 'told-newer': true, 'nothing-to-take-back': true, 'erased': true, 'host-erased': true, 'preference': true, 'no-phone': true,
  'address-suppressed': true, 'moved': true, 'cancelled': true, 'decided': true, 'quiet-hours': true, 'digest': true, 'uncertain-not-repeated': true,
};
const outcomes: Record<Exclude<Outcome['kind'], 'held'>, true> = {
  'sent': true, 'refused': true, 'deferred': true, 'away': true, 'unknown': true, 'not-yet': true, 'nobody-yet': true, 'owner-away': true,
};

test('the page that says why a message came has words for every message in the table, and for no other but the code to sign in', () => {
  expect(wordedMessages.toSorted()).toEqual([...messages.map(({ name }) => name), 'sign-in-code'].toSorted());
});

test('it has words for everybody whom a message may be for', () => {
  expect(messages.map(({ to }) => to).filter((to) => !(to in roleWords))).toEqual([]);
});

test('it has words for everything that can become of a message, and for why', () => {
  expect(Object.keys(whyWords).toSorted()).toEqual(Object.keys(reasons).toSorted());
  expect(Object.keys(outcomeWords).toSorted()).toEqual(Object.keys(outcomes).toSorted());
  expect(Object.keys({ ...stateWords, ...absenceWords }).toSorted()).toEqual(verdict.shape.code.options.toSorted());
  expect(Object.keys(stateWords).toSorted()).toEqual(whyView.shape.state.options.toSorted());
});
