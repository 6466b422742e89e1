import { installProgram } from './installed.mjs';

/** The IMAP server that tests read mail from. */
export const installDovecot = () => installProgram({ program: 'dovecot', debian: 'dovecot-imapd', brew: 'dovecot', manual: 'https://doc.dovecot.org' });
