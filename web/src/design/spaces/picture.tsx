import type { components } from '@/api/schema.gen';
import { said, useLanguage } from '@/words/language';
import { Drawing } from './drawing';
import styles from './picture.module.css';

type Space = components['schemas']['Space'];
type PictureOf = components['schemas']['Picture'];

interface PictureProps {
  picture: PictureOf;
  /** How wide it is shown, as `sizes` of an image. */
  sizes: string;
  isFirst?: boolean;
}

/** A picture in the width that suits the window, with what is said instead of it. */
export function Picture({ picture, sizes, isFirst }: PictureProps) {
  const language = useLanguage();
  const largest = picture.widths.at(-1)!;
  return (
    <img
      className={styles.picture}
      src={largest.href}
      srcSet={picture.widths.map(({ href, width }) => `${href} ${width}w`).join(', ')}
      sizes={sizes}
      width={largest.width}
      height={largest.height}
      alt={said(picture.alt, language)}
      loading={isFirst ? 'eager' : 'lazy'}
    />
  );
}

/** A space as it looks, or as it is furnished where nobody has taken a picture of it. */
export const SpacePicture = ({ space, sizes }: { space: Space; sizes: string }) =>
  space.pictures?.[0] ? <Picture picture={space.pictures[0]} sizes={sizes} /> : <Drawing kind={space.layouts[0]?.kind ?? null} />;
