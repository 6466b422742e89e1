import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { bookingApproved, getPreferences, listDeliveries, messagePosted, personErased } from '#contracts';
import { raw } from '#persistence';
import { eventually } from '#testing';
import { startGateway, type RunningGateway } from '../../services/gateway/src/start-gateway.js';
import { aMessagePosted } from '../../services/notifications/test/facts.js';
import { NotifiedHouse, aBooking, type Person } from '../../services/notifications/test/notified-house.js';
import type { ReceivedMail } from '../../services/notifications/test/post-office.js';

let here: NotifiedHouse;
let gateway: RunningGateway;
const logged: string[] = [];

beforeAll(async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  here = await NotifiedHouse.open();
  const { house } = here;
  gateway = await startGateway({ PORT: '0', NATS_URL: house.nats.urlOf('gateway'), ACTOR_PRIVATE_KEY: house.keys.privateKey, SESSION_KEY: randomBytes(32).toString('base64url') }, log);
});

afterAll(async () => {
  await gateway.close();
  await here.close();
});

/** A message that she can ask not to get, as it came. */
async function written(anna: Person): Promise<ReceivedMail> {
  const before = here.post.to(anna.email).length;
  const data = aMessagePosted(anna);
  await here.house.tell(messagePosted, { aggregateId: data.postId, data });
  return eventually('the mail has come', () => here.post.to(anna.email)[before]);
}

const oneClick = /^List-Unsubscribe: <https:\/\/parken\.example(\/[^>]+)>\r\n/im;
const unfolded = ({ raw: source }: ReceivedMail) => source.replaceAll(/\r\n[ \t]+/g, ' ');
const unsubscribeIn = (mail: ReceivedMail) => oneClick.exec(unfolded(mail))![1]!;
const linkIn = ({ text = '' }: ReceivedMail, kind: 'm' | 'n') => new RegExp(String.raw`https://parken\.example(/${kind}/[\w-]+)`).exec(text)![1]!;
const at = (path: string, init: RequestInit = {}) => fetch(new URL(path, gateway.url), { redirect: 'manual', headers: { accept: 'text/html' }, ...init });

/** What a mail program does for her, by RFC 8058 and with nothing of hers but the address. */
const clickOnce = (path: string) =>
  at(path, { method: 'POST', body: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } });

const choiceOf = async (anna: Person) =>
  (await here.house.as({ id: anna.id, roles: ['booker'] }).call(getPreferences, { personId: anna.id })).choices.find(({ channel, category }) => channel === 'email' && category === 'practical')!.choice;

test('a mail is unsubscribed from by one click of a mail program, and nothing more of its kind comes; decisions do', async () => {
  const anna = await here.person();
  const mail = await written(anna);
  expect(unfolded(mail)).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n/im);
  for (let time = 0; time < 2; time++) expect((await clickOnce(unsubscribeIn(mail))).status).toBe(200);
  expect(await choiceOf(anna)).toBe('off');

  const unwanted = aMessagePosted(anna);
  await here.house.tell(messagePosted, { aggregateId: unwanted.postId, data: unwanted });
  await eventually('it is not sent', async () => {
    const { items } = await here.house.as('staff').call(listDeliveries, { about: unwanted.postId, channel: 'email' });
    return items[0]?.state === 'suppressed' && items[0].why === 'preference';
  });
  const booking = aBooking(anna, { state: 'approved' });
  await here.house.tell(bookingApproved, { aggregateId: booking.bookingId, data: booking });
  const decision = await eventually('the decision has come', () => here.post.to(anna.email)[1]);
  expect(unfolded(decision)).not.toMatch(oneClick);
});

