import { z } from 'zod';
import type { Outcome } from '../domain/attempt.js';

/** What 46elks says of a message that it has taken; what we have no use for is left alone. */
const taken = z.object({
  id: z.string().min(1).max(100),
  status: z.string(),
  parts: z.int().positive().optional().catch(undefined),
  /** In 1/10,000 of the account's currency. */
  cost: z.int().nonnegative().optional().catch(undefined),
});

// Where it is, signing in, paying and asking too often are the house's business with its operator: the message is as good as before.
const aboutTheAccount = new Set([401, 402, 403, 404, 405, 408, 425, 429, 503]);

/** How handing over ended, by what was answered: JSON that it was created, or in plain text why it was not. */
export function outcomeOfAnswer(status: number, text: string): Outcome {
  const reason = `${status}: ${text.slice(0, 200)}`;
  if (status >= 200 && status < 300) return outcomeOfTaken(text, reason);
  if (status < 400 || aboutTheAccount.has(status)) return { kind: 'away', reason };
  // A fault on the way back looks the same as one on the way there.
  return status >= 500 ? { kind: 'unknown', reason } : { kind: 'refused', reason };
}

function outcomeOfTaken(text: string, reason: string): Outcome {
  const { data } = taken.safeParse(parsed(text));
  // Somebody else on the way has answered, or the operator has changed its mind of how it does: it may have been taken.
  if (!data) return { kind: 'unknown', reason };
  const { id, status, parts, cost } = data;
  if (status === 'failed') return { kind: 'refused', reason: 'the operator says that it failed' };
  return { kind: 'sent', providerId: id, ...(parts !== undefined && { parts }), ...(cost !== undefined && { cost }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const notConnected = /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** How it ended without an answer. `fetch` wraps what went wrong in an error that says only that something did. */
export function outcomeOfFailure(error: unknown): Outcome {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message?: string };
  const reason = cause?.message || cause?.code || message || 'no answer';
  return { kind: notConnected.test(cause?.code ?? '') ? 'away' : 'unknown', reason };
}
