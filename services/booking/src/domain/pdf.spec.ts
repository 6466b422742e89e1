import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deflateSync } from 'node:zlib';
import { deflatedStreams, hidesObjects, isHarmful, isWholePdf } from './pdf.js';

const document = (objects: string) => `%PDF-1.7\n${objects}\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`;

describe('a PDF', () => {
  it('begins and ends as one', () => {
    expect(isWholePdf(document('1 0 obj << /Type /Catalog >> endobj'))).toBe(true);
    expect(isWholePdf(document('').slice(0, -8))).toBe(false);
    expect(isWholePdf(`<script>${document('')}`)).toBe(false);
    expect(isWholePdf('%PDF-1.7')).toBe(false);
    expect(isWholePdf(`${document('')}PK\u0003\u0004 and a whole archive behind it`)).toBe(false);
  });

  it.each([
    '<< /S /JavaScript /JS (app.alert(1)) >>', '<</S/Launch/F(cmd.exe)>>', '/Names << /EmbeddedFiles 3 0 R >>', '<< /Type/EmbeddedFile >>',
    'trailer << /Encrypt 5 0 R >>', '/S/J#61vaScript', '/S /#4a#61#76#61#53#63#72#69#70#74', '/S/SubmitForm', '/AcroForm << /XFA 2 0 R >>',
  ])('is not taken where it does more than be read: %s', (objects) => {
    expect(isHarmful(document(objects))).toBe(true);
  });

  it.each(['/Launchpad (x)', '/OpenAction [3 0 R /Fit]', '(a text about JavaScript)', '/XFAb', '/Encryption'])('is taken where it only looks like it: %s', (objects) => {
    expect(isHarmful(document(objects))).toBe(false);
  });

  it('is not taken where objects are packed so that nobody can look', () => {
    expect(hidesObjects('<< /Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode] >>')).toBe(true);
    expect(hidesObjects('<< /Type /Obj#53tm /Filter /LZWDecode >>')).toBe(true);
    expect(hidesObjects('<< /Type /ObjStm /Filter /FlateDecode >>')).toBe(false);
    expect(hidesObjects('<< /Filter /ASCII85Decode >>')).toBe(false);
  });

  it('has its packed streams found, wherever they begin', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 200 }), { maxLength: 5 }), fc.constantFrom('\n', '\r\n'), (contents, line) => {
        const streams = contents.map((content) => deflateSync(content).toString('latin1'));
        const text = document(streams.map((stream) => `1 0 obj << /Length 1 >>${line}stream${line}${stream}${line}endstream endobj`).join(line));
        const found = deflatedStreams(text);
        for (const stream of streams) expect(found.some((at) => text.startsWith(stream, at))).toBe(true);
      }),
    );
  });
});
