import type { Msg, NatsConnection } from '@nats-io/transport-node';

/** What the gateway reads of a CloudEvent. */
export interface HeardFact {
  id: string;
  type: string;
  subject: string;
  time: string;
  aggregateversion: number;
  data: unknown;
}

type Listener = (fact: HeardFact) => void;

/** Facts as they are published: one subscription for the whole process. What is published while NATS is away is not heard. */
export class Facts {
  private readonly listeners = new Set<Listener>();
  private readonly gaps = new Set<() => void>();

  constructor(private readonly connection: NatsConnection) {}

  start(): void {
    this.connection.subscribe('domain.>', {
      callback: (error, message) => {
        const fact = error ? undefined : factIn(message);
        if (fact) for (const listener of this.listeners) listener(fact);
      },
    });
    void this.watch();
  }

  onFact(listener: Listener): void {
    this.listeners.add(listener);
  }

  /** Called when something may have been missed. */
  onGap(listener: () => void): void {
    this.gaps.add(listener);
  }

  private async watch(): Promise<void> {
    for await (const { type } of this.connection.status()) {
      if (type === 'reconnect') for (const listener of this.gaps) listener();
    }
  }
}

function factIn(message: Msg): HeardFact | undefined {
  try {
    const fact = message.json<HeardFact>();
    return typeof fact?.id === 'string' && typeof fact.type === 'string' && typeof fact.subject === 'string' ? fact : undefined;
  } catch {
    return undefined;
  }
}
