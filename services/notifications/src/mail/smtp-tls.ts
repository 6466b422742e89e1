import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';

export interface SmtpTls {
  /** STARTTLS, or nothing is sent. Where it is false, it is used with servers that offer it. */
  isRequired: boolean;
  /** Those besides the well-known whose servers are trusted, in PEM. */
  authorities: string | undefined;
}

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Whether it must be TLS, where nobody has said so: a password is not told to whoever listens on the way. */
export function saysPassword(url: string): boolean {
  const { password, hostname } = new URL(url);
  return password !== '' && !loopback.test(hostname);
}

/** @returns what stands in a file of certificates in PEM; undefined where it is none */
export function certificatesIn(path: string): string | undefined {
  try {
    const pem = readFileSync(path, 'utf8');
    const certificates = pem.match(/-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs)?.map((certificate) => new X509Certificate(certificate));
    return certificates && pem;
  } catch {
    return undefined;
  }
}

/** As the library wants it. The certificate is looked at in any case. */
export const tlsOptions = ({ isRequired, authorities }: SmtpTls) => ({
  ...(isRequired ? { requireTLS: true } : {}),
  ...(authorities === undefined ? {} : { tls: { ca: [...rootCertificates, authorities] } }),
});
