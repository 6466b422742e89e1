const longest = 100;

/** A name for addresses, made of a title: `Öppet hus på Parken!` becomes `oppet-hus-pa-parken`, and the suffix makes it the only one. */
export function slugOf(title: string, suffix: string): string {
  const words = title
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    // å is a and a ring, é is e and an accent: what is left of them when the marks are gone.
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  return words === '' ? suffix : `${words}-${suffix}`;
}
