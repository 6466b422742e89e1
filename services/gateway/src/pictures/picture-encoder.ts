import { Injectable } from '@nestjs/common';
import { pictureSizes } from '#contracts';
import { DomainError } from '#kernel';
import { readPixels } from './read-pixels.js';
import { writeWebp } from './write-webp.js';

interface Size {
  edge: number;
  mostBytes: number;
}

const mostWaiting = 8;
const retryAfter = 10;

/** Writes uploaded pictures anew, one after the other: each may take a hundred megabytes while it is read. */
@Injectable()
export class PictureEncoder {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** @returns the picture in its sizes, in WebP without metadata, the smallest first @throws DomainError */
  async encode(bytes: Buffer, sizes: readonly Size[] = pictureSizes): Promise<Buffer[]> {
    if (this.waiting >= mostWaiting) throw new DomainError('limit.exceeded', { retryAfter });
    this.waiting++;
    const encoded = this.last.then(() => sizesOf(bytes, sizes));
    this.last = encoded.catch(() => undefined);
    try {
      return await encoded;
    } finally {
      this.waiting--;
    }
  }
}

async function sizesOf(bytes: Buffer, sizes: readonly Size[]): Promise<Buffer[]> {
  const pixels = await readPixels(bytes, Math.max(...sizes.map(({ edge }) => edge)));
  const byWidth = new Map<number, Buffer>();
  for (const { edge, mostBytes } of sizes) {
    const written = await writeWebp(pixels, edge, mostBytes);
    // A small picture is the same in its larger sizes.
    if (written && !byWidth.has(written.width)) byWidth.set(written.width, written.webp);
  }
  if (byWidth.size === 0) throw new DomainError('picture.too-large');
  return [...byWidth.values()];
}
