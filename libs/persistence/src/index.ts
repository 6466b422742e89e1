export { Database, type DatabaseOptions, type Queryable, type Session, type Transaction } from './database.js';
export { isDatabaseAway, sqlState } from './sql-state.js';
export { default as sql, empty, join, raw, type Sql } from 'sql-template-tag';
export { assertMigrated, migrate, migrationDirectories, migrationsFingerprint } from './migrate.js';
export { admit, asLogin, atDatabase, ownerOf, provision, withClient, type ProvisionOptions } from './provision.js';
