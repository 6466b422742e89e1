import { pino } from 'pino';
import { connectNats, ensureStreams } from '#messaging';

/** Makes the stream of facts with the administrator's login. */
export async function prepareStreams(natsUrl: string): Promise<void> {
  const connection = await connectNats(natsUrl, 'setup', pino({ level: 'silent' }));
  try {
    await ensureStreams(connection);
  } finally {
    await connection.close();
  }
}
