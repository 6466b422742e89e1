import type { Outcome } from '../domain/attempt.js';

/** What nodemailer sets on the errors that it gives. */
export interface SmtpError extends Error {
  code?: string;
  originalCode?: string;
  responseCode?: number;
  permanent?: boolean;
  timeoutType?: string;
}

// Raised before a message could have been handed over: resolving, connecting, TLS, signing in, or our own refusal to begin.
const beforeHandover = new Set(['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EOAUTH2', 'EPROXY', 'ECONFIG']);
const notConnected = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT']);
const whileSettingUp = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT']);

/** Sign-in refused (530, 535) and service closing (421) are about us and the server, not about the message. */
const aboutTheServer = new Set([421, 454, 530, 534, 535, 538]);

export function smtpOutcome(error: SmtpError): Outcome {
  const reason = error.message;
  if (error.responseCode !== undefined) {
    if (aboutTheServer.has(error.responseCode) || error.code === 'EAUTH') return { kind: 'away', reason };
    return error.permanent ? { kind: 'refused', reason } : { kind: 'deferred', reason };
  }
  if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') return { kind: 'refused', reason };
  if (beforeHandover.has(error.code ?? '') || whileSettingUp.has(error.timeoutType ?? '')) return { kind: 'away', reason };
  if (notConnected.has(error.originalCode ?? error.code ?? '')) return { kind: 'away', reason };
  return { kind: 'unknown', reason };
}
