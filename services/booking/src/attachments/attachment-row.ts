import type { AttachmentView } from '#contracts';
import { sql } from '#persistence';

export interface AttachmentRow extends AttachmentView {
  parts: number;
}

/** Selects an AttachmentRow from attachments. */
export const attachmentColumns = sql`id, name, kind, bytes, is_whole as "isWhole", parts`;

export function toAttachmentView(row: AttachmentRow): AttachmentView {
  const { parts: _, ...view } = row;
  return view;
}
