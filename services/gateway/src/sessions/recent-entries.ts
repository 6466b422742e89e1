import type { NatsConnection } from '@nats-io/transport-node';

interface Recent<E> {
  /** Missing for a while after a change: what is read then may be from before it. */
  entry?: E;
  until: number;
}

const keptMs = 5_000;
const unsettledMs = 3_000;
const mostKept = 10_000;

/**
 * What has just been read of a key-value bucket. Every change of the bucket is a message that is heard here, and ends what is
 * known of its key; what should ever be missed is known for some seconds at most.
 */
export class RecentEntries<E> {
  private readonly known = new Map<string, Recent<E>>();
  private isDeaf = false;

  constructor(connection: NatsConnection, bucket: string) {
    const prefix = `$KV.${bucket}.`;
    connection.subscribe(`${prefix}>`, { callback: (error, message) => this.hear(error ? undefined : message.subject.slice(prefix.length)) });
    void this.watch(connection);
  }

  get(key: string): E | undefined {
    const recent = this.known.get(key);
    return recent && recent.until > Date.now() ? recent.entry : undefined;
  }

  keep(key: string, entry: E): void {
    if (this.isDeaf) return;
    const recent = this.known.get(key);
    if (recent && !recent.entry && recent.until > Date.now()) return;
    this.set(key, { entry, until: Date.now() + keptMs });
  }

  forget(key: string): void {
    this.set(key, { until: Date.now() + unsettledMs });
  }

  // Who may not listen, remembers nothing.
  private hear(key: string | undefined): void {
    if (key === undefined) this.isDeaf = true;
    else this.forget(key);
  }

  private set(key: string, recent: Recent<E>): void {
    this.known.delete(key);
    this.known.set(key, recent);
    if (this.known.size > mostKept) this.known.delete(this.known.keys().next().value!);
  }

  // What happened while the connection was away is not heard of.
  private async watch(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect' || type === 'reconnect') this.known.clear();
    }
  }
}
