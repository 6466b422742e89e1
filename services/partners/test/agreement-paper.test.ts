import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { AgreementRow } from '../src/agreements/agreement-rows.js';
import { hashOf, paperToSign, signedPaper } from '../src/documents/agreement-paper.js';
import { notShown } from '../src/documents/letters.js';

const now = Temporal.Instant.from('2026-11-24T09:12:33Z');
const party = (organisationName: string, signedAs: string | null) => ({
  id: '1', organisationId: '2', organisationName, organisationNumber: '5567037485', signatoryId: '3', signedAt: '2026-11-24T09:12:33Z', signedAs,
});
const agreement: AgreementRow = {
  id: '1', kind: 'letter-of-intent', title: 'Tysta leveranser', text: '# Syfte\n\nParterna prövar.', state: 'sent', validFrom: '2026-12-01',
  validUntil: '2027-11-30', daysAhead: 540, automaticApproval: true, hoursAMonth: 20, priority: 0, hash: 'a'.repeat(64), reason: null, createdAt: now, sentAt: now,
  signedAt: null, activatedAt: null, remindedAt: null, endedAt: null, redactedAt: null, version: 2,
  parties: [party('Maskinbolaget i Skåne AB', 'Anna Ek'), party('Helsingborgs stad', 'Bo Berg')],
};
const text = (pdf: Buffer) => pdf.toString('latin1');
const pagesOf = (pdf: Buffer) => text(pdf).match(/\/Type \/Page\b/g)!.length;

describe('the document of an agreement', () => {
  test('is the same to the last byte for the same words at the same time, and another for any other', async () => {
    const hash = hashOf(await paperToSign(agreement, now));
    expect(hashOf(await paperToSign({ ...agreement }, now))).toBe(hash);
    const others = [{ text: 'Parterna prövar!' }, { title: 'Tysta leveranser.' }, { validUntil: '2027-12-01' }, { hoursAMonth: 21 }, { priority: 1 }];
    for (const other of others) expect(hashOf(await paperToSign({ ...agreement, ...other }, now))).not.toBe(hash);
  });

  test('names nobody who signs; the signed copy does', async () => {
    const renamed = { ...agreement, parties: [party('Maskinbolaget i Skåne AB', 'Cia Dahl'), party('Helsingborgs stad', null)] };
    expect(hashOf(await paperToSign(renamed, now))).toBe(hashOf(await paperToSign(agreement, now)));
    const zone = 'Europe/Stockholm';
    expect(hashOf(await signedPaper(renamed, now, zone))).not.toBe(hashOf(await signedPaper(agreement, now, zone)));
    expect(pagesOf(await signedPaper(agreement, now, zone))).toBe(pagesOf(await paperToSign(agreement, now)) + 1);
  });

  test('can be read aloud: it is tagged, in Swedish, with its title', async () => {
    const pdf = text(await paperToSign(agreement, now));
    for (const mark of ['/MarkInfo', '/StructTreeRoot', '/Lang (sv-SE)', '/DisplayDocTitle true', '/S /H1', '/S /H2', '/S /P']) expect(pdf).toContain(mark);
  });

  test('knows the letters that it cannot show', () => {
    expect(notShown('Źdźbło, Ἑλλάς & Москва – ½ € 😀\n\t')).toEqual([]);
    expect(notShown('北 אב ع \u202e')).toEqual(['北', 'א', 'ב', 'ع', '\u202e']);
  });

  test('fits in an answer, also at its longest', async () => {
    const long = await paperToSign({ ...agreement, text: 'Ordning och åtaganden. '.repeat(2170).slice(0, 50_000) }, now);
    expect(pagesOf(long)).toBeGreaterThan(10);
    expect(long.toString('base64').length).toBeLessThan(512 * 1024);
  });
});
