import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fileName } from './attachments.js';

describe('the name of a file', () => {
  it.each([
    ['Planritning över salen.PDF', 'pdf', 'Planritning över salen.pdf'],
    ['bild.jpg', 'picture', 'bild.webp'],
    ['../../etc/passwd', 'pdf', 'etc passwd.pdf'],
    ['faktura\u202Efdp.exe', 'pdf', 'faktura fdp.pdf'],
    ['.pdf', 'pdf', 'bilaga.pdf'],
    ['???', 'picture', 'bilaga.webp'],
  ] as const)('%s becomes what can be kept anywhere', (name, kind, kept) => expect(fileName(name, kind)).toBe(kept));

  it('ends as what it is, and is never a path or too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), (name) => {
        const kept = fileName(name, 'pdf');
        expect(kept).toMatch(/^[^./\\][^/\\]*\.pdf$/u);
        expect(kept.length).toBeLessThanOrEqual(104);
      }),
    );
  });
});
