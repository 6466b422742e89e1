import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  bookingAnonymised, bookingApproved, bookingCancelled, bookingMoved, bookingRequested, inviteGuest, listGuests, uninviteGuest, visitAnonymised, visitCancelled, visitExpected, visitMoved,
} from '#contracts';
import { newId, type DomainError } from '#kernel';
import { eventually } from '#testing';
import { booking, openLobby, refusal, tellBooking, tellSite, visitOf, type Lobby } from './lobby.js';

let lobby: Lobby;
beforeAll(async () => {
  lobby = await openLobby();
});
afterAll(() => lobby.house.close());

const approved = (more: Parameters<typeof booking>[1] = {}) => tellBooking(lobby, booking(lobby.siteId, more));
const hostOf = ({ applicantId }: { applicantId: string | null }) => lobby.house.as({ id: applicantId!, roles: ['booker'] });
const invite = (bookingId: string, name = 'Anna Ek', guestId = newId()) => ({ bookingId, guestId, name });
const factsAbout = async (fact: typeof visitExpected, visitId: string) =>
  (await lobby.house.told(fact)).filter(({ subject }) => subject === visitId);

describe('a guest', () => {
  it('is expected when and where the booking is, and her host is who asked for it', async () => {
    const held = await approved();
    const guest = invite(held.bookingId);
    const visit = await hostOf(held).call(inviteGuest, guest);
    expect(visit).toMatchObject({
      kind: 'guest', state: 'expected', visitorName: 'Anna Ek', visitorId: guest.guestId, hostId: held.applicantId, bookingId: held.bookingId,
      title: { sv: 'Marknadsdialog', en: 'Marknadsdialog' }, expectedFrom: held.start, expectedUntil: held.end, spaceName: held.spaceName,
    });
    const [told] = await eventually('it is told', async () => {
      const facts = await factsAbout(visitExpected, visit.id);
      return facts.length > 0 && facts;
    });
    expect(told!.data).toMatchObject({ kind: 'guest', visitorId: guest.guestId, hostId: held.applicantId, state: 'expected' });
    expect(JSON.stringify(told)).not.toContain('Anna');
  });

  it('who is named again stays one guest', async () => {
    const held = await approved();
    const guest = invite(held.bookingId);
    const visits = await Promise.all(Array.from({ length: 10 }, () => hostOf(held).call(inviteGuest, guest)));
    expect(new Set(visits.map(({ id }) => id)).size).toBe(1);
    expect((await hostOf(held).call(listGuests, { bookingId: held.bookingId })).items).toHaveLength(1);
  });

  it('there are never more than the booking is for, however many are named at once', async () => {
    const held = await approved({ people: 3 });
    const named = await Promise.allSettled(Array.from({ length: 12 }, () => hostOf(held).call(inviteGuest, invite(held.bookingId))));
    expect(named.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const refused = named.flatMap((one) => (one.status === 'rejected' ? [one.reason as DomainError] : []));
    expect(refused).toMatchObject(Array.from({ length: 9 }, () => ({ code: 'visit.too-many-guests', params: { people: 3 } })));
  });

  it('who is taken back makes room for another, and can be named again', async () => {
    const held = await approved({ people: 1 });
    const host = hostOf(held);
    const guest = invite(held.bookingId);
    const { id } = await host.call(inviteGuest, guest);
    expect(await host.call(uninviteGuest, { visitId: id })).toMatchObject({ id, state: 'cancelled' });
    expect(await refusal(host.call(uninviteGuest, { visitId: id }))).toMatchObject({ code: 'visit.illegal-transition', params: { from: 'cancelled' } });
    const again = await host.call(inviteGuest, guest);
    expect(again).toMatchObject({ state: 'expected' });
    expect(again.id).not.toBe(id);
    await eventually('it is told', async () => (await factsAbout(visitCancelled, id)).length === 1);
  });

  it('is no affair of anybody else’s, but the reception’s', async () => {
    const held = await approved();
    const stranger = lobby.house.as('booker');
    expect(await refusal(stranger.call(inviteGuest, invite(held.bookingId)))).toMatchObject({ code: 'booking.not-found' });
    expect(await refusal(stranger.call(listGuests, { bookingId: held.bookingId }))).toMatchObject({ code: 'booking.not-found' });
    const { id } = await lobby.house.as('reception').call(inviteGuest, invite(held.bookingId));
    expect(await refusal(stranger.call(uninviteGuest, { visitId: id }))).toMatchObject({ code: 'visit.not-found' });
    expect(await hostOf(held).call(uninviteGuest, { visitId: id })).toMatchObject({ state: 'cancelled' });
  });

  it('cannot be named before the booking is approved, or when it is over', async () => {
    const asked = await approved({ state: 'requested' });
    expect(await refusal(hostOf(asked).call(inviteGuest, invite(asked.bookingId)))).toMatchObject({ code: 'visit.booking-not-approved' });
    const over = await approved({ start: '2026-11-26T08:00:00Z', end: '2026-11-26T12:00:00Z' });
    const tooLate = await refusal(hostOf(over).call(inviteGuest, invite(over.bookingId)));
    expect(tooLate).toMatchObject({ code: 'visit.booking-not-approved', params: { state: 'over' } });
  });
});

describe('when the booking', () => {
  it('is moved, its guests are, once, and an older fact that comes late changes nothing', async () => {
    const held = await approved();
    const { id } = await hostOf(held).call(inviteGuest, invite(held.bookingId));
    const moved = { ...held, start: '2026-11-26T18:00:00Z', end: '2026-11-26T19:00:00Z', version: 3 };
    await tellBooking(lobby, moved, bookingMoved);
    await tellBooking(lobby, { ...held, start: '2026-11-27T08:00:00Z', end: '2026-11-27T09:00:00Z', version: 2 }, bookingMoved);
    await tellBooking(lobby, { ...moved, version: 4 }, bookingMoved);
    expect(await visitOf(lobby, id)).toMatchObject({ state: 'expected', expectedFrom: moved.start, expectedUntil: moved.end, version: 2 });
    const facts = await eventually('it is told', async () => {
      const found = await factsAbout(visitMoved, id);
      return found.length > 0 && found;
    });
    expect(facts).toHaveLength(1);
  });

  it('is moved to another site, its guests are expected there', async () => {
    const elsewhere = newId();
    await tellSite(lobby, elsewhere, 'Annex');
    const held = await approved();
    const { id } = await hostOf(held).call(inviteGuest, invite(held.bookingId));
    const siteName = { sv: 'Annex sv', en: 'Annex' };
    await tellBooking(lobby, { ...held, siteId: elsewhere, siteName, address: 'Gatan 1', version: 2 }, bookingMoved);
    expect(await visitOf(lobby, id, '2026-11-26', elsewhere)).toMatchObject({ state: 'expected', siteName });
    await expect(visitOf(lobby, id)).rejects.toThrow('there is no such visit on that day');
    await eventually('it is told', async () => (await factsAbout(visitMoved, id))[0]?.data.address === 'Gatan 1');
  });

  it('is cancelled, its guests are not expected any more', async () => {
    const held = await approved();
    const { id } = await hostOf(held).call(inviteGuest, invite(held.bookingId));
    await tellBooking(lobby, { ...held, state: 'cancelled', reason: 'x', version: 2 }, bookingCancelled);
    expect(await visitOf(lobby, id)).toMatchObject({ state: 'cancelled' });
    await eventually('it is told', async () => (await factsAbout(visitCancelled, id)).length === 1);
  });

  it('is taken up again after it was cancelled, its host names anew whom she expects', async () => {
    const held = await approved();
    const guest = invite(held.bookingId);
    const { id } = await hostOf(held).call(inviteGuest, guest);
    await tellBooking(lobby, { ...held, state: 'cancelled', reason: 'x', version: 2 }, bookingCancelled);
    await tellBooking(lobby, { ...held, state: 'requested', version: 3 }, bookingRequested);
    expect(await refusal(hostOf(held).call(inviteGuest, guest))).toMatchObject({ code: 'visit.booking-not-approved' });
    await tellBooking(lobby, { ...held, state: 'approved', version: 4 }, bookingApproved);
    expect(await visitOf(lobby, id)).toMatchObject({ state: 'cancelled' });
    const again = await hostOf(held).call(inviteGuest, guest);
    expect([again.state, again.id === id]).toEqual(['expected', false]);
  });

  it('loses its title, so do the visits', async () => {
    const held = await approved();
    const { id } = await hostOf(held).call(inviteGuest, invite(held.bookingId));
    await tellBooking(lobby, { ...held, title: '[raderad / erased]', applicantId: null, version: 2 }, bookingAnonymised);
    expect(await visitOf(lobby, id)).toMatchObject({ state: 'expected', title: { sv: '[raderad / erased]' } });
    await eventually('it is told', async () => (await factsAbout(visitAnonymised, id)).length === 1);
  });
});
