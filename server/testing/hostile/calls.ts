import { gzipSync } from 'node:zlib';
import { randomFrom } from '#server/demo/random.ts';
import type { RawCall } from '#server/testing/raw-call.ts';
import { hostileJson, hostileTexts, mutations } from './values.ts';

/** A call that is answered with success, in parts that can be spoilt one at a time. */
export interface ValidCall {
  method: string;
  /** Express path, `/api/offers/:slug`. */
  route: string;
  params: Record<string, string>;
  /** Names of the query's parameters. */
  queryNames: string[];
  query: Record<string, string>;
  headers: Record<string, string>;
  body?: unknown;
}

const SEED = 20261122;
/**
 * How many of each kind are tried on one route. What all routes share (addresses, headers, methods, bytes) is drawn anew
 * for each, so that every one of them meets many routes; what is the route's own (query, body) is tried most.
 */
const tried = { addresses: 14, queries: 24, headers: 12, methods: 4, unasked: 1, bodies: 12, mutations: 48 };

/** The call itself, as it is meant. */
export function asMeant({ method, headers, body, ...call }: ValidCall): RawCall {
  return { method, headers, path: pathOf(call), ...(body === undefined ? {} : { body: bodyText(body) }) };
}

/** About a hundred ways of spoiling a call; always the same ones. */
export function hostileCalls(call: ValidCall): RawCall[] {
  return [
    ...some(wrongAddresses(call), call, tried.addresses),
    ...some(wrongQueries(call), call, tried.queries),
    ...some(wrongHeaders(call), call, tried.headers),
    ...some(wrongMethods(call), call, tried.methods),
    ...(call.method === 'GET'
      ? some(bodiesNobodyAskedFor(call), call, tried.unasked)
      : [...some(wrongBodies(call), call, tried.bodies), ...some(wrongFields(call), call, tried.mutations)]),
  ];
}

function pathOf({ route, params, query }: Pick<ValidCall, 'route' | 'params' | 'query'>): string {
  const search = new URLSearchParams(query).toString();
  return addressOf(route, params) + (search === '' ? '' : `?${search}`);
}

function addressOf(route: string, params: Record<string, string>): string {
  return route.replace(/:(\w+)/g, (_match, name: string) => params[name] ?? '');
}

function bodyText(body: unknown): string {
  return typeof body === 'string' ? body : hostileJson(body);
}

/** Encodes what can be: lone surrogates become the bytes that a careless encoder would send. */
function encoded(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : `${encodeURIComponent(text.toWellFormed())}%ed%a0%80`;
}

const brokenEncodings = ['%', '%zz', '%f', '%00', '%ff', '%ed%a0%80', '%c0%ae%c0%ae', '%2e%2e%2f', '%252e', '%u0041'];

function wrongAddresses(call: ValidCall): RawCall[] {
  const { query, headers } = call;
  const own = call.body === undefined ? {} : { body: bodyText(call.body) };
  const segments = [...hostileTexts.map((text) => encoded(text.slice(0, 5000))), ...brokenEncodings];
  const spoilt = Object.entries(call.params).flatMap(([name, value]) =>
    [...segments, `${value}%00`, `${value}'`, `${value}${encoded('é')}`, value.repeat(20)].map((segment) =>
      pathOf({ route: call.route, params: { ...call.params, [name]: segment }, query }),
    ),
  );
  const right = addressOf(call.route, call.params);
  const around = call.route.startsWith('/api/') ? spoiltAround(right) : [];
  return [...spoilt, ...around].map((path) => ({ method: call.method, path, headers, ...own }));
}

function spoiltAround(right: string): string[] {
  return [`${right}/`, `${right}/%00`, `${right}/../..`, `${right};a=b`, `${right}%`, right.toUpperCase()];
}

