export { Database, isDatabaseAway, sqlState, type DatabaseOptions, type Queryable, type Transaction } from './database.js';
export { default as sql, empty, join, raw, type Sql } from 'sql-template-tag';
