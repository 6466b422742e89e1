import { errors, type NatsConnection } from '@nats-io/transport-node';

type Listener = (isUp: boolean) => void;

const links = new WeakMap<NatsConnection, Link>();

/**
 * Whether the broker can be reached now. The client keeps quiet about what it loses when a connection breaks: what
 * was sent may not have arrived, and nobody answers it any more. Whoever waits for an answer need not wait that out.
 */
export class Link {
  /** Grows each time the broker has come back. */
  reconnects = 0;
  isUp = true;
  private readonly listeners = new Set<Listener>();

  static of(connection: NatsConnection): Link {
    const known = links.get(connection) ?? new Link(connection);
    links.set(connection, known);
    return known;
  }

  private constructor(private readonly connection: NatsConnection) {
    this.isUp = !connection.isClosed();
    void this.watch();
  }

  /** @returns a function that ends the listening */
  onChange(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /**
   * The outcome of `work`, unless the broker goes away meanwhile.
   * @throws ConnectionError at once when it is away or goes away
   */
  whileUp<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const away = () => reject(new errors.ConnectionError('the broker is away'));
      if (!this.isUp) return away();
      const stopListening = this.onChange((isUp) => void (isUp || away()));
      work().then(resolve, reject).finally(stopListening);
    });
  }

  private async watch(): Promise<void> {
    for await (const { type } of this.connection.status()) {
      if (type === 'disconnect' || type === 'close') this.change(false);
      if (type === 'reconnect') {
        this.reconnects++;
        this.change(true);
      }
    }
  }

  private change(isUp: boolean): void {
    this.isUp = isUp;
    for (const listener of this.listeners) listener(isUp);
  }
}
