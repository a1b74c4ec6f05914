import type { OfferRules, Places } from '#server/bookings/booking.rules.ts';
import type { Sql } from '#server/platform/database.ts';
import { addDays, type LocalDate, startOfLocalDay } from '#server/time/local-time.ts';

/** An offer as a split asks about it, with its open sessions in a period. */
export interface SplitSnapshot {
  offer: Omit<OfferRules, 'bookingOpensAt'> & { bookingOpensAt: string | null; levelByRequest: boolean };
  sessions: {
    id: string;
    /** ISO 8601. */
    startsAt: string;
    endsAt: string;
    localDate: LocalDate;
    capacity: Places;
    taken: Places;
    houseLeft: number | null;
    site: { id: string; name: string };
  }[];
}

const SNAPSHOT = `
SELECT jsonb_build_object('published', true, 'targetGroups', to_jsonb(o.target_groups), 'gradeFrom', o.grade_from, 'gradeTo', o.grade_to,
    'ageGroups', to_jsonb(coalesce(o.age_groups, '{}')), 'minPupils', o.min_pupils, 'maxPupils', o.max_pupils, 'maxGroups', o.max_groups,
    'pupilsPerAdult', o.pupils_per_adult, 'adultRatios', o.adult_ratios, 'leadTimeWorkingDays', o.lead_time_working_days,
    'cancellationWorkingDays', o.cancellation_working_days, 'bookingOpensAt', o.booking_opens_at, 'levelByRequest', o.level_by_request) AS offer,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'localDate', s.local_date,
       'site', jsonb_build_object('id', t.id, 'name', t.name),
       'capacity', jsonb_build_object('groups', s.capacity_groups, 'pupils', s.capacity_pupils, 'adults', s.capacity_adults),
       'taken', jsonb_build_object('groups', s.taken_groups, 'pupils', s.taken_pupils, 'adults', s.taken_adults),
       'houseLeft', CASE WHEN s.educators_needed = 0 AND t.self_guided_pupils IS NOT NULL THEN greatest(0, t.self_guided_pupils - coalesce(
         (SELECT max(h.pupils) FROM site_hour h
           WHERE h.site_id = s.site_id AND h.starts_at < s.ends_at AND h.starts_at > s.starts_at - interval '1 hour'), 0)) END)
     ORDER BY s.starts_at, s.id), '[]')
   FROM session s JOIN site t ON t.id = s.site_id
   WHERE s.offer_id = o.id AND s.state = 'OPEN' AND s.starts_at >= $2 AND s.starts_at < $3 AND s.taken_groups < s.capacity_groups
     AND ($4::date[] IS NULL OR s.local_date = ANY ($4::date[]))) AS sessions
FROM offer o WHERE o.slug = $1 AND o.state = 'PUBLISHED'`;

/** A published offer with its open sessions that are not full, from a day to another (both included); null = no such offer. */
export async function loadSplit(
  sql: Sql,
  slug: string,
  { from, to, days }: { from: LocalDate; to: LocalDate; days: LocalDate[] | null },
): Promise<SplitSnapshot | null> {
  const { rows } = await sql.query<SplitSnapshot>({
    name: 'booking-sets.split',
    text: SNAPSHOT,
    values: [slug, startOfLocalDay(from), startOfLocalDay(addDays(to, 1)), days],
  });
  return rows[0] ?? null;
}
