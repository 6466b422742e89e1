import type { ChildProcess } from 'node:child_process';
import type { Client } from 'pg';
import type { Bench } from './case.js';
import { Sink } from './sink.js';

export interface Notifying {
  sink: Sink;
  service: ChildProcess;
}

const from = 'Parken <bokning@parken.example>';

/** Notifications at work, with a sink for its mail, and nothing in line. */
export async function whileNotifying<T>({ system, product }: Bench, work: (notifying: Notifying) => Promise<T>): Promise<T> {
  await product.query('truncate notifications.deliveries, notifications.people, notifications.quiet_hours cascade');
  const sink = await Sink.open();
  try {
    const settings = { SMTP_URL: sink.url, MAIL_FROM: from, PUBLIC_URL: 'http://127.0.0.1' };
    return await system.whileNotifying(settings, (service) => work({ sink, service }));
  } finally {
    sink.close();
  }
}

interface InLine {
  category: 'decision' | 'practical';
  /** Whether each goes as a digest. */
  isDigest: boolean;
}

const content = {
  booking: {
    state: 'requested', title: 'Marknadsdialog: utsläppsfria arbetsmaskiner', people: 12, siteName: { sv: 'Mätplatsen', en: 'The bench' },
    address: 'Redaregatan 48, Helsingborg', spaceName: { sv: 'Rum 7', en: 'Room 7' }, timeZone: 'Europe/Stockholm',
    start: '2030-11-26T12:00:00Z', end: '2030-11-26T14:00:00Z', reason: null, version: 1,
  },
  invitation: null, before: null, at: '2026-11-20T08:00:00Z', until: null,
};

/** Puts a message to each of so many people in line, who are awake at any time of the day. */
export async function putInLine(product: Client, count: number, { category, isDigest }: InLine): Promise<void> {
  await product.query(`
    with person as (
      insert into notifications.people (id, email, language, sms_wanted, version)
      select id, id || '@example.se', 'sv', false, 1 from (select uuidv7() as id from generate_series(1, $1)) as one returning id
    ), awake as (
      insert into notifications.quiet_hours (person_id, begins, ends, time_zone, changed_at) select id, '00:00', '00:00', 'Europe/Stockholm', now() from person
    )
    insert into notifications.deliveries
      (id, kind, category, channel, person_id, about, about_version, content, state, due_at, digest_for, next_attempt_at, created_at, traceparent)
    select uuidv7(), 'booking-requested', $2, 'email', id, uuidv7(), 1, $3::jsonb, 'queued', now(), case when $4 then now() end, now(), now(),
      '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    from person`, [count, category, JSON.stringify(content), isDigest]);
  await product.query('vacuum analyze notifications.deliveries');
  await product.query('vacuum analyze notifications.people');
}
