import { firstOf } from '#lib/server/room-form.ts';
import type { Resource } from '#server/resources/resource.contract.ts';

type Typed = Record<string, string[]>;

/** What was typed about a resource, as the API takes a change of it. */
export function resourceBody(typed: Typed) {
  const text = (name: string) => firstOf(typed, name);
  const pooled = text('pooled') === 'on';
  return {
    nameDa: text('nameDa'),
    nameEn: text('nameEn'),
    descriptionDa: text('descriptionDa'),
    descriptionEn: text('descriptionEn'),
    site: text('site') || null,
    parentId: text('parentId') || null,
    quantity: pooled ? numberOf(text('quantity')) : 1,
    seats: text('seats') === '' ? null : numberOf(text('seats')),
  };
}

/** The same for a new one, which also says what it is. */
export function newResourceBody(typed: Typed) {
  return {
    ...resourceBody(typed),
    department: firstOf(typed, 'department'),
    kind: firstOf(typed, 'kind'),
    pooled: firstOf(typed, 'pooled') === 'on',
  };
}

/** The values of a resource as they stand in its fields. */
export function resourceTyped(resource: Resource): Typed {
  const { nameDa, nameEn, descriptionDa, descriptionEn, site, parentId, pooled, quantity, seats, kind } = resource;
  const values = { nameDa, nameEn, descriptionDa, descriptionEn, kind, site: site?.slug, parentId, quantity, seats };
  const typed = Object.entries(values).map(([name, value]) => [name, [String(value ?? '')]]);
  return { ...Object.fromEntries(typed), ...(pooled ? { pooled: ['on'] } : {}) };
}

/** What is no number is sent as it stands, so that the API refuses it. */
function numberOf(text: string): number | string {
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}
