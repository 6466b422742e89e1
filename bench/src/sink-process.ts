import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Counted } from './sink.js';

// A process of its own, so that it takes nothing of the time of whoever measures.
const counted: Counted = { accepted: 0, firstAt: 0, lastAt: 0 };

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, { envelope }, callback) => {
    stream.resume();
    stream.once('end', () => {
      callback();
      counted.lastAt = Date.now();
      if (counted.accepted === 0) counted.firstAt = counted.lastAt;
      counted.accepted += 1;
      if (envelope.rcptTo[0]?.address.startsWith('measured')) process.send?.({ measuredAt: counted.lastAt });
    });
  },
});

process.on('message', (question) => {
  process.send?.({ counted });
  if (question === 'again') counted.accepted = 0;
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1');
await once(server.server, 'listening');
process.send?.({ port: (server.server.address() as AddressInfo).port });
