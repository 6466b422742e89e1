import { DomainError } from '#kernel';

/** @throws DomainError `request.not-acceptable` where the caller takes none of `types`, e.g. `application/json` */
export function mustAccept(accept: string | undefined, types: string[]): void {
  if (!accept) return;
  const ranges = accept.split(',').map((range) => {
    const [type = '', ...parameters] = range.trim().toLowerCase().split(';');
    return { type: type.trim(), isRefused: parameters.some((parameter) => /^\s*q=0(?:\.0*)?\s*$/.test(parameter)) };
  });
  const wanted = ranges.filter(({ isRefused }) => !isRefused).map(({ type }) => type);
  const takes = (type: string) => wanted.some((range) => range === '*/*' || range === type || range === `${type.split('/')[0]}/*`);
  if (!types.some(takes)) throw new DomainError('request.not-acceptable', { types });
}
