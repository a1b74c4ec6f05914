import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#lib/links.ts';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { ownTexts } from '#lib/texts/own.ts';
import { updateMe } from '#server/accounts/profile.contract.ts';

/** Saves the own name that was typed, and goes back to the page; what is wrong stands beside the field. */
export async function saveName(event: RequestEvent) {
  const { locals } = event;
  const name = String((await postedForm(event)).get('name') ?? '').slice(0, 300);
  if (name.trim() === '') return fail(422, { typed: { name }, nameError: ownTexts[locals.language].facts.nameNeeded });
  const result = await staffApi(event).call(updateMe, { body: { name } });
  if (result.ok) redirect(303, `${href(locals.language, locals.path)}?gemt=1#nyt`);
  const { errors, detail } = result.problem;
  return fail(result.status, { typed: { name }, nameError: errors?.map(({ message }) => message).join(' ') ?? detail });
}
