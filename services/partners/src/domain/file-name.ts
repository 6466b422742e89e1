const longest = 80;

/** What a document is called when somebody saves it: letters that every file system and mail program can write. */
export function fileNameOf({ title }: { title: string }, copy: 'to-sign' | 'signed'): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, '');
  return `${words || 'avtal'}${copy === 'signed' ? '-undertecknat' : ''}.pdf`;
}
