import type { Instant } from '#kernel';

export interface SmsReport {
  /** What the operator calls the message. */
  providerId: string;
  /** What we call it, where the report tells. */
  deliveryId: string | null;
  status: 'sent' | 'delivered' | 'failed';
  /** When it came to the telephone. */
  cameAt: Instant | null;
  reportedAt: Instant;
}

export interface Standing {
  state: 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'suppressed' | 'uncertain';
  /** Of the last attempt of which we know that it was accepted. */
  providerId: string | null;
  /** Whether it is sent again, where it is uncertain whether it was sent. */
  goesAgain: boolean;
}

/**
 * What a report changes of a delivery. Reports come twice, late and in any order, and each is about one attempt: `early` where that
 * may be the one under way, `nothing` where it tells nothing new or would take back what is known.
 */
export function afterReport({ state, providerId, goesAgain }: Standing, report: Pick<SmsReport, 'providerId' | 'status'>): 'early' | 'nothing' | SmsReport['status'] {
  const { status } = report;
  const isOfKnown = providerId === report.providerId;
  switch (state) {
    case 'queued':
    case 'sending':
      return isOfKnown ? 'nothing' : 'early';
    case 'sent':
      if (status === 'delivered') return 'delivered';
      return status === 'failed' && (isOfKnown || providerId === null) ? 'failed' : 'nothing';
    case 'uncertain':
      if (status === 'delivered') return 'delivered';
      // Of an earlier attempt, or soon to be overtaken by another.
      return isOfKnown || (status === 'failed' && goesAgain) ? 'nothing' : status;
    case 'delivered':
    case 'failed':
    case 'suppressed':
      return 'nothing';
    default:
      return state satisfies never;
  }
}
