import { DomainError } from '#kernel';
import { sql, type Transaction } from '#persistence';

/** Ids of a space's pictures in their order, which nobody else changes until the transaction ends. @throws DomainError */
export async function lockPictures(tx: Transaction, spaceId: string): Promise<string[]> {
  const space = await tx.maybeOne(sql`select from spaces where id = ${spaceId} and in_use for no key update`);
  if (!space) throw new DomainError('space.not-found');
  const pictures = await tx.query<{ id: string }>(sql`
    select id from space_pictures where space_id = ${spaceId} order by position`);
  return pictures.map(({ id }) => id);
}

export const storeOrder = (tx: Transaction, pictureIds: readonly string[]): Promise<number> =>
  tx.execute(sql`
    update space_pictures as picture set position = wanted.position
    from unnest(${pictureIds}::uuid[]) with ordinality as wanted (id, position)
    where picture.id = wanted.id and picture.position <> wanted.position`);
