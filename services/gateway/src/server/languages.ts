import type { Language } from '#contracts';

const spoken = new Set<string>(['sv', 'en']);

/** The language that the caller likes best of the two that the house speaks; Swedish where she says nothing of them. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '').slice(0, 500).split(',').map((wish) => {
    const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
    return { language: tag.split('-')[0]!, quality: quality === undefined ? 1 : Number(quality) };
  });
  const best = wishes
    .filter(({ language, quality }) => spoken.has(language) && quality > 0)
    .toSorted((one, other) => other.quality - one.quality)[0];
  return best?.language === 'en' ? 'en' : 'sv';
}
