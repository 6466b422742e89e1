import { installProgram } from './installed.mjs';

/** The broker that everything runs on. */
export const installNatsServer = () =>
  installProgram({
    program: 'nats-server',
    debian: 'nats-server',
    brew: 'nats-server',
    manual: 'https://docs.nats.io/running-a-nats-service/introduction/installation',
  });
