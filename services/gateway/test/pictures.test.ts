import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { addPicture, getPicture, pictureSizes } from '#contracts';
import { DomainError, newId } from '#kernel';
import { Gatehouse } from './gatehouse.js';
import type { Visitor } from './visitor.js';

let house: Gatehouse;
let staff: Visitor;
// As a picture would be that somebody else's program wrote: before what the gateway reads is narrowed.
let files: Record<'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'tiff', Buffer>;

beforeAll(async () => {
  house = await Gatehouse.open();
  ({ visitor: staff } = await house.signedIn(['staff']));
  const [jpeg, png, webp, avif, gif, tiff] = await Promise.all([
    drawn().withMetadata({ orientation: 6, exif: { IFD0: { Copyright: 'Anna Ek' }, IFD3: { GPSLatitude: '56/1 2/1 46/1' } } }).jpeg().toBuffer(),
    drawn().resize(300).png({ palette: true }).toBuffer(),
    drawn().webp({ lossless: true }).toBuffer(),
    drawn().resize(900).avif({ effort: 0 }).toBuffer(),
    drawn().resize(200).gif().toBuffer(),
    drawn().resize(200).tiff().toBuffer(),
  ]);
  files = { jpeg, png, webp, avif, gif, tiff };
});

afterAll(() => house.close());
beforeEach(() => house.services.reset());

const drawn = () => sharp(quarters(2000, 1000), { raw: { width: 2000, height: 1000, channels: 3 } });

/** Red, green, blue and white, from the left above. */
function quarters(width: number, height: number): Buffer {
  const colours = [[220, 30, 30], [30, 160, 60], [40, 60, 200], [250, 250, 250]];
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const isRight = at % width >= width / 2;
    const isBelow = at / width >= height / 2;
    pixels.set(colours[(isBelow ? 2 : 0) + (isRight ? 1 : 0)]!, at * 3);
  }
  return pixels;
}

const spaceId = newId();
const words = new URLSearchParams({ altSv: 'Salen, sedd från scenen', altEn: 'The hall, seen from the stage' });
const path = `/api/v1/spaces/${spaceId}/pictures`;
const upload = (bytes: Buffer | string, type = 'image/jpeg', visitor = staff, query = words) =>
  visitor.send('POST', `${path}?${query.toString()}`, typeof bytes === 'string' ? bytes : new Uint8Array(bytes), { 'content-type': type });

const sent = () => (house.services.of(addPicture)[0]!.input.sizes as string[]).map((webp) => Buffer.from(webp, 'base64'));

const colourAt = async (webp: Buffer, across: number, down: number) => {
  const { data, info } = await sharp(webp).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height * down) * info.width + Math.floor(info.width * across)) * info.channels;
  return [...data.subarray(at, at + 3)].map((value) => (value > 127 ? 1 : 0)).join('');
};

