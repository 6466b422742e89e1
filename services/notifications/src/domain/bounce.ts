/**
 * What a mail that came back tells of its address, by the status code of RFC 3463: there is nobody there any more, it may pass,
 * or it was about something else than the address.
 */
export type Bounce = 'gone' | 'soft' | 'not-the-address';

// No such mailbox or domain, a bad or empty address, moved with nobody knowing whither, a domain that takes no mail; a mailbox
// that is closed; a domain that leads nowhere.
const gone = /^5\.(?:1\.(?:1|2|3|6|10)|2\.1|4\.4)$/;
// The address, the mailbox, the network; or nothing that was said.
const aboutTheAddress = /^[45]\.(?:0|1|2|4)\.\d+$/;
// Who sent it, which is us.
const aboutTheSender = /^[45]\.1\.(?:7|8)$/;

export function bounceOf(status: string | null): Bounce {
  if (status === null) return 'soft';
  if (gone.test(status)) return 'gone';
  return aboutTheAddress.test(status) && !aboutTheSender.test(status) ? 'soft' : 'not-the-address';
}

const statusAlone = /^\s*([245]\.\d{1,3}\.\d{1,3})(?![\d.])/;
const statusAfterCode = /(?<!\d)[45]\d\d[ -]([45]\.\d{1,3}\.\d{1,3})(?![\d.])/;
const saysNothing = /^[45]\.0\.0$/;

/** The status of a field `Status`, or of what a server answered, `550 5.1.1 no such user`; the more telling one where both are there. */
export function statusOf(field: string | null, answer: string | null): string | null {
  const told = statusAlone.exec(field ?? '')?.[1] ?? null;
  const answered = statusAfterCode.exec(answer ?? '')?.[1] ?? null;
  return told === null || saysNothing.test(told) ? (answered ?? told) : told;
}

export interface Ended {
  at: number;
  /** Whether it came back for something that may pass. */
  cameBackSoftly: boolean;
}

const inARow = 3;
const overMs = 48 * 3_600_000;

/** An address that puts off three messages in a row, over two days or more, is taken to be gone. `ended`: the newest first. */
export function isGoneByNow(ended: readonly Ended[]): boolean {
  const row = ended.slice(0, inARow);
  return row.length === inARow && row.every(({ cameBackSoftly }) => cameBackSoftly) && row[0]!.at - row.at(-1)!.at >= overMs;
}
