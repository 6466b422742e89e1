import { z } from 'zod';
import { ownerOf, type FactContract } from '#contracts';

type Json = Record<string, unknown>;

/** CloudEvents 1.0 as we send it; what a fact carries is in `data`. */
const cloudEvent: Json = {
  type: 'object',
  description: 'CloudEvents 1.0 in structured mode (https://cloudevents.io)',
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'dataschema', 'aggregateversion', 'traceparent', 'data'],
  properties: {
    specversion: { const: '1.0' },
    id: { type: 'string', format: 'uuid', description: 'Of this event; one that comes again has the same' },
    source: { type: 'string', description: 'The service that tells it, e.g. `/booking`' },
    type: { type: 'string' },
    subject: { type: 'string', format: 'uuid', description: 'The aggregate that it is about' },
    time: { type: 'string', format: 'date-time' },
    datacontenttype: { const: 'application/json' },
    dataschema: { type: 'string', description: 'Where in this document the data is described' },
    aggregateversion: { type: 'integer', minimum: 1, description: 'Of the aggregate after the change: ignore what is older than what you have' },
    traceparent: { type: 'string', description: 'W3C trace context of what led to it' },
    data: true,
  },
};

/** The AsyncAPI 3.0 document of these facts: a channel, a message and an operation of its owner for each, named by its type. */
export function asyncApi(facts: readonly FactContract[]): Json {
  const sorted = facts.toSorted((one, other) => one.type.localeCompare(other.type));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Parken',
      version: '1',
      description:
        'Facts that the services tell on NATS, in the JetStream stream DOMAIN. Each is told once or more: know it by its id. '
        + 'Fields may be added to a version; pass over those that you do not know.',
    },
    defaultContentType: 'application/cloudevents+json',
    channels: byType(sorted, channelOf),
    operations: byType(sorted, operationOf),
    components: { messages: byType(sorted, messageOf), schemas: { CloudEvent: cloudEvent, ...schemasOf(sorted) } },
  };
}

const byType = (facts: readonly FactContract[], describe: (fact: FactContract) => Json): Json =>
  Object.fromEntries(facts.map((fact) => [fact.type, describe(fact)]));

const channelOf = ({ type, summary }: FactContract): Json => ({
  address: `${type}.{aggregateId}`,
  summary,
  parameters: { aggregateId: { description: 'The aggregate that the fact is about, also the event’s subject' } },
  messages: { [type]: { $ref: `#/components/messages/${type}` } },
});

const operationOf = (fact: FactContract): Json => ({
  action: 'send',
  summary: fact.summary,
  tags: [{ name: ownerOf(fact) }],
  channel: { $ref: `#/channels/${fact.type}` },
  messages: [{ $ref: `#/channels/${fact.type}/messages/${fact.type}` }],
});

const messageOf = ({ type, summary }: FactContract): Json => ({
  name: type,
  summary,
  contentType: 'application/cloudevents+json',
  payload: {
    allOf: [
      { $ref: '#/components/schemas/CloudEvent' },
      { type: 'object', properties: { type: { const: type }, data: { $ref: `#/components/schemas/${type}` } } },
    ],
  },
});

/** Each fact's data under its type, and what several share under its own name. */
function schemasOf(facts: readonly FactContract[]): Json {
  const schemas: Json = {};
  for (const fact of facts) {
    const { $schema: _, definitions, ...schema } = z.toJSONSchema(fact.data, { target: 'draft-7', io: 'output' });
    Object.assign(schemas, referring(definitions ?? {}), { [fact.type]: referring(schema) });
  }
  return Object.fromEntries(Object.entries(schemas).toSorted(([one], [other]) => one.localeCompare(other)));
}

const referring = (schema: object): Json => JSON.parse(JSON.stringify(schema).replaceAll('"#/definitions/', '"#/components/schemas/')) as Json;