test('whoever scans a mail for harm and follows every link in it changes nothing', async () => {
  const anna = await here.person();
  const mail = await written(anna);
  for (const path of [unsubscribeIn(mail), linkIn(mail, 'n'), linkIn(mail, 'm')]) {
    for (const method of ['GET', 'HEAD', 'GET']) expect((await at(path, { method, headers: { accept: '*/*' } })).status).toBe(200);
    expect((await at(path, { method: 'OPTIONS' })).status).toBeGreaterThanOrEqual(400);
  }
  expect(await choiceOf(anna)).toBe('at-once');
});

test('what she chooses on the page by the link in a mail is what is so', async () => {
  const anna = await here.person();
  const path = linkIn(await written(anna), 'n');
  const saved = await at(path, { method: 'POST', body: new URLSearchParams({ 'email-practical': 'daily', 'quiet': 'never', 'timeZone': 'Europe/Stockholm' }) });
  expect(saved.status).toBe(303);
  const shown = await (await at(saved.headers.get('location')!)).text();
  expect(shown).toMatch(/name="email-practical" value="daily" checked/);
  expect(shown).toMatch(/name="quiet" value="never" checked/);
  expect(await choiceOf(anna)).toBe('daily');
});

test('a mail leads to why it came', async () => {
  const anna = await here.person();
  const page = await (await at(linkIn(await written(anna), 'm'), { headers: { 'accept': 'text/html', 'accept-language': 'en' } })).text();
  for (const says of ['Staff wrote to you', 'You are the one who booked or asked for it.', 'was accepted', 'Choose what you get and how']) expect(page).toContain(says);
});

test('a link in which one letter is changed leads nowhere and stops nothing', async () => {
  const anna = await here.person();
  const path = unsubscribeIn(await written(anna));
  const token = path.split('/')[2]!;
  for (let place = 0; place < token.length; place += 3) {
    const forged = `${token.slice(0, place)}${token[place] === 'A' ? 'B' : 'A'}${token.slice(place + 1)}`;
    expect((await clickOnce(path.replace(token, forged))).status).toBe(404);
    for (const kind of ['m', 'n']) expect((await at(`/${kind}/${forged}`)).status).toBe(404);
  }
  expect((await clickOnce(path.replace(token, linkIn(here.post.to(anna.email)[0]!, 'm').split('/')[2]!))).status).toBe(404);
  expect(await choiceOf(anna)).toBe('at-once');
});

test('of somebody who has been erased every link leads to a page that says that it leads nowhere', async () => {
  const anna = await here.person();
  const mail = await written(anna);
  await here.house.tell(personErased, { aggregateId: anna.id, aggregateVersion: 2, data: { personId: anna.id } });
  const paths = [linkIn(mail, 'm'), linkIn(mail, 'n'), unsubscribeIn(mail)];
  await eventually('all lead nowhere', async () => (await Promise.all(paths.map((path) => at(path)))).every(({ status }) => status === 404));
  expect((await clickOnce(unsubscribeIn(mail))).status).toBe(404);
  expect(await (await at(linkIn(mail, 'n'))).text()).toContain('<h1>');
});

test('what is secret in such links stands in no table and no line of the log', async () => {
  const anna = await here.person();
  const mail = await written(anna);
  const links = [linkIn(mail, 'm'), linkIn(mail, 'n'), unsubscribeIn(mail)];
  for (const path of links) await at(path);
  await clickOnce(unsubscribeIn(mail));
  const secrets = [...new Set(links.map((path) => path.split('/')[2]!))];
  expect(secrets).toHaveLength(2);
  const tables = await here.database.query<{ name: string }>(raw(`select table_name as name from information_schema.tables where table_schema = 'notifications'`));
  expect(tables.length).toBeGreaterThan(8);
  for (const { name } of tables) {
    const rows = JSON.stringify(await here.database.query(raw(`select row_to_json(t)::text as row from notifications.${name} t`)));
    for (const secret of secrets) expect(rows).not.toContain(secret);
  }
  expect(logged.length).toBeGreaterThan(5);
  for (const secret of secrets) expect(logged.join('')).not.toContain(secret);
});
