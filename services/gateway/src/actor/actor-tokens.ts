import type { KeyObject } from 'node:crypto';
import type { Actor } from '#kernel';
import { issueActorToken } from '#messaging';

interface Minted {
  token: Promise<string>;
  renewAt: number;
}

const validForSeconds = 120;
// Longer than a call may take, so that no token expires under way.
const renewBeforeMs = 30_000;
const remembered = 5_000;

/** Vouches for a caller towards one service at a time; a token is used again until it is about to expire. */
export class ActorTokenMint {
  private readonly minted = new Map<string, Minted>();

  constructor(private readonly key: KeyObject) {}

  for(actor: Actor, service: string): Promise<string> {
    const name = `${service} ${actor.id} ${actor.roles.join()}`;
    const known = this.minted.get(name);
    if (known && known.renewAt > Date.now()) return known.token;
    if (this.minted.size >= remembered) this.minted.clear();
    const token = issueActorToken(this.key, actor, service, validForSeconds);
    this.minted.set(name, { token, renewAt: Date.now() + validForSeconds * 1000 - renewBeforeMs });
    return token;
  }
}
