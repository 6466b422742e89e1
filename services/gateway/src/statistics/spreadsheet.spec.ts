import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { spreadsheet } from './spreadsheet.js';

const linesOf = (table: string) => table.slice(1).split('\r\n');

it('has a mark, headings, and lines that end as the standard says', () => {
  expect(spreadsheet(['Lokal', 'Timmar'], [['Salen', 12.5], [null, 0]])).toBe('\uFEFFLokal,Timmar\r\nSalen,12.5\r\n,0\r\n');
});

it.each(['=1+1', '+46', '-1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://example.org","x")'])('makes no formula of %j', (text) => {
  const [, line] = linesOf(spreadsheet(['name'], [[text]]));
  expect(line).toMatch(/^"?'/);
});

it.each(['AB Kaj;=1+1', 'AB Kaj\t=1+1'])('lets %j end no cell where cells end otherwise', (text) => {
  expect(linesOf(spreadsheet(['name', 'n'], [[text, 1]]))[1]).toBe(`"${text}",1`);
});

it('keeps what somebody wrote in one cell, whatever it is', () => {
  expect(linesOf(spreadsheet(['name', 'n'], [['AB "Kaj", Hamnen', 1]]))[1]).toBe('"AB ""Kaj"", Hamnen",1');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const cell = spreadsheet(['n', 'name'], [[1, text]]).slice('\uFEFFn,name\r\n1,'.length, -2);
      const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect(read.replace(/^'/, '')).toBe(text.replace(/^'/, ''));
      expect(read).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
