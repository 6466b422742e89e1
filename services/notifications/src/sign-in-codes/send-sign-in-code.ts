import { Inject, Injectable } from '@nestjs/common';
import { sendSignInCode } from '#contracts';
import { DomainError, newId, traceparent, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { Database, sql, type Queryable } from '#persistence';
import { SETTINGS } from '#platform';
import { Temporal } from 'temporal-polyfill';
import type { Outcome } from '../domain/attempt.js';
import { signInCode } from '../domain/letters/sign-in-code.js';
import { withoutAddress } from '../domain/masking.js';
import { html } from '../mail/html.js';
import { Mailer } from '../mail/mailer.js';
import { plainText } from '../mail/plain-text.js';
import type { Settings } from '../settings.js';

const longestMs = 8_000;

/** Somebody is waiting in front of the form, so the code is sent at once or not at all. Nothing of it is kept. */
@Injectable()
@Answers(sendSignInCode)
export class SendSignInCode {
  constructor(
    private readonly mailer: Mailer,
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async execute({ input, now, tx }: CommandCall<typeof sendSignInCode>) {
    const id = newId();
    const { email, code, language } = input;
    const minutes = Math.max(1, Math.round(Temporal.Instant.from(input.expiresAt).since(now).total('minutes')));
    const letter = signInCode({ code, minutes, house: this.settings.MAIL_FROM.name }, language);
    const outcome = await this.mailer.send(
      { id, to: { name: null, address: email }, subject: letter.subject, text: plainText(letter), html: html(letter), date: new Date(now.epochMilliseconds), invitation: null },
      longestMs,
    );
    // A refused address is nothing that the caller could learn from, or wait for. Otherwise the row must outlive this transaction.
    const tellsCaller = outcome.kind !== 'sent' && outcome.kind !== 'refused';
    await record(tellsCaller ? this.database : tx, { id, email, now, outcome });
    if (tellsCaller) throw new DomainError('service.unavailable', { service: 'notifications' });
    return { deliveryId: id };
  }
}

async function record(db: Queryable, { id, email, now, outcome }: { id: string; email: string; now: Instant; outcome: Outcome }): Promise<void> {
  const isSent = outcome.kind === 'sent';
  await db.execute(sql`
    insert into deliveries (id, kind, channel, person_id, recipient, state, attempts, maybe_twice, last_error, created_at, sent_at, traceparent)
    values (${id}, 'sign-in-code', 'email', (select id from people where lower(email) = lower(${email}) limit 1), ${email}, ${isSent ? 'sent' : 'failed'}, 1,
      ${outcome.kind === 'unknown'}, ${'reason' in outcome ? withoutAddress(outcome.reason, email) : null}, ${now}, ${isSent ? now : null}, ${traceparent()})`);
}
