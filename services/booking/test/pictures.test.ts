import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sharp from 'sharp';
import {
  addPicture,
  defineSite,
  deletePicture,
  describePicture,
  getPicture,
  listSpaces,
  mostPictures,
  orderPictures,
  type PictureView,
} from '#contracts';
import { newId } from '#kernel';
import { sql, sqlState, type Sql } from '#persistence';
import { sizeOfWebp } from '../src/domain/webp.js';
import { definition, openHall, refusal, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());
beforeEach(() => tables().execute(sql`delete from space_pictures`));

const tables = () => hall.house.database('booking');
const staff = () => hall.house.as('staff');
const visitor = () => hall.house.as('visitor');
const alt = { sv: 'Salen, sedd från scenen', en: 'The hall, seen from the stage' };

const drawn = (width: number, height: number, alpha = 1) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 90, b: 20, alpha } } });
const webp = async (width: number, height: number) => (await drawn(width, height).webp().toBuffer()).toString('base64');
const sizes = () => Promise.all([webp(400, 300), webp(800, 600)]);

const add = async (more: object = {}): Promise<PictureView> =>
  staff().call(addPicture, { spaceId: hall.space.room, alt, sizes: await sizes(), ...more });
const shown = async (spaceId = hall.space.room) =>
  (await visitor().call(listSpaces, {})).spaces.find(({ id }) => id === spaceId)!.pictures!;
const refusedBy = (statement: Sql) =>
  tables()
    .execute(statement)
    .then(
      () => undefined,
      (error: unknown) => `${sqlState(error)} ${(error as { constraint?: string }).constraint}`,
    );

describe('a picture of a space', () => {
  it('is shown to anybody with the space, in its widths, and comes as it was stored', async () => {
    const picture = await add();
    const href = (width: number) => `/api/v1/spaces/${hall.space.room}/pictures/${picture.id}/${width}.webp`;
    expect(picture).toEqual({
      id: picture.id,
      alt,
      widths: [
        { width: 400, height: 300, href: href(400) },
        { width: 800, height: 600, href: href(800) },
      ],
    });
    expect(await shown()).toEqual([picture]);
    expect(await shown(hall.space.hall)).toEqual([]);
    const asked = { spaceId: hall.space.room, pictureId: picture.id, width: 800 };
    expect(await visitor().call(getPicture, asked)).toEqual({ webp: (await sizes())[1] });
    for (const other of [{ width: 801 }, { spaceId: hall.space.hall }, { pictureId: newId() }])
      expect(await refusal(visitor().call(getPicture, { ...asked, ...other }))).toMatchObject({ code: 'picture.not-found' });
  });

  it('may be as large as a picture may be, in a message and in its answer', async () => {
    const [width, height] = [340, 345];
    const noise = Buffer.from(Uint32Array.from({ length: (width * height * 3) / 4 }, (_, index) => Math.imul(index + 1, 2_654_435_761) ^ (index << 9)).buffer);
    const large = await sharp(noise, { raw: { width, height, channels: 3 } }).webp({ lossless: true }).toBuffer();
    expect(large.length).toBeGreaterThan(340 * 1024);
    const [small] = await sizes();
    const picture = await add({ sizes: [small, large.toString('base64')] });
    const { webp: answered } = await visitor().call(getPicture, { spaceId: hall.space.room, pictureId: picture.id, width });
    expect(Buffer.from(answered, 'base64').equals(large)).toBe(true);
  });

  it('is put in order and described anew, and the others close up when one is deleted', async () => {
    const [one, two, three] = [await add(), await add(), await add()];
    const { space } = hall;
    const ordered = await staff().call(orderPictures, { spaceId: space.room, pictureIds: [three.id, one.id, two.id] });
    expect(ordered.pictures.map(({ id }) => id)).toEqual([three.id, one.id, two.id]);
    const words = { sv: 'Ett bord', en: 'A table' };
    const described = await staff().call(describePicture, { spaceId: space.room, pictureId: one.id, alt: words });
    expect(described).toEqual({ ...one, alt: words });
    const left = await staff().call(deletePicture, { spaceId: space.room, pictureId: three.id });
    expect(left.pictures).toEqual([described, two]);
    expect(await shown()).toEqual([described, two]);
    const gone = { spaceId: space.room, pictureId: three.id };
    expect(await refusal(visitor().call(getPicture, { ...gone, width: 400 }))).toMatchObject({ code: 'picture.not-found' });
    for (const attempt of [staff().call(deletePicture, gone), staff().call(describePicture, { ...gone, alt })])
      expect(await refusal(attempt)).toMatchObject({ code: 'picture.not-found' });
    expect((await tables().query(sql`select from space_picture_sizes`)).length).toBe(4);
    expect((await add()).id).toBe((await shown()).at(-1)!.id);
  });

  it('is ordered only with all the others, each once, and only where it belongs', async () => {
    const [one, two] = [await add(), await add()];
    const elsewhere = await add({ spaceId: hall.space.hall });
    for (const pictureIds of [[one.id], [one.id, one.id], [one.id, two.id, elsewhere.id], [one.id, newId()]]) {
      const refused = await refusal(staff().call(orderPictures, { spaceId: hall.space.room, pictureIds }));
      expect([refused.code, refused.fields[0]!.field]).toEqual(['input.invalid', 'pictureIds']);
    }
    expect(await refusal(staff().call(deletePicture, { spaceId: hall.space.room, pictureId: elsewhere.id }))).toMatchObject({
      code: 'picture.not-found',
    });
  });

  it('is one of twelve at most, however many come at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: mostPictures + 4 }, () => add()));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(mostPictures);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(refused).toHaveLength(4);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'picture.too-many', params: { most: mostPictures } });
    expect(await shown()).toHaveLength(mostPictures);
  });

  it('is neither added to nor shown of a space that the house no longer has', async () => {
    const picture = await add({ spaceId: hall.space['hall-east'] });
    const without = definition.spaces.filter(({ slug }) => slug !== 'hall-east');
    await hall.house.as('admin').call(defineSite, { ...definition, spaces: without });
    const asked = { spaceId: hall.space['hall-east'], pictureId: picture.id, width: 400 };
    expect(await refusal(visitor().call(getPicture, asked))).toMatchObject({ code: 'picture.not-found' });
    expect(await refusal(add({ spaceId: hall.space['hall-east'] }))).toMatchObject({ code: 'space.not-found' });
    await hall.house.as('admin').call(defineSite, definition);
    expect(await shown(hall.space['hall-east'])).toEqual([picture]);
  });

  it('is needed with its text in both languages, and is nobody’s to change but the staff’s', async () => {
    for (const words of [undefined, { sv: 'Bara svenska' }, { sv: ' ', en: 'x' }])
      expect(await refusal(add({ alt: words }))).toMatchObject({ code: 'input.invalid' });
    for (const role of ['booker', 'reception', 'visitor'] as const)
      expect(await refusal(hall.house.as(role).call(addPicture, { spaceId: hall.space.room, alt, sizes: await sizes() }))).toMatchObject({
        code: 'actor.not-permitted',
      });
  });
});

