import { pictureSizes } from '#contracts';
import { DomainError } from '#kernel';
import { sizeOfWebp, type Size } from '../domain/webp.js';

export interface PictureSize extends Size {
  webp: Buffer;
}

const widest = Math.max(...pictureSizes.map(({ edge }) => edge));
const largest = Math.max(...pictureSizes.map(({ mostBytes }) => mostBytes));

/** A picture in its sizes as they were sent, each looked at: whoever sent them may have made a mistake. @throws DomainError */
export function sizesIn(sent: readonly string[]): PictureSize[] {
  const sizes = sent.map((base64) => sizeIn(Buffer.from(base64, 'base64')));
  if (new Set(sizes.map(({ width }) => width)).size < sizes.length) throw new DomainError('picture.not-readable');
  return sizes;
}

function sizeIn(webp: Buffer): PictureSize {
  const size = sizeOfWebp(webp);
  if (!size || size.width < 1 || size.height < 1) throw new DomainError('picture.not-readable');
  if (size.width > widest || size.height > widest || webp.length > largest) throw new DomainError('picture.too-large');
  return { ...size, webp };
}
