import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { countInside, listInside, recordScan, registrationCancelled, registrationMoved, revealPass, type RegistrationSnapshot } from '#contracts';
import { newId } from '#kernel';
import { noon, openLobby, refusal, registration, tellRegistration, tellSite, type Lobby } from './lobby.js';

let lobby: Lobby;
beforeAll(async () => {
  lobby = await openLobby();
});
afterAll(() => lobby.house.close());

let told: RegistrationSnapshot;
let visitId: string;
let pass: string;
beforeEach(async () => {
  lobby.house.clock.set(noon);
  told = registration(lobby.siteId);
  visitId = told.registrationId;
  await tellRegistration(lobby, told);
  pass = (await lobby.house.asPeer('notifications', revealPass, { visitId })).pass!;
});

const scan = (direction: 'in' | 'out', more: { nonce?: string; at?: string; pass?: string; siteId?: string } = {}) =>
  lobby.house.as('device').call(recordScan, { pass, siteId: lobby.siteId, direction, nonce: newId(), ...more });
const desk = () => lobby.house.as('reception');

describe('a pass', () => {
  it('opens only at its site, and from two hours before until two hours after', async () => {
    const elsewhere = newId();
    await tellSite(lobby, elsewhere, 'Annex');
    expect(await refusal(scan('in', { siteId: elsewhere }))).toMatchObject({ code: 'pass.other-site', params: { siteName: { en: 'Parken' } } });
    expect(await refusal(scan('in', { siteId: newId() }))).toMatchObject({ code: 'site.not-found' });
    lobby.house.clock.set('2026-11-26T10:59:59Z');
    expect(await refusal(scan('in'))).toMatchObject({ code: 'pass.not-yet-valid', params: { from: '2026-11-26T11:00:00Z', timeZone: 'Europe/Stockholm' } });
    lobby.house.clock.set('2026-11-26T17:00:00Z');
    expect(await refusal(scan('in'))).toMatchObject({ code: 'pass.expired', params: { until: '2026-11-26T17:00:00Z', timeZone: 'Europe/Stockholm' } });
  });

  it('opens also where nothing has been told yet of the site, and whoever is inside there is listed', async () => {
    const siteId = newId();
    const early = registration(siteId);
    await tellRegistration(lobby, early);
    const opening = (await lobby.house.asPeer('notifications', revealPass, { visitId: early.registrationId })).pass!;
    expect(await refusal(desk().call(listInside, { siteId }))).toMatchObject({ code: 'site.not-found' });
    await scan('in', { pass: opening, siteId: siteId.toUpperCase() });
    expect((await desk().call(listInside, { siteId })).items).toMatchObject([{ id: early.registrationId, arrivedAt: noon }]);
  });

  it('lets out at the site where she came in whose event has been moved to another', async () => {
    await scan('in');
    const elsewhere = newId();
    await tellSite(lobby, elsewhere, 'Annex');
    const event = { ...told.event, siteId: elsewhere, siteName: { sv: 'Annex sv', en: 'Annex' } };
    await tellRegistration(lobby, { ...told, event, version: 2 }, registrationMoved);
    const isListedAt = async (siteId: string) => (await desk().call(listInside, { siteId, limit: 100 })).items.some(({ id }) => id === visitId);
    expect([await isListedAt(lobby.siteId), await isListedAt(elsewhere)]).toEqual([true, false]);
    expect((await desk().call(countInside, { siteId: elsewhere })).sites).toMatchObject([{ inside: 0, expected: 0 }]);
    expect(await scan('out')).toMatchObject({ visit: { state: 'left' } });
    expect(await refusal(scan('in'))).toMatchObject({ code: 'pass.other-site', params: { siteName: { en: 'Annex' } } });
    expect(await scan('in', { siteId: elsewhere })).toMatchObject({ visit: { state: 'inside', siteId: elsewhere } });
    expect([await isListedAt(lobby.siteId), await isListedAt(elsewhere)]).toEqual([false, true]);
  });

  it('that is none of ours, or forged, opens nothing', async () => {
    const [header, , signature] = pass.split('.');
    const claims = Buffer.from(JSON.stringify({ iss: 'parken', jti: newId(), aud: lobby.siteId })).toString('base64url');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
    for (const forged of ['', 'x', `${header}.${claims}.${signature}`, unsigned, `${pass.slice(0, -4)}AAAA`]) {
      expect(await refusal(scan('in', { pass: forged }))).toMatchObject({ code: 'pass.invalid' });
    }
  });

  it('of a visit that was called off says so', async () => {
    await tellRegistration(lobby, { ...told, state: 'cancelled', version: 2 }, registrationCancelled);
    expect(await refusal(scan('in'))).toMatchObject({ code: 'visit.illegal-transition', params: { from: 'cancelled' } });
    expect(await lobby.house.asPeer('notifications', revealPass, { visitId })).toMatchObject({ pass: null });
  });

  it('from before the event was moved opens at its new time', async () => {
    const event = { ...told.event, start: '2026-11-26T18:00:00Z', end: '2026-11-26T20:00:00Z' };
    await tellRegistration(lobby, { ...told, event, version: 2 }, registrationMoved);
    expect(await refusal(scan('in'))).toMatchObject({ code: 'pass.not-yet-valid', params: { from: '2026-11-26T16:00:00Z' } });
    lobby.house.clock.set('2026-11-26T17:30:00Z');
    expect(await scan('in')).toMatchObject({ visit: { state: 'inside' } });
  });
});