describe('a picture that somebody uploads', () => {
  test('goes to booking upright, in three sizes, with its words and nothing else', async () => {
    const { status } = await upload(files.jpeg);
    expect(status).toBe(201);
    expect(house.services.of(addPicture)).toMatchObject([{ input: { spaceId, alt: { sv: 'Salen, sedd från scenen', en: 'The hall, seen from the stage' } } }]);
    const sizes = sent();
    const told = await Promise.all(sizes.map((webp) => sharp(webp).metadata()));
    // It lay on its side: what was to the left is above.
    expect(told.map(({ width, height }) => [width, height])).toEqual([[200, 400], [400, 800], [800, 1600]]);
    for (const { format, exif, xmp, icc, iptc, orientation } of told) expect([format, exif, xmp, icc, iptc, orientation]).toEqual(['webp', undefined, undefined, undefined, undefined, undefined]);
    for (const webp of sizes) {
      expect(webp.includes('Anna')).toBe(false);
      expect(await Promise.all([colourAt(webp, 0.25, 0.25), colourAt(webp, 0.75, 0.25), colourAt(webp, 0.25, 0.75), colourAt(webp, 0.75, 0.75)])).toEqual(['001', '100', '111', '010']);
    }
    expect(files.jpeg.includes('Anna')).toBe(true);
  });

  test.each(['png', 'webp', 'avif'] as const)('may be %s, and is no larger afterwards than it was', async (format) => {
    expect((await upload(files[format], `image/${format}`)).status).toBe(201);
    const widths = { png: [300], webp: [400, 800, 1600], avif: [400, 800, 900] };
    expect(await Promise.all(sent().map(async (webp) => (await sharp(webp).metadata()).width))).toEqual(widths[format]);
  });

  test('fits into one message however much there is to see in it', async () => {
    const [width, height] = [1800, 1700];
    const noise = Buffer.from(Uint32Array.from({ length: (width * height * 3) / 4 + 1 }, (_, index) => Math.imul(index ^ (index >>> 7), 2_654_435_761)).buffer);
    const png = await sharp(noise.subarray(0, width * height * 3), { raw: { width, height, channels: 3 } }).jpeg({ quality: 90 }).toBuffer();
    expect(png.length).toBeLessThan(10 * 1024 * 1024);
    expect((await upload(png)).status).toBe(201);
    for (const [index, webp] of sent().entries()) expect(webp.length).toBeLessThanOrEqual(pictureSizes[index]!.mostBytes);
  });

  test('is refused where it is none, or of a kind that is not read, and nothing is asked', async () => {
    const half = files.jpeg.subarray(0, files.jpeg.length / 2);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>');
    for (const bytes of [half, svg, files.gif, files.tiff, Buffer.from('not a picture'), Buffer.from([])]) {
      const { status, body } = await upload(bytes);
      expect([status, body.code]).toEqual([422, 'picture.not-readable']);
    }
    expect(house.services.asked).toEqual([]);
  });

  test('is refused where it is too large, in bytes or in pixels', async () => {
    const bytes = await upload(Buffer.alloc(10 * 1024 * 1024 + 1));
    expect([bytes.status, bytes.body.code]).toEqual([413, 'picture.too-large']);
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: 'white' }, limitInputPixels: false }).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const pixels = await upload(bomb, 'image/png');
    expect([pixels.status, pixels.body.code, pixels.body.detail]).toEqual([413, 'picture.too-large', expect.stringContaining('64 miljoner')]);
    expect(house.services.asked).toEqual([]);
  });

  test('needs its words in both languages, comes as a picture, and from staff', async () => {
    const { body } = await upload(files.png, 'image/png', staff, new URLSearchParams({ altSv: 'Salen' }));
    expect(body).toMatchObject({ status: 400, errors: [{ field: 'altEn', in: 'query', code: 'required' }] });
    for (const type of ['application/json', 'multipart/form-data; boundary=x', 'application/octet-stream']) expect((await upload('{}', type)).status).toBe(415);
    expect((await upload(files.png, 'image/png', house.visitor())).status).toBe(401);
    const { visitor: booker } = await house.signedIn(['booker']);
    expect((await upload(files.png, 'image/png', booker)).status).toBe(403);
    expect(house.services.of(addPicture)).toEqual([]);
  });
});

describe('a picture that somebody looks at', () => {
  const picture = `${path}/${newId()}/400.webp`;

  test('comes as itself, and may be kept for ever', async () => {
    house.services.on(getPicture, () => ({ webp: files.webp.subarray(0, 300_000).toString('base64') }));
    const response = await house.visitor().raw('GET', picture, undefined, { accept: 'image/avif,image/webp,image/*,*/*;q=0.8' });
    const { headers } = response;
    expect([response.status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([200, 'image/webp', 'nosniff']);
    expect([headers.get('cache-control'), headers.get('vary'), headers.get('set-cookie')]).toEqual(['public, max-age=31536000, immutable', null, null]);
    expect(Buffer.from(await response.arrayBuffer()).equals(files.webp.subarray(0, 300_000))).toBe(true);
    expect(house.services.of(getPicture)).toMatchObject([{ input: { spaceId, width: 400 }, actor: { roles: ['visitor'] } }]);
    const again = await house.visitor().get(picture, { 'if-none-match': headers.get('etag')! });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  test('is not there when it has been deleted, and nobody keeps that', async () => {
    house.services.on(getPicture, () => {
      throw new DomainError('picture.not-found');
    });
    const { status, headers, body } = await house.visitor().get(picture);
    expect([status, body.code, headers.get('cache-control')]).toEqual([404, 'picture.not-found', 'no-store']);
    for (const wrong of ['0.webp', '4000.webp', 'x.webp']) expect((await house.visitor().get(`${path}/${newId()}/${wrong}`)).status).toBe(400);
    expect((await house.visitor().get(`${path}/${newId()}/400.png`)).status).toBe(404);
  });
});
