import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { ownTexts } from '#lib/texts/own.ts';
import { createFeed, revokeFeed } from '#server/calendar-feeds/feed.contract.ts';

type Calendar =
  | { kind: 'ACCOUNT' }
  | { kind: 'SCHOOL'; institutionNumber: string }
  | { kind: 'EDUCATOR' }
  | { kind: 'RESOURCE'; resourceId: string };

/** Gives a calendar a new address, and goes back to the page. */
export async function renewCalendar(event: RequestEvent, calendar: Calendar) {
  const result = await staffApi(event).call(createFeed, { body: calendar });
  return result.ok ? backTo(event, 'kalender') : refused(event, result.status);
}

/** Stops the calendar that the form names. */
export async function stopCalendar(event: RequestEvent) {
  const id = String((await postedForm(event)).get('feed') ?? '');
  const result = await staffApi(event).call(revokeFeed, { params: { id } });
  // Somebody who pressed twice has got what they wanted.
  return result.ok || result.status === 404 ? backTo(event, 'stoppet') : refused(event, result.status);
}

function refused({ locals }: RequestEvent, status: number) {
  return fail(status, { errors: [{ message: ownTexts[locals.language].calendar.failed }] });
}

function backTo({ locals }: RequestEvent, news: string): never {
  redirect(303, `${href(locals.language, locals.path)}?${news}=1#nyt`);
}
