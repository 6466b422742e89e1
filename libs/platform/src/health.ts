import type { NatsConnection } from '@nats-io/transport-node';
import { healthSubject } from '#messaging';
import { sql, type Database } from '#persistence';

export interface ServiceHealth {
  ready: boolean;
  parts: Record<string, boolean>;
}

/** Answers, for this replica, whether the service can do its work. That it answers shows that NATS is there. */
export function answerHealth(service: string, connection: NatsConnection, database: Database): void {
  connection.subscribe(healthSubject(service), {
    queue: service,
    callback: (error, message) => {
      if (!error) void healthOf(database).then((health) => message.respond(JSON.stringify(health)));
    },
  });
}

async function healthOf(database: Database): Promise<ServiceHealth> {
  const postgres = await database.query(sql`select 1`).then(() => true, () => false);
  return { ready: postgres, parts: { postgres, nats: true } };
}
