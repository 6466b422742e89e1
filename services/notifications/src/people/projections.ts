import { snapshotPeople } from '#contracts';
import { projection } from '#messaging';
import { storePerson } from './store-person.js';

/** What is kept of partners, and can be rebuilt from what partners has. */
export const projections = [projection({ name: 'people', table: 'people', snapshot: snapshotPeople, store: storePerson })];
