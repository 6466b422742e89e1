import type { Outcome } from '../domain/attempt.js';
import { type Sms, SmsSender } from './sms-sender.js';

export interface ElksAccount {
  /** `https://api.46elks.com` or `https://api.46elks.com/a1/sms`, or the same of a stand-in. */
  url: string;
  username: string;
  password: string;
  /** Up to 11 letters and digits, or a number in E.164. */
  from: string;
  timeout?: number;
}

// Signing in, paying and asking too often are the house's business with its operator: the message is as good as before.
const aboutTheAccount = new Set([401, 402, 403, 408, 425, 429]);
const notConnected = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** The HTTP interface of 46elks: https://46elks.com/docs/send-sms */
export class ElksSmsSender extends SmsSender {
  readonly isAvailable = true;
  private readonly address: URL;
  private readonly authorization: string;

  constructor(private readonly account: ElksAccount) {
    super();
    this.address = new URL(account.url);
    if (this.address.pathname === '/') this.address.pathname = '/a1/sms';
    this.authorization = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString('base64')}`;
  }

  async send({ to, message }: Sms): Promise<Outcome> {
    try {
      const response = await fetch(this.address, {
        method: 'POST',
        headers: { authorization: this.authorization },
        body: new URLSearchParams({ from: this.account.from, to, message }),
        redirect: 'error',
        signal: AbortSignal.timeout(this.account.timeout ?? 15_000),
      });
      return outcomeOf(response.status, await response.text());
    } catch (error) {
      return outcomeOfFailure(error);
    }
  }
}

/** The operator has the message when it says 200; its answer tells that it was created, or in plain text why it was not. */
function outcomeOf(status: number, answer: string): Outcome {
  if (status >= 200 && status < 300) {
    return /"status"\s*:\s*"failed"/.test(answer) ? { kind: 'refused', reason: 'the operator says that it failed' } : { kind: 'sent' };
  }
  const reason = `${status}: ${answer.slice(0, 200)}`;
  if (status === 503 || aboutTheAccount.has(status)) return { kind: 'away', reason };
  // A fault on the way back looks the same as one on the way there.
  if (status >= 500) return { kind: 'unknown', reason };
  return { kind: 'refused', reason };
}

/** `fetch` wraps what went wrong in an error that says only that something did. */
function outcomeOfFailure(error: unknown): Outcome {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message?: string };
  const reason = cause?.message || cause?.code || message || 'no answer';
  return notConnected.has(cause?.code ?? '') ? { kind: 'away', reason } : { kind: 'unknown', reason };
}
