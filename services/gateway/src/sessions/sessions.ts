import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { isId, isRole, type Actor, type Role } from '#kernel';
import type { Bucket } from './bucket.js';

interface Session {
  personId: string;
  roles: Role[];
  by: SignInWay;
  signedInAt: number;
  seenAt: number;
}

export type SignInWay = 'code' | 'staff';

const hour = 3_600_000;
const day = 24 * hour;

/** How long a session lives unused, and at most. Staff see everybody's data, often on shared machines. */
const lifetimes: Record<SignInWay, { idle: number; absolute: number }> = {
  code: { idle: 14 * day, absolute: 60 * day },
  staff: { idle: 2 * hour, absolute: 12 * hour },
};

const touchEveryMs = 5 * 60_000;

/**
 * Sessions in a key-value bucket, so that every replica knows them and any can end them. The expiry is in the value: a
 * bucket's own restarts at each write. A session's id begins with its person's, so that all of hers can be found.
 */
export class Sessions {
  private readonly endings = new EventEmitter().setMaxListeners(0);

  constructor(
    private readonly bucket: Bucket<Session>,
    /** Whether somebody is still known; asked now and then while her session is used. */
    private readonly isForgotten: (personId: string) => Promise<boolean>,
  ) {}

  /** @returns the new session's id */
  async begin(personId: string, roles: readonly Role[], by: SignInWay, now = Date.now()): Promise<string> {
    const id = `${personId}.${randomBytes(24).toString('base64url')}`;
    await this.bucket.put(id, { personId, roles: [...roles], by, signedInAt: now, seenAt: now });
    return id;
  }

  /** Who a session is for; undefined where it has ended, whichever way. */
  async find(id: string, now = Date.now()): Promise<Actor | undefined> {
    if (!isSessionId(id)) return undefined;
    const found = await this.bucket.get(id);
    if (!found) return undefined;
    const { value, revision } = found;
    if (isOver(value, now)) {
      await this.end(id);
      return undefined;
    }
    if (now - value.seenAt > touchEveryMs && !(await this.touch(id, value, revision, now))) return undefined;
    return { id: value.personId, roles: value.roles.filter(isRole) };
  }

  async end(id: string): Promise<void> {
    if (!isSessionId(id)) return;
    await this.bucket.remove(id);
    this.endings.emit('ended', id);
  }

  async endAllOf(personId: string): Promise<void> {
    const ids = await this.bucket.keys(`${personId}.*`);
    await Promise.all(ids.map((id) => this.end(id)));
  }

  /** Gives somebody a role that she has earned since she signed in; her sessions need not begin anew. */
  async grant(personId: string, role: Role): Promise<void> {
    for (const id of await this.bucket.keys(`${personId}.*`)) {
      for (let isDone = false; !isDone; ) {
        const found = await this.bucket.get(id);
        const roles = new Set([...(found?.value.roles ?? []), role]);
        isDone = !found || (await this.bucket.replace(id, { ...found.value, roles: [...roles] }, found.revision));
      }
    }
  }

  /** Tells of sessions that end here; one that ends in another replica is noticed when it is looked for. */
  onEnd(listener: (id: string) => void): () => void {
    this.endings.on('ended', listener);
    return () => this.endings.off('ended', listener);
  }

  /** @returns false where the session has ended meanwhile */
  private async touch(id: string, session: Session, revision: number, now: number): Promise<boolean> {
    if (await this.isForgotten(session.personId)) {
      await this.endAllOf(session.personId);
      return false;
    }
    // Only over what was read: a session that is ended at this moment must not come back.
    return (await this.bucket.replace(id, { ...session, seenAt: now }, revision)) || (await this.bucket.get(id)) !== undefined;
  }
}

const isOver = ({ by, signedInAt, seenAt }: Session, now: number): boolean =>
  now - seenAt > lifetimes[by].idle || now - signedInAt > lifetimes[by].absolute;

const isSessionId = (id: string): boolean => {
  const [personId, secret = '', ...rest] = id.split('.');
  return isId(personId) && /^[\w-]{32}$/.test(secret) && rest.length === 0;
};
