import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blocksOf, privilegesInWords } from './agreement-words.js';

const words = (text: string) => text.replaceAll(/[#\s]+/g, '');

describe('the text of an agreement', () => {
  it('is paragraphs between empty lines, and headings', () => {
    expect(blocksOf('# Syfte\nVi prövar\r\ntillsammans.\n\n \nOch mer.\n## Mätning\n#inte en\n####  heller')).toEqual([
      { kind: 'heading', level: 1, text: 'Syfte' },
      { kind: 'paragraph', text: 'Vi prövar\ntillsammans.' },
      { kind: 'paragraph', text: 'Och mer.' },
      { kind: 'heading', level: 2, text: 'Mätning' },
      { kind: 'paragraph', text: '#inte en\n####  heller' },
    ]);
  });

  it('loses no word, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'å', '#', ' ', '\n', '\r\n', '\t', 'ord') }), (text) => {
        expect(words(blocksOf(text).map((block) => block.text).join('\n'))).toBe(words(text));
      }),
    );
  });
});

describe('what an agreement gives', () => {
  const nothing = { daysAhead: null, automaticApproval: false, hoursAMonth: null };

  it('is said in plain sentences', () => {
    expect(privilegesInWords({ daysAhead: 540, automaticApproval: true, hoursAMonth: 20 })).toEqual([
      'Parterna får boka lokaler upp till 540 dagar i förväg.',
      'Det som de önskar boka inom öppettiderna godkänns direkt, upp till 20 timmar per kalendermånad och part.',
    ]);
    expect(privilegesInWords({ daysAhead: 1, automaticApproval: true, hoursAMonth: 1 }).join(' ')).toMatch(/1 dag i .* 1 timme per/);
    expect(privilegesInWords({ ...nothing, automaticApproval: true })).toEqual(['Det som de önskar boka inom öppettiderna godkänns direkt.']);
  });

  it('is said of priority where it gives any, by itself too', () => {
    const first = 'Önskar flera samma tid har parterna förtur av grad 3 på en skala till 9.';
    expect(privilegesInWords({ ...nothing, priority: 3 })).toEqual([first]);
    expect(privilegesInWords({ ...nothing, automaticApproval: true, priority: 3 }).at(-1)).toBe(first);
    expect(privilegesInWords({ ...nothing, priority: 0 })).toEqual([]);
  });

  it('is nothing where it gives nothing', () => {
    expect(privilegesInWords(nothing)).toEqual([]);
    expect(privilegesInWords({ ...nothing, hoursAMonth: 20 })).toEqual([]);
  });
});
