import { beforeEach, expect, test } from '@jest/globals';
import type { Outcome } from '../domain/attempt.js';
import { Channel } from './channel.js';
import type { Provider } from './provider.js';

const away: Outcome = { kind: 'away', reason: 'ECONNREFUSED' };
const sent: Outcome = { kind: 'sent' };

class Told implements Provider<string> {
  readonly asked: string[] = [];

  constructor(
    readonly name: string,
    public says: Outcome,
  ) {}

  async send(message: string): Promise<Outcome> {
    this.asked.push(message);
    return this.says;
  }
}

let now: number;
let one: Told;
let other: Told;
let channel: Channel<string>;

beforeEach(() => {
  now = 0;
  one = new Told('one', sent);
  other = new Told('other', sent);
  channel = new Channel([one, other], { perSecond: Infinity, longestMs: 5_000, now: () => now });
});

test('the second is asked where the first is away, and the attempt says so', async () => {
  one.says = away;
  expect(await channel.send('hej')).toEqual({ provider: 'other', outcome: sent, before: 'one was away: ECONNREFUSED' });
});

test.each<Outcome>([sent, { kind: 'refused', reason: 'no' }, { kind: 'deferred', reason: 'later' }, { kind: 'unknown', reason: 'broke' }])(
  'where the first answers %j, nobody else is asked',
  async (outcome) => {
    one.says = outcome;
    expect(await channel.send('hej')).toEqual({ provider: 'one', outcome, before: null });
    expect(other.asked).toEqual([]);
  },
);

test('where all are away it says who was', async () => {
  one.says = other.says = away;
  expect(await channel.send('hej')).toMatchObject({ provider: null, outcome: { kind: 'away', reason: 'one was away: ECONNREFUSED; other was away: ECONNREFUSED' } });
});

test('one that is away again and again is left alone for a while, and then asked by one message', async () => {
  one.says = away;
  for (const message of ['a', 'b', 'c', 'd', 'e']) await channel.send(message);
  expect(one.asked).toEqual(['a', 'b', 'c']);
  one.says = sent;
  now = 5_000;
  expect(await channel.send('f')).toMatchObject({ provider: 'one' });
  expect(await channel.send('g')).toMatchObject({ provider: 'one' });
});

test('where all are left alone nothing is tried, and it is held until one is worth asking', async () => {
  one.says = other.says = away;
  for (const message of ['a', 'b', 'c']) await channel.send(message);
  expect(channel.isOpen).toBe(false);
  expect(await channel.send('d')).toEqual({ provider: null, outcome: { kind: 'held', delay: 5_000 }, before: null });
  expect(await channel.sendUrgently('code', 5_000)).toMatchObject({ provider: null, outcome: { kind: 'away' } });
  expect([one.asked, other.asked]).toEqual([['a', 'b', 'c', 'code'], ['a', 'b', 'c', 'code']]);
});
