import type { PictureView } from '#contracts';
import { sql, type Queryable } from '#persistence';

const folder = '/api/v1/spaces';

/** Selects what is shown of `picture`, an alias of space_pictures, as one jsonb. */
const pictureView = sql`
  jsonb_build_object('id', picture.id, 'alt', picture.alt, 'widths', (
    select jsonb_agg(
      jsonb_build_object('width', width, 'height', height,
        'href', concat_ws('/', ${folder}::text, picture.space_id, 'pictures', picture.id, width || '.webp'))
      order by width
    )
    from space_picture_sizes where picture_id = picture.id
  ))`;

/** Selects the pictures of `space`, an alias of spaces, in their order. */
export const picturesOfSpace = sql`(
  select coalesce(jsonb_agg(${pictureView} order by picture.position), '[]')
  from space_pictures as picture where picture.space_id = space.id
)`;

export async function findPictures(db: Queryable, spaceId: string): Promise<PictureView[]> {
  const space = await db.maybeOne<{ pictures: PictureView[] }>(sql`
    select ${picturesOfSpace} as pictures from spaces as space where id = ${spaceId}`);
  return space?.pictures ?? [];
}
