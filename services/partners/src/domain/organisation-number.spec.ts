import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { organisationNumberOf, shownNumber } from './organisation-number.js';

const withCheckDigit = (nine: string): string => {
  const doubled = nine.split('').map((digit, index) => (index % 2 === 0 ? String(Number(digit) * 2) : digit)).join('');
  const sum = doubled.split('').reduce((total, digit) => total + Number(digit), 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
};

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const entity = fc
  .tuple(digits(2), fc.integer({ min: 2, max: 9 }), digits(6))
  .map(([start, third, end]) => withCheckDigit(`${start}${third}${end}`));
const birthday = fc.date({ min: new Date('1930-01-01'), max: new Date('2008-12-31'), noInvalidDate: true });
const personal = fc
  .tuple(birthday, digits(3), fc.constantFrom(0, 60))
  .map(([born, serial, added]) => {
    const [year, month, day] = born.toISOString().slice(0, 10).split('-') as [string, string, string];
    return withCheckDigit(`${year.slice(2)}${month}${String(Number(day) + added).padStart(2, '0')}${serial}`);
  });

describe('a Swedish organisation number', () => {
  it.each([
    ['556703-7485', '5567037485', 'legal-entity'],
    ['5567037485', '5567037485', 'legal-entity'],
    ['16556703-7485', '5567037485', 'legal-entity'],
    ['165567037485', '5567037485', 'legal-entity'],
    [' 212000-1157 ', '2120001157', 'legal-entity'],
    ['811228-9874', '8112289874', 'sole-trader'],
    ['19811228-9874', '8112289874', 'sole-trader'],
    ['811228+9874', '8112289874', 'sole-trader'],
    [withCheckDigit('000229123'), withCheckDigit('000229123'), 'sole-trader'],
    [withCheckDigit('811288987'), withCheckDigit('811288987'), 'sole-trader'],
  ])('%s is %s of a %s', (text, normal, kind) => {
    expect(organisationNumberOf(text)).toEqual({ digits: normal, kind });
  });

  it.each([
    ['a wrong check digit', '556703-7486'],
    ['too few digits', '556703-748'],
    ['too many digits', '556703-74855'],
    ['a century before a legal entity', '20556703-7485'],
    ['the prefix of a legal entity before a personal number', '16811228-9874'],
    ['a legal entity over a hundred years old', '556703+7485'],
    ['month 13', withCheckDigit('811328987')],
    ['month 0', withCheckDigit('810028987')],
    ['the 30th of February', withCheckDigit('810230987')],
    ['the 29th of February in a year without one', `1900${withCheckDigit('000229123').slice(2)}`],
    ['day 0', withCheckDigit('811200987')],
    ['a coordination number of the 32nd', withCheckDigit('811292987')],
    ['letters', 'SE556703748501'],
    ['other digits than ours', '٥٥٦٧٠٣-٧٤٨٥'],
    ['nothing', ''],
  ])('is not one with %s', (_what, text) => {
    expect(organisationNumberOf(text)).toBeUndefined();
  });

  it('has one normal form, however it is written', () => {
    fc.assert(
      fc.property(entity, fc.constantFrom('', '16'), fc.constantFrom('', '-'), (number, prefix, hyphen) => {
        const written = `${prefix}${number.slice(0, 6)}${hyphen}${number.slice(6)}`;
        expect(organisationNumberOf(written)).toEqual({ digits: number, kind: 'legal-entity' });
      }),
    );
  });

  it('tells personal and coordination numbers from those of legal entities', () => {
    fc.assert(fc.property(personal, (number) => expect(organisationNumberOf(number)).toEqual({ digits: number, kind: 'sole-trader' })));
  });

  it('does not survive one wrong digit', () => {
    fc.assert(
      fc.property(fc.oneof(entity, personal), fc.nat(9), fc.integer({ min: 1, max: 9 }), (number, at, off) => {
        const wrong = `${number.slice(0, at)}${(Number(number[at]) + off) % 10}${number.slice(at + 1)}`;
        expect(organisationNumberOf(wrong)).toBeUndefined();
      }),
    );
  });

  it('is shown whole for a legal entity, and without its last four digits for a human being', () => {
    expect(shownNumber({ digits: '5567037485', kind: 'legal-entity' })).toBe('556703-7485');
    expect(shownNumber({ digits: '8112289874', kind: 'sole-trader' })).toBe('811228-****');
    fc.assert(
      fc.property(personal, (number) => {
        expect(shownNumber(organisationNumberOf(number)!).replaceAll(/\D/g, '')).toBe(number.slice(0, 6));
      }),
    );
  });
});
