import type { NatsConnection } from '@nats-io/transport-node';
import { services } from '#contracts';
import { healthSubject } from '#messaging';
import type { ServiceHealth } from '#platform';

export interface Readiness {
  ready: boolean;
  services: Record<string, ServiceHealth>;
}

const patienceMs = 1_000;

/** How the gateway and each service are. Questions at the same time share one answer, so that asking costs little. */
export class Health {
  private asked: Promise<Readiness> | undefined;

  constructor(private readonly connection: NatsConnection) {}

  ready(): Promise<Readiness> {
    this.asked ??= this.ask().finally(() => {
      this.asked = undefined;
    });
    return this.asked;
  }

  private async ask(): Promise<Readiness> {
    const nats = await this.reachesNats();
    const answers = await Promise.all(services.map(async (service) => [service, await this.of(service)] as const));
    const all: Record<string, ServiceHealth> = { gateway: { ready: nats, parts: { nats } }, ...Object.fromEntries(answers) };
    return { ready: Object.values(all).every(({ ready }) => ready), services: all };
  }

  private async of(service: string): Promise<ServiceHealth> {
    try {
      return (await this.connection.request(healthSubject(service), '', { timeout: patienceMs })).json<ServiceHealth>();
    } catch {
      return { ready: false, parts: {} };
    }
  }

  private reachesNats(): Promise<boolean> {
    const tooLong = new Promise<boolean>((resolve) => setTimeout(resolve, patienceMs, false).unref());
    return Promise.race([this.connection.flush().then(() => true, () => false), tooLong]);
  }
}
