import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { type TestServer, testServer } from '#server/testing/server.ts';
import type { AnyEndpoint } from './endpoint.ts';

type Json = Record<string, unknown>;
interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Json;
}
interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
}
interface Description {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Json; schemas: Json };
}

let server: TestServer;
let endpoints: AnyEndpoint[];
let description: Description;
let operations: { name: string; path: string; method: string; operation: Operation }[];

beforeAll(async () => {
  server = await testServer();
  endpoints = createApp(server.deps).mounted.endpoints;
  description = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as Description;
  operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      method,
      operation,
    })),
  );
});
afterAll(() => server.close());

const namesOf = ({ parameters }: Operation, place: Parameter['in']) =>
  parameters.filter((parameter) => parameter.in === place).map(({ name }) => name);

function operationOf(name: string): Operation {
  const found = operations.find((one) => one.name === name);
  if (!found) throw new Error(`${name} is not described`);
  return found.operation;
}

/** Nothing to say, or a browser that is sent on. */
const isBodiless = (status: string) => status === '204' || status === '302';

describe('the description', () => {
  test('is OpenAPI 3.1 with a title and a version', () => {
    expect(description.openapi).toMatch(/^3\.1\.\d$/);
    expect(description.info).toMatchObject({ title: 'Skolebesøg', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  });

  test('has every mounted operation and no other', () => {
    const mounted = endpoints.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(operations.map(({ name }) => name).sort()).toEqual(mounted.sort());
  });

  test('leaves out nothing that Express answers below /api', () => {
    const { app } = createApp(server.deps);
    const paths = routesOf(app.router as unknown as Router).filter((path) => path.startsWith('/api'));
    expect(new Set(paths)).toEqual(
      new Set(endpoints.map(({ path }) => path).filter((path) => path.startsWith('/api'))),
    );
  });
});

interface Router {
  stack: { route?: { path: string }; handle: Partial<Router> }[];
}

function routesOf({ stack }: Router): string[] {
  return stack.flatMap(({ route, handle }) => (route ? [route.path] : handle.stack ? routesOf(handle as Router) : []));
}

describe('each operation', () => {
  test('has an id of its own, a summary and a tag', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name, operation } of operations) {
      expect(operation.operationId, name).toMatch(/^[a-z]\w+$/);
      expect(operation.summary, name).not.toBe('');
      expect(operation.tags, name).toHaveLength(1);
    }
  });

  test('declares its security, as its policy has it; public ones an empty list', () => {
    const schemes = { public: [], bookingLink: [{ bookingLink: [] }] } as Record<string, Operation['security']>;
    for (const { method, path, policy } of endpoints) {
      const { security } = operationOf(`${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
      expect(security, path).toEqual(schemes[policy] ?? [{ login: [] }]);
    }
    expect(Object.keys(description.components.securitySchemes).sort()).toEqual(['bookingLink', 'login']);
  });

  test('declares exactly the parameters of its address, and none twice', () => {
    for (const { name, path, operation } of operations) {
      const inAddress = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      expect(namesOf(operation, 'path').sort(), name).toEqual(inAddress.sort());
      const all = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
      expect(new Set(all).size, name).toBe(all.length);
      for (const parameter of operation.parameters) {
        expect(parameter.schema, `${name} ${parameter.name}`).toBeTypeOf('object');
        if (parameter.in === 'path') expect(parameter.required, name).toBe(true);
      }
    }
  });

  test('says what success looks like', () => {
    for (const { name, operation } of operations) {
      const successes = Object.entries(operation.responses).filter(([status]) => /^[23]/.test(status));
      expect(successes, name).toHaveLength(1);
      for (const [status, { content }] of successes) {
        if (isBodiless(status)) expect(content, name).toBeUndefined();
        else
          expect(
            Object.values(content ?? {}).every(({ schema }) => typeof schema === 'object'),
            name,
          ).toBe(true);
        if (!isBodiless(status)) expect(Object.keys(content ?? {}).length, name).toBeGreaterThan(0);
      }
    }
  });

  test('names the codes of its problems, as problem+json', () => {
    for (const { name, operation } of operations) {
      const problems = Object.entries(operation.responses).filter(([status]) => !/^[23]/.test(status));
      expect(
        problems.map(([status]) => status),
        name,
      ).toEqual(expect.arrayContaining(['500', '503']));
      for (const [status, { content = {} }] of problems) {
        expect(status, name).toMatch(/^[45]\d\d$/);
        expect(Object.keys(content), name).toEqual(['application/problem+json']);
        expect(codesOf(content['application/problem+json']?.schema), `${name} ${status}`).not.toEqual([]);
      }
    }
  });

  test('sends a body only where one is described', () => {
    for (const { name, method, operation } of operations) {
      if (method === 'get') expect(operation.requestBody, name).toBeUndefined();
      for (const { schema } of Object.values(operation.requestBody?.content ?? {}))
        expect(schema, name).toBeTypeOf('object');
    }
  });
});

function codesOf(schema: Json | undefined): string[] {
  const parts = (schema?.allOf ?? []) as { properties?: { code?: { enum?: string[] } } }[];
  return parts.flatMap((part) => part.properties?.code?.enum ?? []);
}

const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];

test('its schemas are JSON Schema 2020-12: references lead somewhere, types exist, what is required is described', () => {
  const wrong: string[] = [];
  let seen = 0;
  everySchema(description, '#', (schema, place) => {
    seen += 1;
    if (typeof schema.$ref === 'string' && at(schema.$ref) === undefined) wrong.push(`${place}: ${schema.$ref}`);
    for (const type of [schema.type ?? []].flat() as string[])
      if (!types.includes(type)) wrong.push(`${place}: ${type}`);
    if ('nullable' in schema) wrong.push(`${place}: nullable is of 3.0`);
    const described = Object.keys((schema.properties ?? {}) as Json);
    for (const name of (Array.isArray(schema.required) ? schema.required : []) as string[])
      if (!described.includes(name)) wrong.push(`${place}: ${name} is required but not described`);
  });
  expect(wrong).toEqual([]);
  expect(seen).toBeGreaterThan(500);
});

function at(reference: string): unknown {
  const keys = reference.replace(/^#\//, '').split('/');
  return keys.reduce<unknown>((value, key) => (value as Json | undefined)?.[key], description);
}

/** Calls `look` with each object below a key `schema`, or within one. */
function everySchema(value: unknown, place: string, look: (schema: Json, place: string) => void, inside = false): void {
  if (typeof value !== 'object' || value === null) return;
  if (inside && !Array.isArray(value) && !place.endsWith('/properties')) look(value as Json, place);
  for (const [key, inner] of Object.entries(value))
    everySchema(inner, `${place}/${key}`, look, inside || key === 'schema');
}

const catalogueQuery =
  'q targetGroup gradeLevel subjectFamily subject municipality region department form free language from to pupils sort page pageSize';
const statisticsFilters =
  'schoolYear calendarYear month department partnershipType targetGroup gradeStage institutionKind municipality region subjectFamily subject offer form';

/** The public surface that other software relies on, as far as it is built: operation → names in its query. */
const surface: Record<string, string> = {
  'GET /api/health': '',
  'GET /api/offers': catalogueQuery,
  'GET /api/offers/{slug}': '',
  'GET /api/offers/{slug}/sessions': 'from to pupils',
  'GET /api/departments': '',
  'GET /api/departments/{slug}': '',
  'GET /api/institutions': 'q municipality',
  'POST /api/bookings': '',
  'GET /api/bookings/{reference}': '',
  'PATCH /api/bookings/{reference}': '',
  'POST /api/bookings/{reference}/cancel': '',
  'GET /api/bookings/{reference}/invite.ics': '',
  'POST /api/login': '',
  'POST /api/logout': '',
  'GET /api/me': '',
  'GET /api/schedule': 'from to department educator',
  'PUT /api/bookings/{reference}/attendance': '',
  'POST /api/imports/institutions': '',
  'GET /api/statistics/visits': `groupBy format ${statisticsFilters}`,
  'GET /api/statistics/visits/bookings': statisticsFilters,
  'GET /api/statistics/public': 'schoolYear',
};

/** The fields of bodies and answers that other software relies on. */
const fields: Record<string, string> = {
  'POST /api/bookings': 'sessionId institution contact visitor administrator groups needs message language invoice',
  'PATCH /api/bookings/{reference}': 'groups needs message invoice',
  'POST /api/bookings/{reference}/cancel': 'reason',
  'POST /api/login': 'email password code',
  'PUT /api/bookings/{reference}/attendance': 'outcome groups',
};
const answers: Record<string, string> = {
  'GET /api/health': 'status database version',
  'GET /api/offers': 'items total page pageSize facets',
  'POST /api/bookings': 'reference status manageToken manageUrl session price',
  'GET /api/bookings/{reference}':
    'reference status session institution contact visitor administrator groups price allowedActions',
  'GET /api/schedule': 'items',
  'GET /api/statistics/visits': 'rows total',
  'POST /api/imports/institutions': 'added changed closed skipped',
};
const codes: Record<string, string> = {
  'POST /api/bookings':
    'SESSION_FULL SESSION_CLOSED TOO_LATE_TO_BOOK NOT_YET_OPEN TOO_MANY_PUPILS TOO_FEW_ADULTS INVALID_INPUT',
  'POST /api/bookings/{reference}/cancel': 'AFTER_DEADLINE NOT_FOUND',
};

const words = (text: string) => text.split(' ').filter(Boolean);

describe('what other software relies on is there:', () => {
  for (const [name, query] of Object.entries(surface)) {
    test(name, () => {
      const operation = operationOf(name);
      expect(namesOf(operation, 'query')).toEqual(expect.arrayContaining(words(query)));
      const body = operation.requestBody?.content['application/json']?.schema.properties ?? {};
      expect(Object.keys(body)).toEqual(expect.arrayContaining(words(fields[name] ?? '')));
      const success = operation.responses['200'] ?? operation.responses['201'];
      const answer = success?.content?.['application/json']?.schema.properties ?? {};
      expect(Object.keys(answer)).toEqual(expect.arrayContaining(words(answers[name] ?? '')));
      const named = Object.values(operation.responses).flatMap(({ content }) =>
        codesOf(content?.['application/problem+json']?.schema),
      );
      expect(named).toEqual(expect.arrayContaining(words(codes[name] ?? '')));
    });
  }

  test('bookings are idempotent by a header, changes can be held against a version', () => {
    expect(namesOf(operationOf('POST /api/bookings'), 'header')).toContain('Idempotency-Key');
    expect(namesOf(operationOf('PATCH /api/bookings/{reference}'), 'header')).toContain('If-Match');
    expect(namesOf(operationOf('PUT /api/bookings/{reference}/attendance'), 'header')).toContain('If-Match');
  });
});
