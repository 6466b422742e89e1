export { eventually, type EventuallyOptions } from './eventually.js';
export { testDatabase, type TestDatabase } from './test-database.js';
export { testNats, type TestNats } from './test-nats.js';
export { serverUrl, testDirectory } from './test-server.js';
