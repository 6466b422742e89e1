import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { BatchingSocket } from './batching-socket.js';

test('what is written under several corks in one turn leaves in one piece, and nothing stays behind', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const received: string[] = [];
  server.once('connection', (peer) => peer.on('data', (chunk) => received.push(chunk.toString())));
  const socket = new BatchingSocket();
  socket.connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  socket.resume();
  let writes = 0;
  const writev = socket._writev!.bind(socket);
  socket._writev = (...written) => {
    writes++;
    writev(...written);
  };
  for (const statement of ['begin;', 'select;', 'commit;']) {
    socket.cork();
    socket.write(statement);
    socket.write('sync;');
    socket.uncork();
  }
  socket.write('and;');
  socket.end('bye');
  await once(socket, 'close');
  server.close();
  expect(writes).toBe(1);
  expect(received.join('')).toBe('begin;sync;select;sync;commit;sync;and;bye');
});
