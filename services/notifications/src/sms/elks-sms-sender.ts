import type { Outcome } from '../domain/attempt.js';
import { outcomeOfAnswer, outcomeOfFailure } from './elks-answer.js';
import { type Sms, SmsSender } from './sms-sender.js';

export interface ElksAccount {
  /** What attempts call it; `46elks` where there is no other. */
  name?: string;
  /** `https://api.46elks.com` or `https://api.46elks.com/a1/sms`, or the same of a stand-in. */
  url: string;
  username: string;
  password: string;
  /** Up to 11 letters and digits, or a number in E.164. */
  from: string;
  /** Where it is to report whether a message has come. It signs nothing, so the address holds what nobody can guess. */
  reportTo?: string;
  timeout?: number;
}

const longest = 15_000;

/** The HTTP interface of 46elks: https://46elks.com/docs/send-sms */
export class ElksSmsSender extends SmsSender {
  readonly name: string;
  readonly isAvailable = true;
  private readonly address: URL;
  private readonly authorization: string;

  constructor(private readonly account: ElksAccount) {
    super();
    this.name = account.name ?? '46elks';
    this.address = new URL(account.url);
    if (this.address.pathname === '/') this.address.pathname = '/a1/sms';
    this.authorization = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString('base64')}`;
  }

  async send(sms: Sms, longestMs = longest): Promise<Outcome> {
    try {
      const response = await fetch(this.address, {
        method: 'POST',
        headers: { authorization: this.authorization },
        body: this.formOf(sms),
        redirect: 'manual',
        signal: AbortSignal.timeout(Math.min(this.account.timeout ?? longest, longestMs)),
      });
      return outcomeOfAnswer(response.status, await response.text());
    } catch (error) {
      return outcomeOfFailure(error);
    }
  }

  private formOf({ id, to, message, isSecret }: Sms): URLSearchParams {
    const { from, reportTo } = this.account;
    return new URLSearchParams({
      from, to, message,
      // With our own name for it: a crash may keep us from ever learning theirs.
      ...(reportTo && { whendelivered: `${reportTo}?delivery=${id}` }),
      ...(isSecret && { dontlog: 'message' }),
    });
  }
}
