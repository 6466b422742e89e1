import { orderPictures, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { lockPictures, storeOrder } from './lock-pictures.js';
import { findPictures } from './picture-views.js';

@Answers(orderPictures)
export class OrderPictures {
  async execute({ input, tx }: CommandCall<typeof orderPictures>): Promise<ReplyOf<typeof orderPictures>> {
    const { spaceId, pictureIds } = input;
    const present = await lockPictures(tx, spaceId);
    const isSame = pictureIds.length === present.length && present.every((id) => pictureIds.includes(id));
    if (!isSame) {
      const message = 'not the pictures that the space has now, each once';
      throw new DomainError('input.invalid', {}, [{ field: 'pictureIds', code: 'invalid', message }]);
    }
    await storeOrder(tx, pictureIds);
    return { pictures: await findPictures(tx, spaceId) };
  }
}
