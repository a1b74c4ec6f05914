import type { Conflict, Other } from '#server/allocations/planned-time.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Span } from './blocked-time.rules.ts';

interface TakenRow {
  startsAt: string;
  personId: string | null;
  person: string | null;
  resource: { id: string; name: { da: string; en: string }; pooled: boolean; quantity: number } | null;
  wanted: number | null;
  peak: number | null;
  other: Omit<Other, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string };
}

const utc = (column: string) => `to_char((${column}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const OTHER = `jsonb_build_object('kind', CASE WHEN a.session_id IS NULL THEN 'BLOCKED_TIME' ELSE 'SESSION' END, 'id', coalesce(s.id, b.id),
  'title', jsonb_build_object('da', coalesce(o.title_da, b.title), 'en', coalesce(o.title_en, b.title)),
  'startsAt', ${utc('coalesce(s.starts_at, b.starts_at)')}, 'endsAt', ${utc('coalesce(s.ends_at, b.ends_at)')})`;

const BY = `LEFT JOIN session s ON s.id = a.session_id LEFT JOIN offer o ON o.id = s.offer_id LEFT JOIN blocked_time b ON b.id = a.blocked_time_id`;

const TEXT = `WITH RECURSIVE span AS (
    SELECT starts_at, tstzrange(starts_at, ends_at) AS during FROM unnest($1::timestamptz[], $2::timestamptz[]) AS n(starts_at, ends_at)),
  wanted AS (SELECT r.id AS whole, r.id, n.quantity FROM unnest($4::uuid[], $5::integer[]) AS n(id, quantity) JOIN resource r ON r.id = n.id
    UNION SELECT w.whole, r.id, w.quantity FROM resource r JOIN wanted w ON r.parent_id = w.id)
  SELECT ${utc('span.starts_at')} AS "startsAt", p.id AS "personId", p.name AS person, NULL::jsonb AS resource, NULL::integer AS wanted,
         NULL::integer AS peak, ${OTHER} AS other
    FROM span JOIN allocation a ON a.account_id = ANY ($3) AND a.during && span.during JOIN account p ON p.id = a.account_id ${BY}
  UNION ALL
  SELECT ${utc('span.starts_at')}, NULL, NULL,
         jsonb_build_object('id', r.id, 'name', jsonb_build_object('da', r.name_da, 'en', r.name_en), 'pooled', r.pooled, 'quantity', r.quantity),
         w.quantity, resource_peak(w.id, span.during), ${OTHER}
    FROM span CROSS JOIN wanted w JOIN allocation a ON a.resource_id = w.id AND a.during && span.during
    JOIN resource r ON r.id = w.id ${BY}
   WHERE NOT r.pooled OR resource_peak(w.id, span.during) + w.quantity > r.quantity
  ORDER BY 1, 2, 7`;

export interface Wanted {
  spans: Span[];
  /** Account ids. */
  people: string[];
  resources: { id: string; quantity: number }[];
}

/** Who and what is taken at some times, and by what. */
export async function findTaken(sql: Sql, { spans, people, resources }: Wanted): Promise<Conflict[]> {
  const { rows } = await sql.query<TakenRow>(TEXT, [
    spans.map(({ startsAt }) => startsAt),
    spans.map(({ endsAt }) => endsAt),
    people,
    resources.map(({ id }) => id),
    resources.map(({ quantity }) => quantity),
  ]);
  const conflicts = new Map<string, Conflict>();
  for (const row of rows) {
    const key = `${row.startsAt} ${row.personId ?? row.resource?.id} ${row.resource?.pooled ? '' : row.other.id}`;
    const known = conflicts.get(key);
    if (known?.code === 'POOL_SHORT') known.others.push(otherOf(row));
    else if (known === undefined) conflicts.set(key, conflictOf(row));
  }
  return [...conflicts.values()];
}

function otherOf({ other }: TakenRow): Other {
  return { ...other, startsAt: new Date(other.startsAt), endsAt: new Date(other.endsAt) };
}

function conflictOf(row: TakenRow): Conflict {
  const { personId, person, resource, wanted, peak } = row;
  const other = otherOf(row);
  if (resource === null) {
    return { code: 'EDUCATOR_TAKEN', severity: 'BLOCKS', person: { id: personId ?? '', name: person ?? '' }, other };
  }
  const { id, name } = resource;
  if (!resource.pooled) return { code: 'RESOURCE_TAKEN', severity: 'BLOCKS', resource: { id, name }, other };
  const left = Math.max(0, resource.quantity - (peak ?? 0));
  return { code: 'POOL_SHORT', severity: 'BLOCKS', resource: { id, name }, wanted: wanted ?? 1, left, others: [other] };
}
