import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { readSettings, serviceSettings, SettingsError } from '#platform';
import { actorKeys } from '#testing';

const right = {
  DATABASE_URL: 'postgres://booking:secret@127.0.0.1:5432/parken',
  NATS_URL: 'nats://booking:secret@127.0.0.1:4222',
  ACTOR_PUBLIC_KEY: actorKeys().publicKey,
};
const problemsOf = (environment: Record<string, string>) => {
  try {
    readSettings({ ...serviceSettings, REMINDER_HOURS: z.coerce.number().min(1) }, environment);
    return [];
  } catch (error) {
    return (error as SettingsError).problems;
  }
};

describe('settings', () => {
  test('that are right are read, with what has a default', () => {
    expect(readSettings(serviceSettings, right)).toMatchObject({ ...right, DATABASE_CONNECTIONS: 10, LOG_LEVEL: 'info' });
  });

  test('that are wrong or missing are all named at once, and none is shown', () => {
    const problems = problemsOf({ DATABASE_URL: 'mysql://booking:secret@host/x', NATS_URL: '', DATABASE_CONNECTIONS: 'many', REMINDER_HOURS: '0' });
    const named = new Set(problems.map((problem) => problem.split(/[ :]/)[0]));
    expect(named).toEqual(new Set(['ACTOR_PUBLIC_KEY', 'DATABASE_CONNECTIONS', 'DATABASE_URL', 'NATS_URL', 'REMINDER_HOURS']));
    expect(problems.join()).not.toContain('secret');
  });

  test.each(['127.0.0.1:4222', 'http://127.0.0.1', 'nats://one:4222,two:4222', 'nats://one:99999', 'nats://'])('a broker at %j is wrong', (url) => {
    expect(problemsOf({ ...right, NATS_URL: url, REMINDER_HOURS: '1' })).toEqual([expect.stringMatching(/^NATS_URL: /)]);
  });

  test('brokers may be several', () => {
    expect(problemsOf({ ...right, NATS_URL: 'nats://a:b@one:4222,tls://a:b@two:4222', REMINDER_HOURS: '1' })).toEqual([]);
  });

  test('that are empty are missing', () => {
    expect(problemsOf({ ...right, ACTOR_PUBLIC_KEY: '', REMINDER_HOURS: '1' })).toEqual(['ACTOR_PUBLIC_KEY is missing']);
  });
});
