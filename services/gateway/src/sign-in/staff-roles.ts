import type { Role } from '#kernel';

export type Claims = Record<string, unknown>;

/** The roles that an identity provider's claim gives; a value that nobody has mapped gives none. */
export function rolesIn(claims: Claims, claim: string, map: ReadonlyMap<string, Role>): Role[] {
  const values = [valueAt(claims, claim)].flat().filter((value) => typeof value === 'string');
  return [...new Set(values.flatMap((value) => map.get(value) ?? []))];
}

// A claim's own name may hold dots (`https://parken.se/roles`), so the whole name goes before the path.
const valueAt = (claims: Claims, claim: string): unknown =>
  claims[claim] ?? claim.split('.').reduce<unknown>((inside, name) => (isObject(inside) ? inside[name] : undefined), claims);

const isObject = (value: unknown): value is Claims => typeof value === 'object' && value !== null;
