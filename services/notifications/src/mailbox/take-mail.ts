import type { Transactor } from '#messaging';
import type { Letterbox } from './letterbox.js';
import { fieldsOf } from './mail-fields.js';
import { noteFinding } from './note-finding.js';
import { readMail } from './read-mail.js';

export interface Taken {
  as: 'answer' | 'delivery' | 'complaint' | 'left';
  /** Why the server does not let it be put away. */
  problem?: string | undefined;
}

/** Reads a mail, and puts it away once the database has what it tells. What a crash leaves between the two is read again, and changes nothing. */
export async function takeMail(letterbox: Letterbox, uid: number, transactor: Transactor): Promise<Taken> {
  const mail = await letterbox.open(uid);
  const finding = mail && (await readMail(mail));
  const name = (mail && fieldsOf(mail.header).get('message-id')) ?? letterbox.nameOf(uid);
  if (finding && (await transactor.run((effects) => noteFinding(effects, finding, name)))) {
    return { as: finding.kind, problem: await letterbox.putAway(uid) };
  }
  await letterbox.leave(uid);
  return { as: 'left' };
}
