import { z } from 'zod';
import { readPrivateKey } from '#messaging';
import { secret, wholeNumber } from '#platform';

/** Settings of this service besides those that every service has. */
export const settings = {
  /** What the codes in links to passes are made with. With another, all links that were sent end. */
  LINK_KEY: secret(),
  /** What passes are signed with. With another, all passes that were sent end. */
  PASS_PRIVATE_KEY: secret().refine(isEd25519, 'an Ed25519 key: PKCS #8 in DER, as base64url'),
  /** How many days after a visit it is forgotten who it was. */
  VISIT_RETENTION_DAYS: wholeNumber(1, 3650).default(30),
};

export type Settings = z.output<z.ZodObject<typeof settings>>;

function isEd25519(key: string): boolean {
  try {
    return readPrivateKey(key).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}
