import { describe, expect, it } from '@jest/globals';
import { errors, RequestError } from '@nats-io/transport-node';
import pg from 'pg';
import { z } from 'zod';
import { DomainError } from '#kernel';
import { asRefusal, Hopeless, isInfrastructureAway, reasonOf } from './failures.js';

const postgresError = (code: string, constraint?: string) =>
  Object.assign(new pg.DatabaseError('invalid input: "anna@example.se"', 1, 'error'), { code, constraint, detail: 'Key (email)=(anna@example.se)' });
const system = (code: string) => Object.assign(new Error(`connect ${code} 127.0.0.1`), { code });

describe('an error', () => {
  it.each([
    ['a server that shuts down', postgresError('57P01')],
    ['a server that is starting', postgresError('57P03')],
    ['too many connections', postgresError('53300')],
    ['a full disk', postgresError('53100')],
    ['a lost connection', postgresError('08006')],
    ['a standby after a switch', postgresError('25006')],
    ['a deadlock that did not end', postgresError('40P01')],
    ['nobody on the port', system('ECONNREFUSED')],
    ['a reset connection', system('ECONNRESET')],
    ['no such host for now', system('EAI_AGAIN')],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['a pool that is used up', new Error('timeout exceeded when trying to connect')],
    ['a broker that is away', new errors.ConnectionError('the broker is away')],
    ['a broker that does not answer', new errors.TimeoutError()],
    ['nobody who answers', new RequestError('no responders', { cause: new errors.NoRespondersError('x') })],
    ['a closed connection', new errors.ClosedConnectionError()],
  ])('that says %s is nobody’s fault', (_what, error) => {
    expect(isInfrastructureAway(error)).toBe(true);
    expect(asRefusal(error, 'booking')).toMatchObject({ code: 'service.unavailable', params: { service: 'booking' } });
  });

  it.each([
    ['a refusal', new DomainError('booking.conflict')],
    ['a broken constraint', postgresError('23505', 'one_email')],
    ['a slow statement', postgresError('57014')],
    ['a missing file', system('ENOENT')],
    ['a mistake', new TypeError('x is not a function')],
    ['a word', 'timeout exceeded when trying to connect'],
  ])('that is %s is one', (_what, error) => {
    expect(isInfrastructureAway(error)).toBe(false);
  });

  it('leaves the service as a refusal, or without its inner life', () => {
    const refusal = new DomainError('booking.conflict', { with: 'x' });
    expect(asRefusal(refusal, 'booking')).toBe(refusal);
    expect(asRefusal(postgresError('23505'), 'booking')).toEqual(new DomainError('internal', { service: 'booking' }));
  });

  it.each([
    [new DomainError('booking.conflict', { who: 'anna@example.se' }), /^booking\.conflict$/],
    [new Hopeless('not as agreed: email invalid_type'), /^not as agreed: email invalid_type$/],
    [postgresError('23505', 'one_email'), /^error 23505 one_email/],
    [z.object({ email: z.int() }).safeParse({ email: 'anna@example.se' }).error, /^not as agreed: email invalid_type$/],
    [new Error('no mail to anna@example.se'), /^Error/],
    ['anna@example.se', /^unknown$/],
  ])('has a reason to keep that holds no values: %#', (error, reason) => {
    expect(reasonOf(error)).toMatch(reason);
    expect(reasonOf(error)).not.toContain('anna');
  });
});
