import { z } from 'zod';
import { addPicture, alternativeText, deletePicture, describePicture, getPicture, orderPictures } from '#contracts';
import { SendPicture, UploadPicture } from '../pictures/picture-handlers.js';
import { route } from './route.js';

const pictures = { tag: 'Sites and spaces' };
const oneYear = 31_536_000;
const tenMegabytes = 10 * 1024 * 1024;

const { sv, en } = alternativeText().shape;
const { spaceId, alt } = addPicture.example;

export const picturesRoutes = [
  route('POST', '/spaces/{spaceId}/pictures', addPicture, {
    ...pictures,
    status: 201,
    input: z.strictObject({
      spaceId: addPicture.input.shape.spaceId,
      altSv: sv.describe('For those who do not see it, in Swedish'),
      altEn: en.describe('The same in English'),
    }),
    example: { spaceId, altSv: alt.sv, altEn: alt.en },
    upload: { types: ['image/*'], mostBytes: tenMegabytes, tooLarge: 'picture.too-large' },
    errors: ['space.not-found', 'picture.not-readable', 'picture.too-large', 'picture.too-many'],
    answeredBy: UploadPicture,
  }),
  route('PUT', '/spaces/{spaceId}/pictures', orderPictures, pictures),
  route('PATCH', '/spaces/{spaceId}/pictures/{pictureId}', describePicture, pictures),
  route('DELETE', '/spaces/{spaceId}/pictures/{pictureId}', deletePicture, pictures),
  route('GET', '/spaces/{spaceId}/pictures/{pictureId}/{width}.webp', getPicture, {
    ...pictures,
    reply: undefined,
    replyType: 'image/webp',
    publicSeconds: oneYear,
    answeredBy: SendPicture,
  }),
];
