import { Readable } from 'node:stream';
import { createInflate } from 'node:zlib';
import { DomainError } from '#kernel';
import { deflatedStreams, hidesObjects, isHarmful, isWholePdf, longestName } from '../domain/pdf.js';

/** More than any document of this size unpacks to that is not made to. */
const mostUnpacked = 100 * 1024 * 1024;
/** More than any document of this size is made of; each takes its time to look into. */
const mostStreams = 20_000;

/**
 * Looks for what a document may do besides being read, also in what is packed. It is no search for viruses: what gets past it is
 * still never shown by us, but saved and opened with what the reader trusts.
 * @throws DomainError
 */
export async function mustBeHarmlessPdf(bytes: Buffer): Promise<void> {
  const text = bytes.toString('latin1');
  if (!isWholePdf(text)) throw new DomainError('attachment.not-readable');
  if (isHarmful(text) || hidesObjects(text)) throw new DomainError('attachment.not-harmless');
  const starts = deflatedStreams(text);
  if (starts.length > mostStreams) throw new DomainError('attachment.not-harmless');
  let unpacked = 0;
  for (const start of starts) {
    let before = '';
    for await (const chunk of inflated(bytes.subarray(start))) {
      unpacked += chunk.length;
      const now = before + chunk.toString('latin1');
      if (unpacked > mostUnpacked || isHarmful(now)) throw new DomainError('attachment.not-harmless');
      before = now.slice(-longestName);
    }
  }
}

/** What can be unpacked; the rest of what only looked like something packed is none. */
async function* inflated(bytes: Buffer): AsyncGenerator<Buffer> {
  const source = Readable.from([bytes]);
  try {
    for await (const chunk of source.pipe(createInflate({ chunkSize: 64 * 1024 }))) yield chunk as Buffer;
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('Z_')) throw error;
  } finally {
    source.destroy();
  }
}
