import type { AttachmentKind } from '#contracts';
import { DomainError } from '#kernel';
import { sizeOfWebp } from '../domain/webp.js';
import { mustBeHarmlessPdf } from './checked-pdf.js';

const widest = 2400;

/** Looks at a file that has come whole: whoever sent it may have made a mistake, or say that it is what it is not. @throws DomainError */
export async function mustBeWhatItSays(kind: AttachmentKind, bytes: Buffer): Promise<void> {
  if (kind === 'pdf') return mustBeHarmlessPdf(bytes);
  const size = sizeOfWebp(bytes);
  if (!size || size.width < 1 || size.height < 1) throw new DomainError('attachment.not-readable');
  if (size.width > widest || size.height > widest) throw new DomainError('attachment.too-large');
}
