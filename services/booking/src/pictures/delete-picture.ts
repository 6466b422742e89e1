import { deletePicture, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { lockPictures, storeOrder } from './lock-pictures.js';
import { findPictures } from './picture-views.js';

@Answers(deletePicture)
export class DeletePicture {
  async execute({ input, tx }: CommandCall<typeof deletePicture>): Promise<ReplyOf<typeof deletePicture>> {
    const { spaceId, pictureId } = input;
    const present = await lockPictures(tx, spaceId);
    if (!present.includes(pictureId)) throw new DomainError('picture.not-found');
    await tx.execute(sql`delete from space_pictures where id = ${pictureId}`);
    await storeOrder(tx, present.filter((id) => id !== pictureId));
    return { pictures: await findPictures(tx, spaceId) };
  }
}
