import type { MessageStructureObject } from 'imapflow';
import { addressIn, deliveryIn, fieldsOf } from './mail-fields.js';
import { partsOf, reportTypeOf, type Part } from './mail-structure.js';
import { readAnswer, type CalendarAnswer } from './read-answer.js';
import { isComplaint } from './read-complaint.js';
import { originalIdIn, readDeliveryStatus, type RecipientReport } from './read-delivery-report.js';

/** A mail as far as it has been fetched. */
export interface OpenMail {
  /** The beginning of its header. */
  header: string;
  structure: MessageStructureObject;
  /** What a part holds, decoded, and cut off where it is too long. */
  text(part: string): Promise<string>;
}

/** What a mail tells of a message of ours. */
export type Finding =
  | { kind: 'delivery'; deliveryId: string; recipients: RecipientReport[] }
  | { kind: 'complaint'; deliveryId: string }
  | { kind: 'answer'; answer: CalendarAnswer };

/** What is longer was written by no server and no calendar. */
export const longestPart = 64 * 1024;

const statuses = ['message/delivery-status', 'message/global-delivery-status'];
const originals = ['message/rfc822', 'message/global', 'text/rfc822-headers', 'message/rfc822-headers', 'message/global-headers'];
const calendars = ['text/calendar', 'application/ics'];

/** Undefined where it is for people to read. */
export async function readMail(mail: OpenMail): Promise<Finding | undefined> {
  const parts = partsOf(mail.structure);
  const reportType = reportTypeOf(mail.structure);
  if (reportType === 'delivery-status') return readBounce(mail, parts);
  if (reportType === 'feedback-report') return readFeedback(mail, parts);
  return readReply(mail, parts);
}

async function readBounce(mail: OpenMail, parts: Part[]): Promise<Finding | undefined> {
  const status = await textOf(mail, parts, statuses);
  if (status === undefined) return undefined;
  const recipients = readDeliveryStatus(status);
  const deliveryId = (await originalOf(mail, parts)) ?? deliveryIn(originalIdIn(status));
  return deliveryId !== undefined && recipients.length > 0 ? { kind: 'delivery', deliveryId, recipients } : undefined;
}

async function readFeedback(mail: OpenMail, parts: Part[]): Promise<Finding | undefined> {
  const report = await textOf(mail, parts, ['message/feedback-report']);
  if (report === undefined || !isComplaint(report)) return undefined;
  const deliveryId = await originalOf(mail, parts);
  return deliveryId === undefined ? undefined : { kind: 'complaint', deliveryId };
}

/** Only from whom it says that it is. */
async function readReply(mail: OpenMail, parts: Part[]): Promise<Finding | undefined> {
  const text = await textOf(mail, parts, calendars);
  const answer = text === undefined ? undefined : readAnswer(text);
  return answer && answer.attendee === addressIn(fieldsOf(mail.header).get('from')) ? { kind: 'answer', answer } : undefined;
}

/** Which message of ours came back: enclosed whole, or its header alone. */
async function originalOf(mail: OpenMail, parts: Part[]): Promise<string | undefined> {
  const original = parts.find(({ type }) => originals.includes(type));
  if (!original) return undefined;
  if (original.messageId !== undefined) return deliveryIn(original.messageId);
  return deliveryIn(fieldsOf((await mail.text(original.part)).split(/\r?\n\r?\n/, 1)[0]!).get('message-id'));
}

async function textOf(mail: OpenMail, parts: Part[], types: string[]): Promise<string | undefined> {
  const found = types.map((type) => parts.find((part) => part.type === type)).find((part) => part !== undefined);
  return found && found.size <= longestPart ? mail.text(found.part) : undefined;
}
