import { momentWords } from '#lib/educators/moments.ts';
import { opensFor } from '#lib/page-policies.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { listEducators } from '#server/educators/educator.contract.ts';
import { formatNumber } from '#server/time/format.ts';
import { isoWeekOf } from '#server/time/local-time.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { departments } = await event.parent();
  const { language, me } = event.locals;
  const department = event.url.searchParams.get('afdeling') || departments[0]?.slug;
  if (department === undefined) return { list: null, weeks: [], opensPeople: false };
  const list = await staffApi(event).get(listEducators, { query: { department } });
  const hours = (minutes: number) => formatNumber(Math.round(minutes / 6) / 10, language);
  return {
    opensPeople: opensFor('/personale/personer', me?.roles.map(({ role }) => role) ?? null),
    weeks: (list.items[0]?.weeksAhead ?? []).map(({ monday }) => isoWeekOf(monday).week),
    list: {
      ...list,
      items: list.items.map((item) => ({
        id: item.id,
        name: item.name,
        mayOpen: list.mayEdit || item.id === me?.id,
        sessions: formatNumber(item.load.sessions, language),
        hours: hours(item.load.minutes),
        weekHours: hours(item.load.weekMinutes),
        least: item.load.least,
        weeks: item.weeksAhead.map(({ sessions }) => sessions),
        away: item.away && {
          from: momentWords(item.away.from, language),
          to: momentWords(item.away.to, language, 'END'),
        },
        competences: list.offers.map(
          (offer) => item.competences.find(({ offerId }) => offerId === offer.id)?.role ?? null,
        ),
      })),
    },
  };
};
