import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fileNameOf } from './file-name.js';

describe('the file name of an agreement', () => {
  it('is its title in letters that everything can write', () => {
    expect(fileNameOf({ title: 'Avsiktsförklaring – tysta leveranser, år 1' }, 'to-sign')).toBe('avsiktsforklaring-tysta-leveranser-ar-1.pdf');
    expect(fileNameOf({ title: 'Łódź/..\\' }, 'signed')).toBe('odz-undertecknat.pdf');
    expect(fileNameOf({ title: '合意' }, 'to-sign')).toBe('avtal.pdf');
  });

  it('is short and harmless, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        expect(fileNameOf({ title }, 'signed')).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,92}[a-z0-9])\.pdf$/);
      }),
    );
  });
});
