import type { SharpOptions } from 'sharp';
import { DomainError } from '#kernel';

/** Pixels in rows, upright, in sRGB, with nothing else of the file that they come from. */
export interface Pixels {
  data: Buffer;
  raw: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

type Sharp = typeof import('sharp').default;

/** What a camera of today takes, and a little more. */
export const mostMegapixels = 64;
/** How long one step may take: an image can be made to be slow to read. */
export const patience = { seconds: 8 };

// Of all that libvips can read: no drawings that fetch or run anything, no documents, no formats that hardly anybody writes.
const readers = ['JpegBuffer', 'PngBuffer', 'WebpBuffer', 'HeifBuffer'].map((name) => `VipsForeignLoad${name}`);

const careful: SharpOptions = { failOn: 'error', limitInputPixels: mostMegapixels * 1e6, sequentialRead: true, pages: 1 };

let loading: Promise<Sharp> | undefined;

/** Loaded when the first picture comes: it takes some thirty megabytes, and most gateways never see one. */
export const loadSharp = (): Promise<Sharp> => (loading ??= load());

async function load(): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: readers });
  return sharp;
}

/** Reads what somebody uploaded as a picture, at most `edge` wide and high. @throws DomainError where it is none that we read */
export async function readPixels(bytes: Buffer, edge: number): Promise<Pixels> {
  const sharp = await loadSharp();
  try {
    const { data, info } = await sharp(bytes, careful)
      .autoOrient()
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .timeout(patience)
      .toBuffer({ resolveWithObject: true });
    return { data, raw: { width: info.width, height: info.height, channels: info.channels } };
  } catch (error) {
    const isTooLarge = error instanceof Error && error.message.includes('pixel limit');
    throw new DomainError(isTooLarge ? 'picture.too-large' : 'picture.not-readable');
  }
}
