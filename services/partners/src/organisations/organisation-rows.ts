import { organisationRecorded, type OrganisationView } from '#contracts';
import type { Publish } from '#messaging';
import { sql } from '#persistence';
import { shownNumber } from '../domain/organisation-number.js';

/** `number` is the whole of it here, and is never shown so. */
export type OrganisationRow = OrganisationView;

export const organisationColumns = sql`organisation.id, organisation.name, organisation.number, organisation.kind, organisation.version`;

export const toView = (row: OrganisationRow): OrganisationView => ({
  ...row,
  number: row.number === null ? null : shownNumber({ digits: row.number, kind: row.kind }),
});

export const tellOrganisation = (publish: Publish, { id, name, kind, version }: OrganisationRow): void =>
  publish(organisationRecorded, { aggregateId: id, aggregateVersion: version, data: { id, name, kind, version } });