function file(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  const head = Buffer.from('RIFF0000');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

describe('what is no picture', () => {
  it('is refused, whoever sends it', async () => {
    const [png, animated, withExif] = await Promise.all([
      drawn(40, 30).png().toBuffer(),
      sharp(await drawn(40, 60).png().toBuffer(), { pages: 1 }).webp().withMetadata({ exif: { IFD0: { Copyright: 'Anna' } } }).toBuffer(),
      drawn(40, 30).webp().withExif({ IFD3: { GPSLatitude: '56/1 2/1 46/1' } }).toBuffer(),
    ]);
    const whole = Buffer.from(await webp(40, 30), 'base64');
    const broken = [png, animated, withExif, whole.subarray(0, -1), Buffer.concat([whole, whole]), Buffer.alloc(0), Buffer.from('<svg/>')];
    for (const bytes of broken)
      expect(await refusal(add({ sizes: [bytes.toString('base64')] }))).toMatchObject({ code: expect.stringMatching(/picture.not-readable|input.invalid/) });
    expect(await refusal(add({ sizes: [await webp(1601, 10)] }))).toMatchObject({ code: 'picture.too-large' });
    expect(await refusal(add({ sizes: [await webp(40, 30), await webp(40, 20)] }))).toMatchObject({ code: 'picture.not-readable' });
    expect(await shown()).toEqual([]);
  });

  it('is told from what is one by its bytes alone, in every way of writing WebP', async () => {
    const pictures = [drawn(401, 7).webp(), drawn(401, 7, 0.5).webp(), drawn(401, 7).webp({ lossless: true }), drawn(401, 7, 0.5).webp({ lossless: true })];
    const written = await Promise.all(pictures.map((picture) => picture.toBuffer()));
    for (const bytes of written) expect(sizeOfWebp(bytes)).toEqual({ width: 401, height: 7 });
    fc.assert(
      fc.property(fc.constantFrom(...written), fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 12 }), (bytes, at, junk) => {
        const place = at % (bytes.length - 1);
        expect(sizeOfWebp(bytes.subarray(0, place))).toBeUndefined();
        expect(() => sizeOfWebp(Buffer.concat([bytes.subarray(0, place), junk, bytes.subarray(place + junk.length)]))).not.toThrow();
        expect(sizeOfWebp(Buffer.concat([bytes, junk]))).toBeUndefined();
      }),
    );
  });

  it('is one in which another is hidden', async () => {
    const plain = await drawn(40, 30).flatten().webp().toBuffer();
    const seeThrough = await drawn(40, 30, 0.5).webp({ lossless: false }).toBuffer();
    const extended = Buffer.from(seeThrough.subarray(12, 30));
    const picture = plain.subarray(12);
    expect([extended.toString('latin1', 0, 4), picture.toString('latin1', 0, 4)]).toEqual(['VP8X', 'VP8 ']);
    expect(sizeOfWebp(file(picture))).toEqual({ width: 40, height: 30 });
    expect(sizeOfWebp(file(extended, picture))).toEqual({ width: 40, height: 30 });
    for (const chunks of [[picture, picture], [extended, picture, picture], [extended, extended, picture], [picture, extended], [extended]])
      expect(sizeOfWebp(file(...chunks))).toBeUndefined();
  });

  it('is refused by the database too, as is a thirteenth picture', async () => {
    const { id } = await add();
    const store = (bytes: Buffer) => sql`insert into space_picture_sizes values (${id}, 10, 10, ${bytes})`;
    expect(await refusedBy(store(Buffer.from('GIF89a'.repeat(10))))).toBe('23514 space_picture_sizes_webp');
    expect(await refusedBy(store(Buffer.concat([Buffer.from('RIFFxxxxWEBP'), Buffer.alloc(350 * 1024)])))).toBe('23514 space_picture_sizes_bytes');
    expect(await refusedBy(sql`update space_pictures set position = 13`)).toBe('23514 space_pictures_position_check');
    await add();
    expect(await refusedBy(sql`update space_pictures set position = 1`)).toBe('23505 space_pictures_position');
  });
});
