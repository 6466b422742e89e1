import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort, startTied, type TiedProcess } from '#embedded';
import { dovecotConfig } from './dovecot-config.js';

export interface StoredMail {
  text: string;
  isSeen: boolean;
}

export interface TestMailbox {
  /** As IMAP_URL wants it. */
  url: string;
  /** Puts a mail into the inbox, as a mail server would; as of another time where that is said. */
  deliver(mail: string | Buffer, at?: Date): void;
  /** What lies in a folder, such as `INBOX` or `Parken.Handled`, as it is on disk. */
  folder(name: string): StoredMail[];
  /** How many clients have signed in so far. */
  logins(): number;
  /** Ends the server, and what is in it stays. */
  down(): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  /** The server does not tell of new mail by itself. */
  withoutIdle?: boolean;
  /** It offers STARTTLS with this, in PEM. */
  tls?: { key: string; certificate: string };
}

interface User {
  name: string;
  uid: number;
  gid: number;
}

const readyWithinMs = 15_000;
// An ordinary user's PATH lacks the folder where Debian's packages put servers.
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin'];

/** A Dovecot of this test file's own with one mailbox, which is a maildir. The caller stops it. */
export async function testMailbox({ withoutIdle = false, tls }: Options = {}): Promise<TestMailbox> {
  const user = userToRunAs();
  const directory = mkdtempSync(join(tmpdir(), 'parken-imap-'));
  const inbox = join(directory, 'mail', 'parken');
  for (const folder of ['run', 'mail', 'mail/parken', ...['cur', 'new', 'tmp'].map((part) => `mail/parken/${part}`)]) mkdirSync(join(directory, folder));
  if (tls) for (const [name, pem] of Object.entries(tls)) writeFileSync(join(directory, `${name}.pem`), pem);
  for (const folder of [directory, ...readdirSync(directory, { recursive: true }).map((path) => join(directory, String(path)))]) chownSync(folder, user.uid, user.gid);
  const port = await freePort();
  const config = join(directory, 'dovecot.conf');
  const command = findDovecot();
  const version = execFileSync(command, ['--version'], { encoding: 'utf8' });
  writeFileSync(config, dovecotConfig({ version, directory, port, ...user, group: idOf(user.name, '-gn'), withoutIdle, withTls: tls !== undefined }));
  let server: TiedProcess | undefined;
  const log: string[] = [];
  const up = async () => void (server = await startDovecot([command, '-F', '-c', config], user, log));
  const down = async () => {
    server?.signal('SIGTERM');
    await server?.ended;
    server = undefined;
  };
  await up();
  return {
    url: `imap://parken:secret@127.0.0.1:${port}/INBOX`,
    deliver: (mail, at = new Date()) => {
      const name = `${Date.now()}.${randomUUID()}.test`;
      writeFileSync(join(inbox, 'tmp', name), mail, { mode: 0o644 });
      chownSync(join(inbox, 'tmp', name), user.uid, user.gid);
      utimesSync(join(inbox, 'tmp', name), at, at);
      renameSync(join(inbox, 'tmp', name), join(inbox, 'new', name));
    },
    folder: (name) => mailsIn(name === 'INBOX' ? inbox : join(inbox, `.${name}`)),
    logins: () => log.filter((line) => line.includes('Login: user=')).length,
    down,
    up,
    stop: async () => {
      await down();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Dovecot hands no mail to root. */
function userToRunAs(): User {
  const { username, uid, gid } = userInfo();
  if (uid !== 0) return { name: username, uid, gid };
  return { name: 'nobody', uid: Number(idOf('nobody', '-u')), gid: Number(idOf('nobody', '-g')) };
}

const idOf = (name: string, flag: '-u' | '-g' | '-gn'): string => execFileSync('id', [flag, name], { encoding: 'utf8' }).trim();

function findDovecot(): string {
  const command = folders.map((folder) => join(folder, 'dovecot')).find((path) => existsSync(path));
  if (!command) throw new Error('dovecot is not installed');
  return command;
}

async function startDovecot([command, ...args]: [string, ...string[]], user: User, log: string[]): Promise<TiedProcess> {
  const isReady = new EventEmitter();
  const ready = once(isReady, 'ready');
  const onLine = (line: string) => {
    log.push(line);
    if (line.includes('starting up for imap')) isReady.emit('ready');
  };
  const runAs = process.getuid?.() === 0 ? { uid: user.uid, gid: user.gid, throughClosedFolders: false } : undefined;
  const server = await startTied(command, args, { deathSignal: 'INT', runAs, cwd: '/', onLine });
  const failed = server.ended.then((how) => Promise.reject(new Error(`dovecot ended (${how})\n${log.slice(-20).join('\n')}`)));
  const late = new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`dovecot does not start\n${log.slice(-20).join('\n')}`)), readyWithinMs).unref();
  });
  failed.catch(() => undefined);
  late.catch(() => undefined);
  await Promise.race([ready, failed, late]);
  return server;
}

const mailsIn = (folder: string): StoredMail[] =>
  ['new', 'cur']
    .map((part) => join(folder, part))
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path).toSorted().map((name) => ({ text: readFileSync(join(path, name), 'utf8'), isSeen: /:2,[A-Z]*S/.test(name) })));
