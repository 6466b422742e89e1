import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { holdsSecret, masked, withoutAddress, withoutSecrets } from './masking.js';

test('an address stays recognisable and becomes useless', () => {
  expect(masked('anna@example.se')).toBe('a***@example.se');
  expect(masked('+46701234567')).toBe('+4670***67');
});

test('what a server answers is kept without the address that it quotes, whatever stands in that', () => {
  expect(withoutAddress('550 5.1.1 <Anna@example.se>: no such user', 'anna@example.se')).toBe('550 5.1.1 <a***@example.se>: no such user');
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      expect(withoutAddress(`550 <${address}> unknown`, address)).toBe(`550 <${masked(address)}> unknown`);
    }),
  );
});

test('where there is no address, nothing is masked', () => {
  expect(withoutAddress('not known yet', '')).toBe('not known yet');
});

test('of what was fetched for a message nothing is left in what a server says, not even of a link that it has cut', () => {
  const fetched = { registrationLink: 'AZoAAAAA_x-1', pass: { token: 'BZoAAAAA', holds: 'head.body.seal' }, visitor: { name: 'Kaspar Gäst', organisation: 'AB' } };
  expect(withoutSecrets('554 https://parken.se/r/AZoAAAAA_x-1 and /p/BZoAA, for Kaspar Gäst at ABB: head.body.seal', fetched)).toBe(
    '554 https://parken.se/r/*** and /p/***, for *** at ABB: ***',
  );
  expect(withoutSecrets('451 4.7.1 try again later', {})).toBe('451 4.7.1 try again later');
});

test('where the SMS operator reports to is not kept, however it quotes it', () => {
  expect(withoutSecrets('400 whendelivered https://parken.se/hooks/sms/c2Vj-cmV0_2?delivery=1', {})).toBe('400 whendelivered https://parken.se/hooks/sms/***?delivery=1');
  expect(withoutSecrets('whendelivered=https%3A%2F%2Fparken.se%2Fhooks%2Fsms%2Fc2Vj-cmV0_2%3Fdelivery%3D1', {})).toBe('whendelivered=https%3A%2F%2Fparken.se%2Fhooks%2Fsms%2F***%3Fdelivery%3D1');
});

test('a message with a code or a link that acts holds a secret; one with a title or the name of a guest does not', () => {
  expect(holdsSecret('Din bokning börjar 13.00. Dörrkod 918273. /Parken', { doorCode: '918273' })).toBe(true);
  expect(holdsSecret('Skriv under: https://parken.se/s/AZoAAAAA_x-1 /Parken', {})).toBe(true);
  expect(holdsSecret('Din gäst har kommit: Kaspar Gäst. /Parken', { visitor: { name: 'Kaspar Gäst', organisation: null } })).toBe(false);
  expect(holdsSecret('Din bokning är godkänd: Klimatdialog, 26/11 13.00-15.00. /Parken', {})).toBe(false);
});
