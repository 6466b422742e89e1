import { z } from 'zod';
import { command, query } from '../define.js';
import { bilingual, id } from '../fields.js';
import { exampleIds, pictureView } from './views.js';

/** How many pictures a space has at most. */
export const mostPictures = 12;

/**
 * How wide and high a picture is at most in each of its sizes, and how many bytes it may take there. All of them together must
 * fit in one message, and each in one answer, as base64.
 */
export const pictureSizes = [
  { edge: 400, mostBytes: 60 * 1024 },
  { edge: 800, mostBytes: 160 * 1024 },
  { edge: 1600, mostBytes: 350 * 1024 },
] as const;

const mostBytes = Math.max(...pictureSizes.map((size) => size.mostBytes));
const webp = () => z.base64().max(4 * Math.ceil(mostBytes / 3));

/** Said instead of the picture to those who do not see it. */
export const alternativeText = () => bilingual(300);

const example = {
  spaceId: exampleIds.space,
  pictureId: '019a0000-0000-7000-8000-000000000015',
  alt: { sv: 'Salen med stolar i rader, sedd från scenen', en: 'The Hall with chairs in rows, seen from the stage' },
  /** One black pixel. */
  webp: 'UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=',
};

const ofPicture = { spaceId: id(), pictureId: id() };
const pictures = z.strictObject({ pictures: z.array(pictureView) });

export const addPicture = command({
  subject: 'booking.pictures.add',
  summary: 'Add a picture of a space, after those that it has, with a text for those who do not see it',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({
    spaceId: id(),
    alt: alternativeText(),
    sizes: z.array(webp()).min(1).max(pictureSizes.length).describe('The same picture in several sizes, in WebP without metadata, as base64'),
  }),
  reply: pictureView,
  errors: ['space.not-found', 'picture.not-readable', 'picture.too-large', 'picture.too-many'],
  example: { spaceId: example.spaceId, alt: example.alt, sizes: [example.webp] },
});

export const describePicture = command({
  subject: 'booking.pictures.describe',
  summary: 'Change what is said instead of a picture to those who do not see it',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ ...ofPicture, alt: alternativeText() }),
  reply: pictureView,
  errors: ['picture.not-found'],
  example: { spaceId: example.spaceId, pictureId: example.pictureId, alt: example.alt },
});

export const orderPictures = command({
  subject: 'booking.pictures.order',
  summary: 'Put the pictures of a space in another order; all of them are named',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ spaceId: id(), pictureIds: z.array(id()).max(mostPictures) }),
  reply: pictures,
  errors: ['space.not-found', 'input.invalid'],
  example: { spaceId: example.spaceId, pictureIds: [example.pictureId] },
});

export const deletePicture = command({
  subject: 'booking.pictures.delete',
  summary: 'Delete a picture of a space in all its sizes',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject(ofPicture),
  reply: pictures,
  errors: ['picture.not-found'],
  example: { spaceId: example.spaceId, pictureId: example.pictureId },
});

export const getPicture = query({
  subject: 'booking.pictures.get',
  summary: 'Show a picture of a space in one of its widths',
  serves: { visitor: 'all', booker: 'all', reception: 'all', staff: 'all', admin: 'all', device: 'all' },
  input: z.strictObject({ ...ofPicture, width: z.int().min(1).max(1600) }),
  reply: z.strictObject({ webp: z.base64() }),
  errors: ['picture.not-found'],
  example: { spaceId: example.spaceId, pictureId: example.pictureId, width: 800 },
});
