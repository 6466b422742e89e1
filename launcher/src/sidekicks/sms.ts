import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { SmsConfiguration } from './configuration.js';
import { listen, loopback, readForm } from './http.js';
import { accepted, whatIsWrong } from './sms-form.js';
import type { KeptMessage, Reported } from './sms-message.js';
import { smsPage } from './sms-page.js';
import { SmsReports } from './sms-reports.js';

/** Told of each message as it comes to the telephone, also of what is not kept. */
type Telephone = (sms: { from: string; to: string; message: string }) => void;

const kept = 500;
const arrivesAfterMs = 1_500;

/**
 * A stand-in for the SMS interface of 46elks (https://46elks.com/docs/send-sms): refuses what the real one would refuse, answers
 * and reports in the same form, and shows what it was given: as a page at `/`, as JSON, newest first, at `/messages`. To have one
 * reported on, post `status`, and `times` where it is to be more than once, to `/messages/{id}/reports`.
 */
export async function startSmsStandIn(configuration: SmsConfiguration, telephone: Telephone = () => undefined): Promise<Server> {
  const standIn = new SmsStandIn(configuration, telephone);
  const server = await listen(configuration.port, configuration.host ?? loopback, (request, response) => {
    standIn.answer(request, response).catch(() => refuse(response, 400, 'Bad request'));
  });
  return server.on('close', () => standIn.stop());
}

class SmsStandIn {
  private readonly messages: KeptMessage[] = [];
  private readonly reports: SmsReports;
  private readonly expected: Buffer;

  constructor(
    private readonly configuration: SmsConfiguration,
    private readonly telephone: Telephone,
  ) {
    this.reports = new SmsReports(configuration);
    this.expected = Buffer.from(`Basic ${Buffer.from(`${configuration.username}:${configuration.password}`).toString('base64')}`);
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').toLowerCase();
    const [, id] = /^\/messages\/(s\w+)\/reports$/.exec(path) ?? [];
    if (path === '/a1/sms') return this.send(request, response);
    if (id) return this.reportOn(id, request, response);
    if (path === '/messages') return json(response, this.messages.map(({ sms, reports }) => ({ ...sms, reports })));
    if (path === '/') return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(smsPage(this.messages));
    return refuse(response, 404, 'Not found');
  }

  stop(): void {
    this.reports.stop();
  }

  private async send(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return refuse(response, 405, 'Method not allowed');
    if (this.configuration.mood === 'away') return refuse(response, 503, 'Try again later');
    if (!this.isAuthorised(request.headers.authorization)) return refuse(response, 401, 'API access denied');
    if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return refuse(response, 400, 'Expected form data');
    const form = await readForm(request).catch(() => undefined);
    if (!form) return refuse(response, 413, 'Too large');
    // Their own examples leave the plus sign as it is, which in a form means a space.
    form.set('to', (form.get('to') ?? '').replace(/^ /, '+'));
    const wrong = whatIsWrong(form);
    if (wrong) return refuse(response, 400, wrong);
    const sms = accepted(form);
    if (form.get('dryrun') !== 'yes') await this.take({ sms, reportTo: form.get('whendelivered'), reports: [] }, form.get('message')!);
    const { mood } = this.configuration;
    if (mood === 'hanging-up') response.destroy();
    else if (mood !== 'silent') json(response, sms);
  }

  private async take(one: KeptMessage, message: string): Promise<void> {
    this.messages.unshift(one);
    this.messages.length = Math.min(this.messages.length, kept);
    this.telephone({ from: one.sms.from, to: one.sms.to, message });
    const { arrivesAfterMs: afterMs = arrivesAfterMs, mood } = this.configuration;
    if (mood === 'reporting-first') await this.report(one, 'delivered', 0);
    else if (afterMs !== null) void this.report(one, 'delivered', afterMs);
  }

  private async reportOn(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [form, one] = [await readForm(request), this.messages.find(({ sms }) => sms.id === id)];
    const status = form.get('status') as Reported;
    if (!one || !['sent', 'delivered', 'failed'].includes(status)) return refuse(response, 404, 'Not found');
    for (let time = 0; time < Number(form.get('times') ?? 1); time++) void this.report(one, status, 0);
    response.writeHead(303, { location: '/' }).end();
  }

  /** @returns when it has been answered for the first time */
  private async report({ sms: { id }, reportTo, reports }: KeptMessage, status: Reported, afterMs: number): Promise<void> {
    if (!reportTo) return;
    await new Promise<void>((resolve) => {
      this.reports.send({ to: reportTo, id, status }, afterMs, (answer) => {
        reports.push({ status, answer });
        resolve();
      });
    });
  }

  private isAuthorised(given: string | undefined): boolean {
    const credentials = Buffer.from(given ?? '');
    return credentials.length === this.expected.length && timingSafeEqual(credentials, this.expected);
  }
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(why);
}
