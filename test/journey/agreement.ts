import { strict as assert } from 'node:assert';
import { createHash, randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { Browser } from './browser.js';
import { linkIn } from './links.js';
import { organisationNumber, signInByCode, type Person } from './people.js';
import { waitFor, type PostBox } from './post.js';
import { nextOpenThursday } from './thursday.js';

interface Surroundings {
  web: string;
  post: PostBox;
  say: (line: string) => void;
}

interface Agreement {
  id: string;
  state: string;
  hash: string | null;
  version: number;
}

interface Signatory {
  email: string;
  name: string;
  organisationId: string;
}

/** A letter of intent between three, signed by links that come by mail, and what it gives. */
export async function agreement({ web, post, say }: Surroundings, staff: Person, anna: { person: Person; organisationId: string }): Promise<void> {
  const { person, organisationId } = anna;
  const parties = [
    { email: person.email, name: 'Anna Ek', organisationId },
    await newPartner(web, post, 'Gösta Hedlund', 'Universitetet i hamnen'),
    await newPartner(web, post, 'Jane Ivarsson', 'Lastvagnsbolaget AB'),
  ];
  const sent = await send(staff, parties);
  say('Sam has sent a letter of intent between three parties to be signed.');
  await sign(web, post, parties, sent);
  const signed = await waitFor('the agreement to be active', async () => {
    const { body } = await staff.get<Agreement>(`/api/v1/agreements/${sent.id}`);
    return body.state === 'active' ? body : undefined;
  });
  say('Each has signed by the link in her mail what the fingerprint names, and the letter is active.');
  await approvedAtOnce(staff, person, organisationId, say);
  await staff.change('POST', `/api/v1/agreements/${sent.id}/termination`, { reason: 'Provet är över.' }, { 'if-match': `"${signed.version}"` });
}

async function newPartner(web: string, post: PostBox, name: string, organisation: string): Promise<Signatory> {
  const email = `${randomBytes(4).toString('hex')}@partner.example`;
  const person = await signInByCode(web, post, email);
  const { body } = await person.change<{ organisation: { id: string } }>('POST', '/api/v1/organisations', { name: organisation, number: organisationNumber() });
  return { email, name, organisationId: body.organisation.id };
}

async function send(staff: Person, parties: Signatory[]): Promise<Agreement> {
  const today = Temporal.Now.plainDateISO('Europe/Stockholm');
  const { body: draft } = await staff.change<Agreement>('POST', '/api/v1/agreements', {
    kind: 'letter-of-intent',
    title: 'Avsiktsförklaring om tunga elfordon',
    text: '# Syfte\n\nParterna prövar tunga elfordon i hamnen tillsammans.',
    parties: parties.map(({ email, name, organisationId }) => ({ organisationId, signatory: { email, name } })),
    validFrom: today.toString(),
    validUntil: today.add({ years: 1 }).toString(),
    privileges: { daysAhead: 540, automaticApproval: true, hoursAMonth: 20 },
  });
  const { body } = await staff.change<Agreement>('POST', `/api/v1/agreements/${draft.id}/sending`, undefined, { 'if-match': `"${draft.version}"` });
  assert.equal(body.state, 'sent');
  return body;
}

async function sign(web: string, post: PostBox, parties: Signatory[], { hash }: Agreement): Promise<void> {
  const anybody = new Browser(web);
  for (const { email, name } of parties) {
    const mail = await waitFor(`the letter to sign of ${email}`, async () => (await post.mailsTo(email)).find((one) => linkIn(one, 's')));
    const link = `/api/v1/signings/${linkIn(mail, 's')}`;
    const document = await anybody.fetch(new URL(`${link}/document`, web));
    const bytes = Buffer.from(await document.arrayBuffer());
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    assert.equal(createHash('sha256').update(bytes).digest('hex'), hash);
    await anybody.post(`${link}/signature`, { name, hash });
  }
}

async function approvedAtOnce(staff: Person, person: Person, organisationId: string, say: Surroundings['say']): Promise<void> {
  const { body: { sites } } = await person.get<{ sites: { id: string; timeZone: string }[] }>('/api/v1/sites');
  const thursday = await nextOpenThursday(person.browser, sites[0]!);
  const query = `siteId=${sites[0]!.id}&people=5&from=${thursday}T09:00&to=${thursday}T17:00&minutes=60`;
  const booking = await waitFor('booking to know what the agreement gives', async () => {
    const { body: { windows } } = await person.get<{ windows: { spaceId: string; start: string }[] }>(`/api/v1/free-windows?${query}`);
    const { spaceId, start } = windows[0]!;
    const end = new Date(Date.parse(start) + 3_600_000).toISOString();
    const wish = { spaceId, start, end, people: 5, title: 'Avstämning om elfordon', organisationId };
    const { body } = await person.change<{ id: string; state: string; agreementId: string | null }>('POST', '/api/v1/bookings', wish);
    if (body.state === 'approved') return body;
    await person.change('POST', `/api/v1/bookings/${body.id}/withdrawal`);
    return undefined;
  });
  assert.ok(booking.agreementId, 'it is not said by which agreement it was approved');
  say('Anna has asked for a room, and by the agreement it was hers at once.');
  await staff.change('POST', `/api/v1/bookings/${booking.id}/cancellation`, { reason: 'Provet är över.' });
}
