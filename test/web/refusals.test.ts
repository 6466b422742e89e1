import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { ruleErrors } from '../../libs/contracts/src/booking/bookings.js';
import { accessibility, equipment, layoutKind, spaceRules } from '../../libs/contracts/src/booking/views.js';

const words = JSON.parse(readFileSync(fileURLToPath(new URL('../../web/src/design/spaces/words.json', import.meta.url)), 'utf8')) as Record<string, unknown>;
const named = (part: string) => Object.keys(words).filter((key) => key.startsWith(`${part}.`)).map((key) => key.slice(part.length + 1)).toSorted();

test('the client has a sentence for every rule that may be in the way, and for a space that is taken', () => {
  expect(named('refusal')).toEqual([...ruleErrors, 'booking.conflict', 'other'].toSorted());
});

test('it has a word for every layout, equipment, need and audience', () => {
  expect([named('layout'), named('equipment'), named('accessibility'), named('audience')]).toEqual(
    [layoutKind, equipment, accessibility, spaceRules.shape.whoMayAsk].map(({ options }) => options.map(String).toSorted()),
  );
});
