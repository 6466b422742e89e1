export interface TextMessage {
  id: string;
  status: 'created';
  direction: 'outgoing';
  from: string;
  to: string;
  /** Null where it is not to be kept. */
  message: string | null;
  /** UTC without an offset, as the real one writes it. */
  created: string;
  parts: number;
  /** In ten-thousandths of the currency. */
  cost: number;
}

export type Reported = 'sent' | 'delivered' | 'failed';

/** A message, and what was reported on it. */
export interface KeptMessage {
  sms: TextMessage;
  reportTo: string | null;
  /** Each try to report, with the status that was answered; 0 where nothing was. */
  reports: { status: Reported; answer: number }[];
}

/** UTC without an offset, as the real one writes it. */
export const utc = (date: Date): string => date.toISOString().replace('Z', '000');
