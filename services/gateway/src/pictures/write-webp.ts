import { loadSharp, patience, type Pixels } from './read-pixels.js';

interface Written {
  width: number;
  webp: Buffer;
}

// The first that is small enough is taken; only what is nearly noise gets as far as the last.
const qualities = [80, 65, 50, 35, 20, 5];

/** The picture at most `edge` wide and high, as good as fits. @returns undefined where it takes more than `mostBytes` at its worst */
export async function writeWebp({ data, raw }: Pixels, edge: number, mostBytes: number): Promise<Written | undefined> {
  const sharp = await loadSharp();
  for (const quality of qualities) {
    const { data: webp, info } = await sharp(data, { raw })
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
      .webp({ quality, alphaQuality: quality, smartSubsample: true })
      .timeout(patience)
      .toBuffer({ resolveWithObject: true });
    if (webp.length <= mostBytes) return { width: info.width, webp };
  }
  return undefined;
}
