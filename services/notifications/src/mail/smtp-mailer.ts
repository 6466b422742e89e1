import type { Readable } from 'node:stream';
import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Outcome } from '../domain/attempt.js';
import { composed, type Sender } from './composed.js';
import { type Mail, Mailer } from './mailer.js';
import { signedFields, type DkimKey } from './dkim.js';
import { type HandedOver, type SmtpError, smtpOutcome } from './smtp-outcome.js';
import { tlsOptions, type SmtpTls } from './smtp-tls.js';

// One address and nothing beside it: the library would make several recipients of what holds several.
const oneAddress = /^[^\s\p{Cc}<>(),;:"\\@]+@[^\s\p{Cc}<>(),;:"\\@]+$/u;

const seconds = 1000;

export interface SmtpOptions {
  /** How long handing over one mail may take. */
  longestMs?: number;
  maxConnections?: number;
  dkim?: DkimKey | undefined;
  tls?: SmtpTls;
}

/** The message on its way to the server, once it is asked for. */
interface Watched {
  stream?: Readable;
}

/** SMTP through a pool of connections. */
export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  private readonly transport;
  private readonly longestMs: number;

  constructor(
    url: string,
    private readonly sender: Sender,
    { longestMs = 40 * seconds, maxConnections = 8, dkim, tls = { isRequired: false, authorities: undefined } }: SmtpOptions = {},
  ) {
    super();
    this.longestMs = longestMs;
    this.transport = createTransport({
      url,
      pool: true,
      maxConnections,
      // A server that has enough of a connection says so, or ends it.
      maxMessages: Infinity,
      // Only what the server has not been given a byte of goes over another connection, as when it ended one that was idle. Whether
      // what it has been given was accepted is for the delivery to remember.
      maxRequeues: 1,
      idleTimeout: 20 * seconds,
      connectionTimeout: 5 * seconds,
      greetingTimeout: 5 * seconds,
      socketTimeout: 15 * seconds,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...tlsOptions(tls),
      ...(dkim ? { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey, headerFieldNames: signedFields.join(':') } } : {}),
    });
    this.transport.use('stream', ({ data, message }, done) => {
      const read = message.createReadStream.bind(message);
      message.createReadStream = (options) => ((data as { watched: Watched }).watched.stream = read(options));
      done();
    });
  }

  async send(mail: Mail, longestMs = this.longestMs): Promise<Outcome> {
    if (!oneAddress.test(mail.to.address)) return { kind: 'refused', reason: 'not an address' };
    const watched: Watched = {};
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), longestMs);
    try {
      const message = { ...composed(mail, this.sender), watched, signal: patience.signal };
      await this.transport.sendMail(message);
      return { kind: 'sent' };
    } catch (error) {
      return smtpOutcome(error as SmtpError, handedOver(watched));
    } finally {
      // One that ran on would keep the mail for as long.
      clearTimeout(timer);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

function handedOver({ stream }: Watched): HandedOver {
  if (!stream?.readableDidRead) return 'nothing';
  return stream.readableEnded ? 'all' : 'part';
}
