import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Kvm, type KV, type KvEntry } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';
import { DomainError } from '#kernel';

export type BucketName = 'sessions' | 'sign-in-codes';

const patienceMs = 3_000;

/** A key-value bucket of NATS, opened when it is first needed, whose absence is a refusal and not a crash. */
export class Bucket<V> {
  private opened: Promise<KV> | undefined;

  constructor(
    private readonly connection: NatsConnection,
    private readonly name: BucketName,
  ) {}

  async get(key: string): Promise<{ value: V; revision: number } | undefined> {
    const entry = await this.reach((kv) => kv.get(key));
    return isThere(entry) ? { value: entry.json<V>(), revision: entry.revision } : undefined;
  }

  async put(key: string, value: V): Promise<void> {
    await this.reach((kv) => kv.put(key, JSON.stringify(value)));
  }

  /** Writes if nobody has written since `revision`; 0 is for a key that is not there. @returns whether it did */
  async replace(key: string, value: V, revision: number): Promise<boolean> {
    return this.reach(async (kv) => {
      const write = revision === 0 ? kv.create(key, JSON.stringify(value)) : kv.update(key, JSON.stringify(value), revision);
      return write.then(() => true, (error: unknown) => (isConflict(error) ? false : Promise.reject(error as Error)));
    });
  }

  /** Removes it if nobody has written since `revision`. @returns whether it did */
  async take(key: string, revision: number): Promise<boolean> {
    return this.reach((kv) =>
      kv.delete(key, { previousSeq: revision }).then(() => true, (error: unknown) => (isConflict(error) ? false : Promise.reject(error as Error))),
    );
  }

  async remove(key: string): Promise<void> {
    await this.reach((kv) => kv.purge(key));
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