function wrongQueries(call: ValidCall): RawCall[] {
  const address = addressOf(call.route, call.params);
  const own = call.body === undefined ? {} : { body: bodyText(call.body) };
  const names = [...call.queryNames, 'unknown', '__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const texts = [...hostileTexts.map((text) => encoded(text.slice(0, 8000))), ...brokenEncodings];
  const one = names.flatMap((name) => [
    ...texts.map((text) => `${name}=${text}`),
    `${name}=1&${name}=2`,
    `${name}[]=1&${name}[x]=2`,
    `${name}.x=1`,
    name,
    `${name}=a`.concat(`&${name}=a`.repeat(1200)),
  ]);
  const whole = ['', '&&&===', '%=%', '='.repeat(8000), 'a&'.repeat(3000), '?'.repeat(100), '__proto__[x]=1', '#'];
  return [...whole, ...one].map((query) => ({
    method: call.method,
    path: `${address}?${query}`,
    headers: call.headers,
    ...own,
  }));
}

const hostileHeaders: Record<string, string[]> = {
  'if-match': [
    '*',
    '"',
    'W/"1"',
    '"999"',
    '""',
    '"1", "2"',
    "'; DROP TABLE booking; --",
    'A'.repeat(5000),
    '"1e308"',
    '-1',
  ],
  'if-none-match': ['*', '"', 'W/', 'A'.repeat(5000)],
  'idempotency-key': [
    '',
    'short',
    'A'.repeat(201),
    'with spaces in the key',
    'æøå-æøå-æøå-æøå-',
    "';DROP-TABLE-booking;--",
  ],
  cookie: [
    '',
    'login=',
    'login=%00',
    'login',
    `login=${'A'.repeat(43)}`,
    'login=a; login=b',
    '__proto__=1',
    `login=${'A'.repeat(5000)}`,
  ],
  authorization: [
    '',
    'Bearer',
    'Bearer  ',
    'Basic Og==',
    `Bearer ${'A'.repeat(43)}`,
    `Bearer ${'A'.repeat(5000)}`,
    'Bearer æ',
    'Bearer a b',
    "Bearer ' OR 1=1",
  ],
  origin: ['null', '', '//', 'http://evil.example.org', 'javascript:1', 'http://['],
  accept: ['', 'text/csv', 'foo', '*/*;q=x', ','.repeat(1000), 'application/json;q=0'],
  'accept-language': ['', '*', 'xx', 'en;q=9', '-', 'en-'.repeat(1000)],
  host: ['', 'evil.example.org', '[', 'a:b:c'],
  range: ['bytes=0-1', 'bytes=-', 'A'.repeat(1000)],
  'x-forwarded-for': ['127.0.0.1', "' OR 1=1"],
  'x-http-method-override': ['DELETE'],
  expect: ['100-continue'],
};

function wrongHeaders(call: ValidCall): RawCall[] {
  return Object.entries(hostileHeaders).flatMap(([name, values]) =>
    values.map((value) => ({ ...asMeant(call), headers: { ...call.headers, [name]: value } })),
  );
}

function wrongMethods(call: ValidCall): RawCall[] {
  const methods = ['HEAD', 'OPTIONS', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'TRACE', 'QUERY'];
  return methods.filter((method) => method !== call.method).map((method) => ({ ...asMeant(call), method }));
}

const deep = '['.repeat(10_000) + ']'.repeat(10_000);
const tenMegabytes = Buffer.alloc(10_000_000, 0x20);
const bomb = gzipSync(tenMegabytes);

function bodiesNobodyAskedFor(call: ValidCall): RawCall[] {
  return ['{', deep, tenMegabytes].map((body) => ({ ...asMeant(call), body }));
}

function wrongBodies(call: ValidCall): RawCall[] {
  const meant = asMeant(call);
  const text = bodyText(call.body ?? {});
  const unreadable = [
    '',
    ' ',
    '{',
    '[]',
    'null',
    '"x"',
    '1',
    'true',
    'NaN',
    '{"a":1,}',
    `\ufeff${text}`,
    `${text}${text}`,
    '{"__proto__":{"x":1}}',
  ];
  const bytes = [
    Buffer.from([0xff, 0xfe, 0x00]),
    Buffer.from(text, 'utf16le'),
    Buffer.from([0x1f, 0x8b, 0x08]),
    Buffer.alloc(1000),
  ];
  const types = [
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/json; charset=nothing',
    ';;;',
    '*/*',
  ];
  const encodings = ['gzip', 'br', 'deflate', 'nothing', 'gzip, gzip'];
  const withBody = (body: string | Uint8Array, headers: Record<string, string> = {}): RawCall => ({
    ...meant,
    body,
    headers: { ...call.headers, ...headers },
  });
  const deepInside =
    typeof call.body === 'object' ? hostileJson(call.body).replace(/:("[^"]*"|\d+)/, `:${deep}`) : deep;
  return [
    ...[...unreadable, ...bytes, deep, deepInside, tenMegabytes].map((body) => withBody(body)),
    ...types.map((type) => withBody(text, { 'content-type': type })),
    ...encodings.map((encoding) => withBody(text, { 'content-encoding': encoding })),
    withBody(bomb, { 'content-encoding': 'gzip' }),
    withBody(text, { 'transfer-encoding': 'chunked' }),
  ];
}

/** The body with one field spoilt. */
function wrongFields(call: ValidCall): RawCall[] {
  if (typeof call.body !== 'object') return [];
  return mutations(call.body).map((body) => ({ ...asMeant(call), body: hostileJson(body) }));
}

/** A part that is the same in every run, and another one for each route. */
function some<Item>(items: Item[], { method, route }: ValidCall, count: number): Item[] {
  return randomFrom(SEED, method, route).shuffled(items).slice(0, count);
}
