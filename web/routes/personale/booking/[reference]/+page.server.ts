import { opensFor } from '#lib/page-policies.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { readTimeline } from '#server/audit/audit.contract.ts';
import { listMails } from '#server/mails/mail.contract.ts';
import { levelName } from '#server/offers/labels.ts';
import { readVisit } from '#server/schedule/visit.contract.ts';
import { formatDate, formatMoney, formatTimeRange } from '#server/time/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { language, me } = event.locals;
  const { reference } = event.params;
  const api = staffApi(event);
  const visit = await api.get(readVisit, { params: { reference } });
  const leads = opensFor('/personale/historik', me?.roles.map(({ role }) => role) ?? []);
  const [mails, timeline] = await Promise.all([
    api.get(listMails, { query: { booking: reference } }),
    leads ? api.call(readTimeline, { params: { reference } }) : null,
  ]);
  const { session } = visit;
  return {
    visit,
    mails: mails.items,
    /** Null = the department is led by others. */
    events: timeline?.ok ? timeline.data.items : null,
    words: {
      day: formatDate(session.localDate, language),
      time: formatTimeRange(new Date(session.startsAt), new Date(session.endsAt), language),
      price: formatMoney(visit.price.totalOre, language),
      levels: visit.groups.map((group) => levelName(group, language)),
    },
  };
};
