import { z } from 'zod';
import type { AnyEndpoint } from './endpoint.ts';
import { commonProblems } from './problems.ts';

type Json = Record<string, unknown>;

/** The description of the API (OpenAPI 3.1), made from the same contracts that the server runs on. */
export function describeApi(endpoints: AnyEndpoint[], version: string) {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Skolebesøg',
      version,
      description:
        'Offers, sessions, bookings, attendance and visit statistics. Instants are ISO 8601 with offset, `localDate` is the ' +
        'Danish calendar day, money is in øre. Errors are `application/problem+json` with a stable `code`.',
    },
    paths,
    components: {
      securitySchemes: {
        login: {
          type: 'apiKey',
          in: 'cookie',
          name: 'login',
          description: 'Set by POST /api/login; `__Host-login` over https.',
        },
        bookingLink: {
          type: 'http',
          scheme: 'bearer',
          description: 'The manage token of one booking, as it stands in its mail.',
        },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

function operationOf(endpoint: AnyEndpoint): Json {
  const hasBody = endpoint.body !== undefined || endpoint.rawBody !== undefined;
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    ...(endpoint.description ? { description: endpoint.description } : {}),
    tags: [endpoint.tag],
    security: securityOf(endpoint),
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...headerParameters(endpoint),
    ],
    ...(hasBody ? { requestBody: requestBodyOf(endpoint) } : {}),
    responses: { ...successOf(endpoint), ...problemsOf(endpoint) },
  };
}

function securityOf({ policy }: AnyEndpoint): Json[] {
  if (policy === 'public') return [];
  return policy === 'bookingLink' ? [{ bookingLink: [] }] : [{ login: [] }];
}

function operationId({ method, path }: AnyEndpoint): string {
  const words = path
    .replace('/api/', '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return [method.toLowerCase(), ...words.map((word) => word[0]?.toUpperCase() + word.slice(1))].join('');
}

/** JSON Schema of what is sent (`input`) or answered (`output`). */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
    ...(property.description ? { description: property.description } : {}),
  }));
}

function headerParameters(endpoint: AnyEndpoint): Json[] {
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description,
  });
  return [
    ...(endpoint.idempotent
      ? [header('Idempotency-Key', '16 to 200 characters. The same key with the same body answers the same again.')]
      : []),
    ...(endpoint.etag && endpoint.method !== 'GET'
      ? [header('If-Match', 'The ETag last seen; 412 when it has changed since.')]
      : []),
  ];
}

function requestBodyOf(endpoint: AnyEndpoint): Json {
  if (endpoint.rawBody)
    return { required: true, content: { [endpoint.rawBody]: { schema: { type: 'string', format: 'binary' } } } };
  return { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } };
}

function successOf(endpoint: AnyEndpoint): Json {
  const status = endpoint.status ?? (endpoint.answer || endpoint.alsoAnswers ? 200 : 204);
  const json = endpoint.answer ? { 'application/json': { schema: schemaOf(endpoint.answer, 'output') } } : {};
  const others = Object.fromEntries((endpoint.alsoAnswers ?? []).map((type) => [type, { schema: { type: 'string' } }]));
  const content = { ...json, ...others };
  const description = status === 302 ? 'Sends the browser on' : 'Done';
  return { [status]: { description, ...(Object.keys(content).length > 0 ? { content } : {}) } };
}

function problemsOf(endpoint: AnyEndpoint): Json {
  const codes = new Map<number, string[]>();
  const add = (code: string, status: number) => codes.set(status, [...(codes.get(status) ?? []), code]);
  const common: (keyof typeof commonProblems)[] = ['INTERNAL', 'UNAVAILABLE'];
  if (endpoint.params) common.push('NOT_FOUND');
  if (endpoint.query || endpoint.body || endpoint.idempotent) common.push('INVALID_INPUT');
  if (endpoint.body || endpoint.rawBody) common.push('TOO_LARGE');
  if (endpoint.policy !== 'public' && endpoint.policy !== 'bookingLink') common.push('UNAUTHENTICATED', 'FORBIDDEN');
  if (endpoint.policy === 'bookingLink') common.push('NOT_FOUND');
  for (const code of new Set(common)) add(code, commonProblems[code]);
  for (const [code, status] of Object.entries(endpoint.problems ?? {})) add(code, status);
  return Object.fromEntries(
    [...codes]
      .sort(([a], [b]) => a - b)
      .map(([status, names]) => [
        status,
        {
          description: names.join(', '),
          content: {
            'application/problem+json': {
              schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: names } } }] },
            },
          },
        },
      ]),
  );
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; meant for programs.' },
    detail: { type: 'string', description: 'A sentence for people, in the language of Accept-Language.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
    reasons: {
      type: 'array',
      description: 'All reasons of a refusal, each with its facts.',
      items: {
        type: 'object',
        required: ['code', 'message'],
        properties: { code: { type: 'string' }, message: { type: 'string' } },
      },
    },
    id: { type: 'string', description: 'Finds the line in the log.' },
  },
};
