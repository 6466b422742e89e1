import type { FastifyReply, FastifyRequest } from 'fastify';
import { CompactEncrypt, compactDecrypt } from 'jose';
import type { PublicAddress } from '../server/public-address.js';
import type { Keys } from './keys.js';

const longest = 4_000;
const mostRemembered = 10_000;

/** A cookie that its holder can neither read nor change (JWE, dir, A256GCM), out of reach for scripts. */
export class SealedCookie {
  // What has been opened once is the same for ever; opening costs more than all the rest of who somebody is.
  private readonly opened = new Map<string, string>();

  constructor(
    private readonly name: string,
    private readonly keys: Keys,
    private readonly address: PublicAddress,
  ) {}

  async read(request: FastifyRequest): Promise<string | undefined> {
    const sealed = valueOf(request.headers.cookie, this.fullName);
    if (!sealed || sealed.length > longest) return undefined;
    const known = this.opened.get(sealed);
    if (known !== undefined) return known;
    const value = await this.open(sealed);
    if (value === undefined) return undefined;
    if (this.opened.size >= mostRemembered) this.opened.clear();
    this.opened.set(sealed, value);
    return value;
  }

  isIn(request: FastifyRequest): boolean {
    return valueOf(request.headers.cookie, this.fullName) !== undefined;
  }

  async write(reply: FastifyReply, value: string, seconds: number): Promise<void> {
    const sealed = await new CompactEncrypt(new TextEncoder().encode(value))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: this.name })
      .encrypt(this.keys.for('seal'));
    this.set(reply, sealed, seconds);
  }

  clear(reply: FastifyReply): void {
    this.set(reply, '', 0);
  }

  private set(reply: FastifyReply, value: string, seconds: number): void {
    const secure = this.address.isHttps ? '; Secure' : '';
    void reply.header('Set-Cookie', `${this.fullName}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`);
  }

  private async open(sealed: string): Promise<string | undefined> {
    const options = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
    const opened = await compactDecrypt(sealed, this.keys.for('seal'), options).catch(() => undefined);
    // Two cookies are sealed with one key; neither may be put in the other's place.
    return opened?.protectedHeader.typ === this.name ? new TextDecoder().decode(opened.plaintext) : undefined;
  }

  // The prefix makes browsers refuse it from a neighbouring domain or without TLS.
  private get fullName(): string {
    return `${this.address.isHttps ? '__Host-' : ''}parken-${this.name}`;
  }
}

function valueOf(header: string | undefined, name: string): string | undefined {
  const found = header?.split(';').map((pair) => pair.trim()).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1) || undefined;
}
