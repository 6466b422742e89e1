/** What a pass says of when and where it is good. */
export interface PassClaims {
  /** Id of the site. */
  aud?: string;
  /** Seconds since the epoch. */
  nbf?: number;
  exp?: number;
}

/** What stands in a JWS in compact form; whether it is rightly signed is for the door to find out. */
export function claimsOf(pass: string): PassClaims {
  const payload = pass.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.codePointAt(0)!);
  return JSON.parse(new TextDecoder().decode(bytes)) as PassClaims;
}

/** Whether a pass lets somebody in for the whole of a visit. */
export function coversVisit({ aud, nbf, exp }: PassClaims, { start, end, siteId }: { start: string; end: string; siteId: string | null }): boolean {
  const from = Date.parse(start) / 1000;
  const until = Date.parse(end) / 1000;
  return (aud === undefined || siteId === null || aud === siteId) && (nbf ?? 0) <= from && (exp ?? Infinity) >= until;
}
