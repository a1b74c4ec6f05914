import type { PageServerLoad } from './$types';

interface Schema {
  [key: string]: unknown;
}
interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, unknown>[];
  parameters: { name: string; in: string; required: boolean; description?: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
}

/** The API's own description, arranged for reading: by tag, then by path. */
export const load: PageServerLoad = async ({ fetch }) => {
  const description = (await (await fetch('/api/openapi.json')).json()) as {
    info: { version: string; description: string };
    paths: Record<string, Record<string, Operation>>;
  };
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...shown(operation) })),
  );
  const tags = [...new Set(operations.map(({ tag }) => tag))].sort();
  return {
    info: description.info,
    tags: tags.map((tag) => ({ tag, operations: operations.filter((one) => one.tag === tag) })),
  };
};

function shown(operation: Operation) {
  const { operationId, summary, tags, security, parameters } = operation;
  return {
    id: operationId,
    summary,
    description: operation.description ?? null,
    tag: tags[0] ?? '',
    who: Object.keys(security[0] ?? {})[0] ?? 'public',
    parameters: parameters.map(({ name, in: place, required, description, schema }) => ({
      name,
      place,
      required,
      about: description ?? typeOf(schema),
    })),
    request: jsonOf(Object.values(operation.requestBody?.content ?? {})[0]?.schema),
    responses: Object.entries(operation.responses).map(([status, { description, content = {} }]) => ({
      status,
      about: description,
      type: Object.keys(content)[0] ?? null,
      schema: status.startsWith('2') ? jsonOf(Object.values(content)[0]?.schema) : null,
    })),
  };
}

function typeOf(schema: Schema): string {
  if (Array.isArray(schema.enum)) return schema.enum.join(' | ');
  return [schema.type, schema.format].filter((part) => typeof part === 'string').join(', ');
}

function jsonOf(schema: Schema | undefined): string | null {
  return schema === undefined ? null : JSON.stringify(schema, null, 2);
}
