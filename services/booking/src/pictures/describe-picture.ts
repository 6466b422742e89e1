import { describePicture, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { findPictures } from './picture-views.js';

@Answers(describePicture)
export class DescribePicture {
  async execute({ input, tx }: CommandCall<typeof describePicture>): Promise<ReplyOf<typeof describePicture>> {
    const { spaceId, pictureId, alt } = input;
    const described = await tx.execute(sql`
      update space_pictures set alt = ${JSON.stringify(alt)} where id = ${pictureId} and space_id = ${spaceId}`);
    if (!described) throw new DomainError('picture.not-found');
    return (await findPictures(tx, spaceId)).find(({ id }) => id === pictureId)!;
  }
}
