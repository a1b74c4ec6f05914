import type { BulkBody } from '#server/sessions/session-bulk.contract.ts';
import { addressOf, sessionFilterOf } from './session-list.ts';

// Which sessions are meant stands in the page's address, what is to happen to them in its form.

export type BulkKind = BulkBody['action']['kind'];
export type BulkTyped = Record<string, string>;

const fieldNames = [
  'kind',
  'days',
  'minutes',
  'time',
  'durationMinutes',
  'siteId',
  'groups',
  'pupils',
  'adults',
  'state',
  'addId',
  'addRole',
  'replaceId',
  'byId',
  'removeId',
  'resourceId',
  'quantity',
  'cause',
  'message',
] as const;

/** The sessions that the address names: by ids, or by the filter of the list; null = none. */
export function picked(params: URLSearchParams): Pick<BulkBody, 'sessionIds' | 'filter'> | null {
  const ids = params.getAll('id');
  if (ids.length > 0) return { sessionIds: ids };
  const whole = sessionFilterOf(params);
  if (addressOf(whole).size === 0 && !params.has('alle')) return null;
  const { needsEducator, ...filter } = whole;
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
  return { filter: { ...given, ...(needsEducator ? { needsEducator: true } : {}) } };
}

export function typedBulk(form: FormData): BulkTyped {
  return Object.fromEntries(
    fieldNames.map((name) => [
      name,
      String(form.get(name) ?? '')
        .trim()
        .slice(0, 2000),
    ]),
  );
}

/** What was chosen, as the API takes it; what is no number is sent as it stands, so that the API refuses it. */
export function actionOf(typed: BulkTyped): Record<string, unknown> {
  const number = (name: string) => {
    const text = typed[name] ?? '';
    return text === '' ? undefined : /^-?\d{1,6}$/.test(text) ? Number(text) : text;
  };
  const { kind } = typed;
  const fields: Record<string, Record<string, unknown>> = {
    MOVE_BY: { days: number('days'), minutes: number('minutes') },
    SET_TIME: { time: typed.time, durationMinutes: number('durationMinutes') },
    SET_SITE: { siteId: typed.siteId },
    SET_CAPACITY: { capacity: { groups: number('groups'), pupils: number('pupils'), adults: number('adults') } },
    SET_STATE: { state: typed.state },
    ADD_EDUCATOR: { educatorId: typed.addId, role: typed.addRole || undefined },
    REPLACE_EDUCATOR: { educatorId: typed.replaceId, byEducatorId: typed.byId },
    REMOVE_EDUCATOR: { educatorId: typed.removeId },
    SET_RESOURCE: { resourceId: typed.resourceId, quantity: number('quantity') },
    CANCEL: { cause: typed.cause },
  };
  return { kind, ...fields[kind ?? ''] };
}

/** The form's field that an error of the API is about. */
export function bulkFieldOf(path: string, kind: string): string {
  const name = path.split('.').at(-1) ?? '';
  const ofKind: Record<string, Record<string, string>> = {
    ADD_EDUCATOR: { educatorId: 'addId', role: 'addRole' },
    REPLACE_EDUCATOR: { educatorId: 'replaceId', byEducatorId: 'byId' },
    REMOVE_EDUCATOR: { educatorId: 'removeId' },
  };
  return ofKind[kind]?.[name] ?? name;
}
