const extensions = { pdf: '.pdf', picture: '.webp' };
// What paths, shells and readers of names take for something else; and marks that turn the direction of what follows.
const misleading = /[\p{Cf}\\/:*?"<>|]/gu;

/** A name under which a file can be kept anywhere, and which ends as what the file is. */
export function fileName(name: string, kind: keyof typeof extensions): string {
  const bare = name.replaceAll(misleading, ' ').replace(/\.[\p{L}\p{N}]{1,8}$/u, '').replaceAll(/\s+/g, ' ').replace(/^[. ]+/, '').trim();
  return `${(bare || 'bilaga').slice(0, 100)}${extensions[kind]}`;
}
