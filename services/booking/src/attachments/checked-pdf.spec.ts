import { deflateSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { mustBeHarmlessPdf } from './checked-pdf.js';

const pdf = (streams: Buffer[]) =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), ...streams.flatMap((stream) => [Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')]), Buffer.from('startxref\n9\n%%EOF\n')]);

it('looks into what is packed, and past what only looks like it', async () => {
  const broken = Buffer.from([0x78, 0x9c, 0xff, 0xff, 0xff]);
  await mustBeHarmlessPdf(pdf([broken, deflateSync('BT (Planritning)] Tj ET')]));
  await expect(mustBeHarmlessPdf(pdf([broken, deflateSync('<< /S /JavaScript >>')]))).rejects.toMatchObject({ code: 'attachment.not-harmless' });
});

it('gives up where there is more to look into than in any document', async () => {
  const begun = performance.now();
  const streams = Array.from({ length: 200_000 }, () => Buffer.from([0x78, 0x9c, 0x07]));
  await expect(mustBeHarmlessPdf(pdf(streams))).rejects.toMatchObject({ code: 'attachment.not-harmless' });
  expect(performance.now() - begun).toBeLessThan(10_000);
}, 120_000);
