import type { BookingStatus } from '#server/bookings/booking-states.rules.ts';
import type { Part } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { SkipReason } from './promotion.rules.ts';
import type { Wishes } from './waitlist.rules.ts';

/** An entry as the staff's list shows it. Instants ISO 8601 with the database's offset. */
export interface ListedEntry {
  id: string;
  position: number;
  createdAt: string;
  offersMissed: number;
  wishes: Wishes | null;
  offer: { slug: string; title: { da: string; en: string } };
  department: { slug: string; name: string };
  session: { id: string; startsAt: string; endsAt: string; localDate: string; state: string };
  institution: string;
  contact: { name: string; email: string; phone: string };
  bookings: {
    reference: string;
    status: BookingStatus;
    labels: string[];
    pupils: number;
    adults: number;
    offered: { startsAt: string; endsAt: string; until: string } | null;
  }[];
  skipped: {
    sessionId: string;
    startsAt: string;
    at: string;
    reasons: SkipReason[];
    missed?: boolean;
    declined?: boolean;
  }[];
}

export interface ListQuestion {
  departments: Part;
  /** Slug; null = of all offers. */
  offer: string | null;
  /** The session that it began with; null = any. */
  sessionId: string | null;
  limit: number;
}

/** Everybody who waits or is offered places, by session and number in the queue, in one query. */
export async function listEntries(sql: Sql, question: ListQuestion): Promise<ListedEntry[]> {
  const { departments, offer, sessionId, limit } = question;
  const { rows } = await sql.query<{ entry: ListedEntry }>(
    `SELECT jsonb_build_object('id', w.id, 'createdAt', w.created_at, 'offersMissed', w.offers_missed, 'skipped', w.skipped,
        'position', 1 + (SELECT count(*) FROM waitlist_entry e
           WHERE e.offer_id = s.offer_id AND e.closed_at IS NULL AND (e.created_at, e.id) < (w.created_at, w.id)
             AND EXISTS (SELECT 1 FROM booking b WHERE b.waitlist_entry_id = e.id AND b.status = 'WAITING')
             AND (e.session_id = s.id OR (s.local_date BETWEEN e.wish_from AND e.wish_to
                  AND (cardinality(e.weekdays) = 0 OR extract(isodow FROM s.local_date)::smallint = ANY (e.weekdays))))),
        'wishes', CASE WHEN w.wish_from IS NOT NULL THEN
          jsonb_build_object('from', w.wish_from, 'to', w.wish_to, 'weekdays', to_jsonb(w.weekdays)) END,
        'offer', jsonb_build_object('slug', o.slug, 'title', jsonb_build_object('da', o.title_da, 'en', o.title_en)),
        'department', jsonb_build_object('slug', d.slug, 'name', d.name),
        'session', jsonb_build_object('id', s.id, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'localDate', s.local_date, 'state', s.state),
        'institution', own.institution_name,
        'contact', jsonb_build_object('name', own.contact_name, 'email', own.contact_email, 'phone', own.contact_phone),
        'bookings', (SELECT jsonb_agg(jsonb_build_object('reference', b.reference, 'status', b.status, 'pupils', b.pupils, 'adults', b.adults,
            'labels', (SELECT jsonb_agg(g.label ORDER BY g.position) FROM booking_group g WHERE g.booking_id = b.id),
            'offered', CASE WHEN b.status = 'OFFERED' THEN
              jsonb_build_object('startsAt', x.starts_at, 'endsAt', x.ends_at, 'until', b.expires_at) END) ORDER BY b.created_at, b.id)
          FROM booking b JOIN session x ON x.id = b.session_id
         WHERE b.waitlist_entry_id = w.id AND b.status IN ('WAITING', 'OFFERED'))) AS entry
       FROM waitlist_entry w JOIN session s ON s.id = w.session_id JOIN offer o ON o.id = w.offer_id JOIN department d ON d.id = o.department_id
       JOIN LATERAL (SELECT institution_name, contact_name, contact_email, contact_phone FROM booking
                      WHERE waitlist_entry_id = w.id AND status IN ('WAITING', 'OFFERED') ORDER BY created_at, id LIMIT 1) AS own ON true
      WHERE w.closed_at IS NULL AND ($1::uuid[] IS NULL OR o.department_id = ANY ($1)) AND ($2::text IS NULL OR o.slug = $2)
        AND ($3::uuid IS NULL OR w.session_id = $3)
      ORDER BY s.starts_at, s.id, w.created_at, w.id LIMIT $4`,
    [departments === 'all' ? null : departments, offer, sessionId, limit],
  );
  return rows.map(({ entry }) => entry);
}
