import { error } from '@sveltejs/kit';
import { postedForm } from '#lib/server/posted-form.ts';
import { staffApi } from '#lib/server/staff-api.ts';
import { exportAddressData } from '#server/privacy/privacy.contract.ts';
import type { RequestHandler } from './$types';

/** The export as a file. By POST: an address of a person has no business in the address of a page. */
export const POST: RequestHandler = async (event) => {
  const email = (await postedForm(event)).get('email');
  const result = await staffApi(event).call(exportAddressData, { body: { email } });
  if (!result.ok) error(result.status, result.problem.detail);
  return new Response(JSON.stringify(result.data, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="persondata.json"',
      'cache-control': 'no-store',
    },
  });
};
