import { sql } from '#persistence';
import type { Part } from '../part.js';

interface Released {
  releasedBy: string | null;
  endedBy: string | null;
}

interface Assigned {
  staffId: string | null;
  by: string | null;
}

/** What has been released of its words, in every version. */
export const releasesPart: Part = {
  name: 'releases',
  read: async ({ db, caseId, masking }) => {
    const releases = await db.query<Released>(sql`
      select field, source_id as "sourceId", version, text, released_at as "releasedAt", released_by as "releasedBy",
        ended_at as "endedAt", ended_by as "endedBy"
      from released_texts where case_id = ${caseId} and (ended_at is null or ${!masking.isPublic}::boolean) order by released_at, id`);
    return releases.map(({ releasedBy, endedBy, ...release }) => ({
      ...release,
      releasedBy: masking.who(releasedBy),
      endedBy: masking.who(endedBy),
    }));
  },
};

/** Who was to handle it. */
export const handlingPart: Part = {
  name: 'handling',
  read: async ({ db, caseId, masking }) => {
    const assignments = await db.query<Assigned>(sql`
      select staff_id as "staffId", by, at from case_assignments where case_id = ${caseId} order by at, id`);
    return assignments.map(({ staffId, by, ...assignment }) => ({ ...assignment, staffId: masking.who(staffId), by: masking.who(by) }));
  },
};
