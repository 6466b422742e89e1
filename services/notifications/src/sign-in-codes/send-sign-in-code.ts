import { Inject, Injectable } from '@nestjs/common';
import { sendSignInCode } from '#contracts';
import { DomainError, newId, traceparent, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { Database, sql, type Queryable, type Sql } from '#persistence';
import { SETTINGS } from '#platform';
import { Temporal } from 'temporal-polyfill';
import type { Outcome } from '../domain/attempt.js';
import { signInCode } from '../domain/letters/sign-in-code.js';
import { withoutAddress } from '../domain/masking.js';
import { MessageLinks } from '../links/message-links.js';
import { html } from '../mail/html.js';
import { plainText } from '../mail/plain-text.js';
import { MailChannel } from '../providers/channels.js';
import type { Settings } from '../settings.js';

const longestMs = 8_000;
// Each holds a connection of the pool for as long as the server takes, and so does whoever asks for the same again meanwhile:
// a slow server must leave some to everything else.
const atOnce = 3;

/** Somebody is waiting in front of the form, so the code is sent at once or not at all. Nothing of it is kept. */
@Injectable()
@Answers(sendSignInCode)
export class SendSignInCode {
  private underway = 0;

  constructor(
    private readonly mail: MailChannel,
    private readonly database: Database,
    private readonly links: MessageLinks,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async execute(call: CommandCall<typeof sendSignInCode>) {
    if (this.underway >= atOnce) throw new DomainError('service.unavailable', { service: 'notifications' });
    this.underway++;
    try {
      return await this.send(call);
    } finally {
      this.underway--;
    }
  }

  private async send({ input, now, tx }: CommandCall<typeof sendSignInCode>) {
    const id = newId();
    const { email, code, language } = input;
    const minutes = Math.max(1, Math.round(Temporal.Instant.from(input.expiresAt).since(now).total('minutes')));
    const letter = signInCode({ code, minutes, house: this.settings.MAIL_FROM.name }, language);
    // Whose address it is may not be known, so it leads to nobody's preferences.
    const links = this.links.of({ deliveryId: id, personId: null, categories: ['sign-in'] });
    const { provider, outcome } = await this.mail.sendUrgently(
      { id, to: { name: null, address: email }, subject: letter.subject, text: plainText(letter, links), html: html(letter, links), date: new Date(now.epochMilliseconds), invitation: null },
      longestMs,
    );
    // That an address is refused is nothing that the caller could learn from, or wait for.
    if (outcome.kind === 'sent' || outcome.kind === 'refused') await record(tx, { id, email, now, provider, outcome });
    else await this.giveUp({ id, email, now, provider, outcome });
    return { deliveryId: id };
  }

  /** What is written down here outlives the transaction. A caller asks again by herself for a while: that is one failure, not many. */
  private async giveUp(code: Code): Promise<never> {
    const { email, now, outcome } = code;
    const known = await this.database.execute(sql`
      with again as (
        update deliveries set attempts = attempts + 1, last_error = ${reasonOf(code)}, maybe_twice = maybe_twice or ${outcome.kind === 'unknown'}
        where kind = 'sign-in-code' and state in ('failed', 'uncertain') and lower(recipient) = lower(${email}) and created_at > ${now.subtract({ seconds: 15 })}
        returning id, attempts
      )
      ${attemptOf(code, sql`again`)}`);
    if (known === 0) await record(this.database, code);
    throw new DomainError('service.unavailable', { service: 'notifications' });
  }
}

interface Code {
  id: string;
  email: string;
  now: Instant;
  provider: string | null;
  outcome: Outcome;
}

const reasonOf = ({ outcome, email }: Code): string | null => ('reason' in outcome ? withoutAddress(outcome.reason, email) : null);

/** Somebody who got none asks for another, so that none is ever sent again. */
const states = { sent: 'sent', unknown: 'uncertain' } as const;
const stateOf = ({ kind }: Outcome): string => (kind === 'sent' || kind === 'unknown' ? states[kind] : 'failed');

const attemptOf = (code: Code, deliveries: Sql): Sql => sql`
  insert into delivery_attempts (delivery_id, attempt, at, provider, outcome, answer)
  select id, attempts, ${code.now}::timestamptz, ${code.provider}::text, ${code.outcome.kind}::text, ${reasonOf(code)}::text from ${deliveries}`;

async function record(db: Queryable, code: Code): Promise<void> {
  const { id, email, now, outcome, provider } = code;
  const state = stateOf(outcome);
  await db.execute(sql`
    with noted as (
      insert into deliveries
        (id, kind, category, channel, person_id, recipient, state, why, attempts, last_error, provider, due_at, created_at, sent_at, traceparent)
      values (${id}, 'sign-in-code', 'sign-in', 'email', (select id from people where lower(email) = lower(${email}) limit 1), ${email}, ${state},
        ${state === 'uncertain' ? 'uncertain-not-repeated' : null}, 1, ${reasonOf(code)}, ${provider}, ${now}, ${now}, ${state === 'sent' ? now : null},
        ${traceparent()})
      returning id, attempts
    )
    ${attemptOf(code, sql`noted`)}`);
}
