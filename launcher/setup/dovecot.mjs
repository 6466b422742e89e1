import { installProgram } from './installed.mjs';

/** The IMAP server that tests read mail from, each one of its own; the one that comes with the package would be open to all. */
export const installDovecot = () =>
  installProgram({
    program: 'dovecot',
    debian: 'dovecot-imapd',
    brew: 'dovecot',
    manual: 'https://doc.dovecot.org',
    notToRun: ['dovecot.service', 'dovecot.socket'],
  });
