import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { erasedMark, withoutTrader } from './redaction.js';

const trader = { name: 'Annikas Snickeri (Å.K.)', number: '8112289874' };

describe('a text in which a sole trader is named', () => {
  it.each([
    ['Mellan staden och Annikas Snickeri (Å.K.).', `Mellan staden och ${erasedMark}.`],
    ['ANNIKAS\n SNICKERI (å.k.) åtar sig', `${erasedMark} åtar sig`],
    ['811228 9874, 811228\u20139874 och 19811228\u00a09874', `${erasedMark}, ${erasedMark} och ${erasedMark}`],
    ['nummer 811228-9874, 19811228-9874 och 8112289874', `nummer ${erasedMark}, ${erasedMark} och ${erasedMark}`],
  ])('loses her name and her number, however they are written: %s', (text, left) => {
    expect(withoutTrader(text, trader)).toBe(left);
  });

  it('keeps words of which hers is only a part', () => {
    expect(withoutTrader('Annas och Anna 18112289874', { name: 'Anna', number: '8112289874' })).toBe(`Annas och ${erasedMark} 18112289874`);
  });

  it('has nothing of hers left, whatever she is called', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30 }).map((name) => name.trim()).filter((name) => name !== ''), (name) => {
        expect(withoutTrader(`Staden och ${name} prövar`, { name, number: null })).toBe(`Staden och ${erasedMark} prövar`);
      }),
    );
  });
});
