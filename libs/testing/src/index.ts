export { eventually, type EventuallyOptions } from './eventually.js';
export { House, actorKeys, type HouseOptions } from './house.js';
export { TestClock } from './test-clock.js';
export { testDatabase, type TestDatabase } from './test-database.js';
export { testMailbox, type TestMailbox } from './test-mailbox.js';
export { testNats, type TestNats } from './test-nats.js';
export { serverUrl, testDirectory } from './test-server.js';
