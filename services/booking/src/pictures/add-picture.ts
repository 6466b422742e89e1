import { addPicture, mostPictures, type ReplyOf } from '#contracts';
import { DomainError, newId } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { lockPictures } from './lock-pictures.js';
import { findPictures } from './picture-views.js';
import { sizesIn, type PictureSize } from './sizes.js';

@Answers(addPicture)
export class AddPicture {
  async execute({ input, tx }: CommandCall<typeof addPicture>): Promise<ReplyOf<typeof addPicture>> {
    const { spaceId, alt } = input;
    const sizes = sizesIn(input.sizes);
    const { length } = await lockPictures(tx, spaceId);
    if (length >= mostPictures) throw new DomainError('picture.too-many', { most: mostPictures });
    const id = newId();
    await tx.execute(sql`
      insert into space_pictures (id, space_id, position, alt)
      values (${id}, ${spaceId}, ${length + 1}, ${JSON.stringify(alt)})`);
    await storeSizes(tx, id, sizes);
    return (await findPictures(tx, spaceId)).at(-1)!;
  }
}

async function storeSizes(tx: Transaction, pictureId: string, sizes: readonly PictureSize[]): Promise<void> {
  for (const { width, height, webp } of sizes) {
    await tx.execute(sql`
      insert into space_picture_sizes (picture_id, width, height, webp) values (${pictureId}, ${width}, ${height}, ${webp})`);
  }
}
