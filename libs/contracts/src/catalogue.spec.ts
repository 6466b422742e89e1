import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { isErrorCode, isRole } from '#kernel';
import { facts, ownerOf, personForgotten, personRecorded, requests, services } from './index.js';

const everyRequest = requests.map((contract) => ({ subject: contract.subject, contract }));
const everyFact = facts.map((contract) => ({ type: contract.type, contract }));
const known: readonly string[] = services;

const golden = new URL('../golden/', import.meta.url);
const goldenTypes = readdirSync(golden).map((file) => file.replace(/\.json$/, ''));
const goldenOf = (type: string): unknown => JSON.parse(readFileSync(new URL(`${type}.json`, golden), 'utf8'));

// CloudEvents 1.0 as the outbox writes them, to the letter.
const envelope = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string(),
  type: z.string(),
  subject: z.uuid(),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  dataschema: z.string(),
  aggregateversion: z.int().min(1),
  traceparent: z.string().regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/),
  data: z.unknown(),
});

/** Every object schema within a schema, wherever it stands. */
function objectsOf(schema: z.ZodType): { properties: Record<string, { format?: string }>; additionalProperties?: unknown }[] {
  const found: ReturnType<typeof objectsOf> = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('properties' in node && 'type' in node && node.type === 'object') found.push(node as (typeof found)[number]);
    for (const child of Object.values(node)) walk(child);
  };
  walk(z.toJSONSchema(schema, { io: 'input' }));
  return found;
}

const fieldsOf = (schema: z.ZodType) => objectsOf(schema).flatMap(({ properties }) => Object.entries(properties));

/** Types of the facts with a field such as this. */
const carrying = (isPersonal: (field: string, schema: { format?: string }) => boolean) =>
  facts.filter(({ data }) => fieldsOf(data).some(([field, schema]) => isPersonal(field, schema))).map(({ type }) => type);

describe('the catalogue', () => {
  it('has every message under a subject of its own', () => {
    const subjects = [...requests.map(({ subject }) => subject), ...facts.map(({ type }) => type)];
    expect(subjects.filter((subject, index) => subjects.indexOf(subject) !== index)).toEqual([]);
    expect(requests.length).toBeGreaterThan(30);
  });

  it('waits for an answer to an erasure from every service but the one that owns people', () => {
    expect(Object.keys(personForgotten).toSorted()).toEqual(known.filter((service) => service !== 'partners').toSorted());
  });
});

// Names, addresses and free words of people. Ids alone tell nothing to whoever may not look them up.
const tellsOfPeople = new Set(['email', 'phone', 'contact', 'purpose', 'visitorName', 'recipient', 'recipientText']);

describe('what tells the house of people', () => {
  const telling = requests.filter(
    (contract) => contract.kind === 'query' && contract.serves.staff === 'all' && fieldsOf(contract.reply).some(([field]) => tellsOfPeople.has(field)),
  );

  it('says whom it tells of, for the audit log', () => {
    expect(telling.length).toBeGreaterThan(5);
    expect(telling.filter(({ personal }) => !personal).map(({ subject }) => subject)).toEqual([]);
  });

  it('says it by fields that are there', () => {
    const wrong = requests.flatMap(({ subject, personal = [], reply }) => {
      const fields = new Set(fieldsOf(reply).map(([field]) => field));
      return personal.filter((field) => !fields.has(field)).map((field) => `${subject}: ${field}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe.each(everyRequest)('$subject', ({ subject, contract }) => {
  it('is a well-formed subject of a known service', () => {
    expect(subject).toMatch(/^[a-z]+\.[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/);
    expect(known).toContain(ownerOf(contract));
  });

  it('serves somebody, and refuses with known codes', () => {
    const served = Object.keys(contract.serves);
    expect(served.length).toBeGreaterThan(0);
    expect(served.filter((role) => !isRole(role))).toEqual([]);
    expect(contract.errors.filter((code) => !isErrorCode(code))).toEqual([]);
    expect(new Set(contract.errors).size).toBe(contract.errors.length);
    expect(contract.summary).toMatch(/^[A-Z].{10,}[^.]$/);
  });

  it('takes its example, and no field that it does not know, at any depth', () => {
    expect(contract.input.safeParse(contract.example)).toMatchObject({ success: true });
    const more = contract.input.safeParse({ ...(contract.example as object), unknownField: 1 });
    expect(more.error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['unknownField'] }]);
    expect(objectsOf(contract.input).filter(({ additionalProperties }) => additionalProperties !== false)).toEqual([]);
  });
});

describe.each(everyFact)('$type', ({ type, contract }) => {
  it('is a well-formed type of a known service', () => {
    expect(type).toMatch(/^domain\.[a-z]+\.[a-z]+(?:-[a-z]+)*\.v[1-9]\d*$/);
    expect(known).toContain(ownerOf(contract));
  });

  it('reads its golden file, and would write the same', () => {
    const event = envelope.parse(goldenOf(type));
    expect(event).toMatchObject({ type, source: `/${ownerOf(contract)}`, dataschema: `/asyncapi.json#/components/schemas/${type}` });
    expect(contract.data.parse(event.data)).toEqual(event.data);
  });
});

describe('golden files', () => {
  it('are all of facts that are still read', () => {
    expect(goldenTypes.filter((type) => !facts.some((contract) => contract.type === type))).toEqual([]);
  });
});

describe('personal data', () => {
  it('travels in person-recorded alone: addresses, telephone numbers, languages', () => {
    // A number in the diary is public.
    expect(carrying((field, { format }) => format === 'email' || /e?mail|phone|mobile|language|birth|(?<!^case)number$/i.test(field))).toEqual([
      personRecorded.type,
    ]);
  });

  it('names nobody but there; organisations, sites and spaces have names that are theirs', () => {
    expect(carrying((field) => /^(?:name|fullName|firstName|lastName|givenName|familyName|personName|applicantName)$/i.test(field)).toSorted()).toEqual([
      'domain.partners.organisation-recorded.v1',
      personRecorded.type,
    ]);
  });

  it('leaves the purpose of a booking with booking', () => {
    expect(carrying((field) => /purpose|note|comment|message/i.test(field))).toEqual([]);
  });
});
