import { getPicture, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';

@Answers(getPicture)
export class GetPicture {
  async execute({ input, db }: QueryCall<typeof getPicture>): Promise<ReplyOf<typeof getPicture>> {
    const picture = await db.maybeOne<{ webp: Buffer }>(sql`
      select size.webp
      from space_picture_sizes as size
      join space_pictures as picture on picture.id = size.picture_id
      join spaces as space on space.id = picture.space_id
      where picture.id = ${input.pictureId} and space.id = ${input.spaceId} and space.in_use and size.width = ${input.width}`);
    if (!picture) throw new DomainError('picture.not-found');
    return { webp: picture.webp.toString('base64') };
  }
}
