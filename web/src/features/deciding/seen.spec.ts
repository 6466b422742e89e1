import { describe, expect, it } from '@jest/globals';
import { differences, type Seen } from './seen';

const seen: Seen = {
  version: 1, state: 'requested', start: '2026-11-26T12:00:00Z', end: '2026-11-26T14:00:00Z', spaceId: 'a', people: 10, title: 'Möte', purpose: null, firstApprovedAt: null,
};

describe('what has changed meanwhile', () => {
  it('is nothing while the version is the same', () => expect(differences(seen, { ...seen })).toEqual([]));

  it.each([
    [{ state: 'approved' }, ['state']],
    [{ end: '2026-11-26T15:00:00Z', people: 12 }, ['time', 'people']],
    [{ spaceId: 'b' }, ['space']],
    [{ purpose: 'Årsmöte' }, ['words']],
    [{ firstApprovedAt: '2026-11-25T12:00:00Z' }, ['first']],
    [{}, ['other']],
  ])('%j is told as %j', (change, told) => expect(differences(seen, { ...seen, ...change, version: 2 })).toEqual(told));
});
