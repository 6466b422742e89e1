export interface Size {
  width: number;
  height: number;
}

/** One picture; everything else would be metadata, a colour profile, an animation, or something that nobody is shown. */
const onePicture = /^(?:VP8 |VP8L|VP8XVP8L|VP8X(?:ALPH)?VP8 )$/;
const alphaOnly = 0b0001_0000;

/**
 * How large the picture in a WebP file is (RFC 9649), where that is all that is in it.
 * @returns undefined where the bytes are no such file, or hold anything beside one picture
 */
export function sizeOfWebp(bytes: Uint8Array): Size | undefined {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20 || textAt(file, 0) !== 'RIFF' || textAt(file, 8) !== 'WEBP') return undefined;
  if (file.getUint32(4, true) + 8 !== bytes.length) return undefined;
  const chunks = chunksOf(file);
  if (!chunks || !onePicture.test(chunks.map(({ name }) => name).join(''))) return undefined;
  return chunks.length === 1 || hasOnlyAlpha(chunks[0]!) ? sizeOf(chunks.at(-1)!) : undefined;
}

interface Chunk {
  name: string;
  data: DataView;
}

const textAt = (file: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((index) => file.getUint8(at + index)));

function chunksOf(file: DataView): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  let at = 12;
  while (at + 8 <= file.byteLength) {
    const length = file.getUint32(at + 4, true);
    if (at + 8 + length > file.byteLength) return undefined;
    chunks.push({ name: textAt(file, at), data: new DataView(file.buffer, file.byteOffset + at + 8, length) });
    // Chunks begin at even places.
    at += 8 + length + (length % 2);
  }
  return at === file.byteLength ? chunks : undefined;
}

const hasOnlyAlpha = ({ data }: Chunk): boolean => data.byteLength === 10 && (data.getUint8(0) & ~alphaOnly) === 0;

function sizeOf({ name, data }: Chunk): Size | undefined {
  if (name === 'VP8L') {
    if (data.byteLength < 5 || data.getUint8(0) !== 0x2f) return undefined;
    const bits = data.getUint32(1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  const isKeyFrame = data.byteLength >= 10 && data.getUint8(3) === 0x9d && data.getUint8(4) === 0x01 && data.getUint8(5) === 0x2a;
  return isKeyFrame ? { width: data.getUint16(6, true) & 0x3fff, height: data.getUint16(8, true) & 0x3fff } : undefined;
}
