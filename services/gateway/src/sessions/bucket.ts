import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Kvm, type KV, type KvEntry } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';
import { DomainError } from '#kernel';
import type { RecentEntries } from './recent-entries.js';

interface Entry<V> {
  value: V;
  revision: number;
}

export type BucketName = 'sessions' | 'sign-in-codes';

const patienceMs = 3_000;

/** A key-value bucket of NATS, opened when it is first needed, whose absence is a refusal and not a crash. */
export class Bucket<V> {
  private opened: Promise<KV> | undefined;

  constructor(
    private readonly connection: NatsConnection,
    private readonly name: BucketName,
    /** Where reading is frequent and changes are rare. */
    private readonly recent?: RecentEntries<Entry<V>>,
  ) {}

  async get(key: string): Promise<Entry<V> | undefined> {
    const known = this.recent?.get(key);
    if (known) return known;
    const read = await this.reach((kv) => kv.get(key));
    if (!isThere(read)) return undefined;
    const entry = { value: read.json<V>(), revision: read.revision };
    this.recent?.keep(key, entry);
    return entry;
  }

  async put(key: string, value: V): Promise<void> {
    await this.change(key, (kv) => kv.put(key, JSON.stringify(value)));
  }

  /** Writes if nobody has written since `revision`; 0 is for a key that is not there. @returns whether it did */
  async replace(key: string, value: V, revision: number): Promise<boolean> {
    return this.change(key, async (kv) => {
      const write = revision === 0 ? kv.create(key, JSON.stringify(value)) : kv.update(key, JSON.stringify(value), revision);
      return write.then(() => true, (error: unknown) => (isConflict(error) ? false : Promise.reject(error as Error)));
    });
  }

  /** Removes it if nobody has written since `revision`. @returns whether it did */
  async take(key: string, revision: number): Promise<boolean> {
    return this.change(key, (kv) =>
      kv.delete(key, { previousSeq: revision }).then(() => true, (error: unknown) => (isConflict(error) ? false : Promise.reject(error as Error))),
    );
  }

  async remove(key: string): Promise<void> {
    await this.change(key, (kv) => kv.purge(key));
  }

  /**
   * Keys that there are, of those that `filter` names (`a.*`). Read from the stream's list of subjects: the library's own way
   * waits for each entry, and for ever where somebody else removes one meanwhile.
   */
  async keys(filter: string): Promise<string[]> {
    const prefix = `$KV.${this.name}.`;
    const subjects = await this.reach(async () => {
      const manager = await jetstreamManager(this.connection, { checkAPI: false, timeout: patienceMs });
      const { state } = await manager.streams.info(`KV_${this.name}`, { subjects_filter: prefix + filter });
      return Object.keys(state.subjects ?? {});
    });
    const keys = subjects.map((subject) => subject.slice(prefix.length));
    const found = await Promise.all(keys.map(async (key) => ((await this.get(key)) ? key : [])));
    return found.flat();
  }

  private change<T>(key: string, work: (kv: KV) => Promise<T>): Promise<T> {
    return this.reach(work).finally(() => this.recent?.forget(key));
  }

  private async reach<T>(work: (kv: KV) => Promise<T>): Promise<T> {
    try {
      this.opened ??= new Kvm(jetstream(this.connection, { timeout: patienceMs })).open(this.name);
      return await work(await this.opened);
    } catch (error) {
      this.opened = undefined;
      throw Object.assign(new DomainError('service.unavailable', { service: this.name }), { cause: error });
    }
  }
}

const isThere = (entry: KvEntry | null): entry is KvEntry => entry?.operation === 'PUT';

const wrongLastSequence = 10_071;

const isConflict = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === wrongLastSequence;
