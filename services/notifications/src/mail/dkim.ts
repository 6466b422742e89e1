import { createPrivateKey, type KeyObject } from 'node:crypto';

/** What mail is signed with (RFC 6376); the public key stands in the DNS at `<selector>._domainkey.<domain>`. */
export interface DkimKey {
  domain: string;
  selector: string;
  /** RSA, in PEM. */
  privateKey: string;
}

/** RFC 8301, 3.2. */
const fewestBits = 1024;

/**
 * What makes a message what it is (RFC 6376, 5.4.1), with the fields that RFC 8058, 4, asks for. Those that servers on the way put in or change,
 * such as Return-Path and Received, must not be among them.
 */
export const signedFields = [
  'From', 'Reply-To', 'Subject', 'Date', 'To', 'Message-ID', 'In-Reply-To', 'References',
  'MIME-Version', 'Content-Type', 'Content-Transfer-Encoding', 'Auto-Submitted', 'List-Unsubscribe', 'List-Unsubscribe-Post',
];

/**
 * Reads a key in PEM, also with its line breaks written as `\n`, or in DER as base64url.
 * @returns it in PEM; undefined where it is no RSA key that mail may be signed with
 */
export function dkimPrivateKey(text: string): string | undefined {
  try {
    const key = text.includes('-----BEGIN') ? createPrivateKey(text.replaceAll(String.raw`\n`, '\n')) : keyInDer(Buffer.from(text, 'base64url'));
    const isFit = key.asymmetricKeyType === 'rsa' && key.asymmetricKeyDetails!.modulusLength! >= fewestBits;
    return isFit ? key.export({ format: 'pem', type: 'pkcs8' }).toString() : undefined;
  } catch {
    return undefined;
  }
}

function keyInDer(key: Buffer): KeyObject {
  try {
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  } catch {
    return createPrivateKey({ key, format: 'der', type: 'pkcs1' });
  }
}
