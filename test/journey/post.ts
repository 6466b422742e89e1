/** A mail as the demo inbox shows it (MailDev's interface). */
export interface Mail {
  id: string;
  subject: string;
  text: string;
  to: { address: string }[];
  headers: Record<string, string>;
  attachments?: { fileName?: string; generatedFileName?: string; contentType: string }[];
}

export interface Sms {
  to: string;
  from: string;
  message: string;
}

const everyMs = 200;

/** Asks again until there is an answer. @throws when there is none in time, saying what was waited for */
export async function waitFor<T>(what: string, look: () => Promise<T | undefined>, timeoutMs = 30_000): Promise<T> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`waited ${timeoutMs / 1000} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** The demo's mail inbox and its SMS stand-in, read as anybody could. */
export class PostBox {
  constructor(
    private readonly mailUrl: string,
    private readonly smsUrl: string,
  ) {}

  async mailsTo(address: string): Promise<Mail[]> {
    const mails = await json<Mail[]>(new URL('api/email', slashed(this.mailUrl)));
    return mails.filter((mail) => mail.to.some((to) => to.address.toLowerCase() === address.toLowerCase()));
  }

  mail(address: string, subject: RegExp): Promise<Mail> {
    return waitFor(`a mail to ${address} about ${subject}`, async () => (await this.mailsTo(address)).findLast((mail) => subject.test(mail.subject)));
  }

  /** The calendar file that came with a mail. */
  async invitation(mail: Mail): Promise<string> {
    const file = mail.attachments?.find(({ contentType }) => contentType.includes('calendar') || contentType.includes('ics'));
    if (!file) throw new Error(`“${mail.subject}” brought no invitation`);
    const response = await this.attachment(mail, file.generatedFileName ?? file.fileName ?? 'invite.ics');
    return response.text();
  }

  /** The first picture in a mail, PNG. */
  async picture(mail: Mail): Promise<Buffer> {
    const file = mail.attachments?.find(({ contentType }) => contentType === 'image/png');
    if (!file) throw new Error(`“${mail.subject}” brought no picture`);
    const response = await this.attachment(mail, file.generatedFileName ?? file.fileName ?? 'pass.png');
    return Buffer.from(await response.arrayBuffer());
  }

  private attachment(mail: Mail, name: string): Promise<Response> {
    return fetch(new URL(`api/email/${mail.id}/attachment/${encodeURIComponent(name)}`, slashed(this.mailUrl)));
  }

  sms(number: string, text: RegExp): Promise<Sms> {
    return waitFor(`an SMS to ${number} about ${text}`, async () =>
      (await json<Sms[]>(new URL('messages', slashed(this.smsUrl)))).findLast((sms) => sms.to === number && text.test(sms.message)),
    );
  }
}

const slashed = (url: string) => (url.endsWith('/') ? url : `${url}/`);

async function json<T>(url: URL): Promise<T> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  return (await response.json()) as T;
}
