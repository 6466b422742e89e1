import ICAL from 'ical.js';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { brokenRules } from './calendar-rules.js';
import type { ReceivedMail } from './post-office.js';

/** What the calendar in a mail says, if there is one. Mail programs go by the method that the part is labelled with. */
export function eventOf(mail: ReceivedMail) {
  const attachment = mail.attachments.find(({ filename }) => filename === 'invite.ics');
  if (!attachment) return undefined;
  const text = attachment.content.toString();
  const broken = brokenRules(text);
  if (broken.length > 0) throw new Error(`the calendar breaks ${broken.join(' and ')}`);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const labelled = /content-type: text\/calendar;[^\n]*method=(\w+)/i.exec(mail.raw)?.[1];
  if (labelled !== calendar.getFirstPropertyValue('method')) throw new Error(`the calendar is labelled ${labelled}`);
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
  return { method: calendar.getFirstPropertyValue('method'), uid: event.uid, sequence: event.sequence, start: event.startDate.toJSDate().toISOString() };
}

/** What a door reads from the picture in a mail, if there is one. */
export function passIn(mail: ReceivedMail): string | undefined {
  const picture = mail.attachments.find(({ contentType }) => contentType === 'image/png');
  if (!picture) return undefined;
  const unfolded = mail.raw.replaceAll('=\r\n', '');
  if (!picture.related || !unfolded.includes(`src=3D"cid:${picture.cid}"`)) throw new Error('the picture is not within the letter');
  const { data, width, height } = PNG.sync.read(picture.content);
  return jsqr.default(new Uint8ClampedArray(data), width, height)?.data;
}
