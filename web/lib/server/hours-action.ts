import { type RequestEvent, redirect } from '@sveltejs/kit';
import { spansOf } from '#lib/rooms/hours.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { failedRoom, firstOf, typedAll } from '#lib/server/room-form.ts';
import { queryOf, staffApi } from '#lib/server/staff-api.ts';
import { roomTexts } from '#lib/texts/rooms.ts';
import { setResourceHours, setSiteHours } from '#server/resources/opening-hours.contract.ts';

/** What a form of opening hours is about. */
type Named = { id: string } | { slug: string; site: string };

/** Saves the opening hours that a form says, of a resource or of the site that it names. */
export async function saveHours(event: RequestEvent, namedBy: (typed: Record<string, string[]>) => Named) {
  const typed = typedAll(await postedForm(event));
  const named = namedBy(typed);
  const spans = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => spansOf(weekday, firstOf(typed, `day${weekday}`)));
  const call = { headers: { 'if-match': `"${firstOf(typed, 'etag')}"` }, body: { spans } };
  const api = staffApi(event);
  const result =
    'id' in named
      ? await api.call(setResourceHours, { ...call, params: named })
      : await api.call(setSiteHours, { ...call, params: named });
  if (result.ok) redirect(303, savedHere(event));
  const { problem, status } = result;
  const { weekdays } = roomTexts[event.locals.language];
  const labels = Object.fromEntries(weekdays.map((name, index) => [`day${index + 1}`, name]));
  const fieldOf = (path: string) => `day${spans[Number(path.split('.')[1])]?.weekday ?? 1}`;
  const form = 'site' in named ? `tider-${named.site}` : 'tider';
  return failedRoom({ form, typed, problem, status, labels, fieldOf });
}

/** The page again, with the news that it is saved. */
export function savedHere({ url }: RequestEvent, news = '1'): string {
  const query = new URLSearchParams(queryOf(url));
  query.set('gemt', news);
  return `${url.pathname}?${query}`;
}
