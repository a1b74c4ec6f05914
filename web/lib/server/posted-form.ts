import { error } from '@sveltejs/kit';

/** The form that a page was sent; one that cannot be read is wrong input, not our failure. */
export async function postedForm({ request }: { request: Request }): Promise<FormData> {
  try {
    return await request.formData();
  } catch (failure) {
    if (failure instanceof TypeError) error(422, 'The form cannot be read.');
    throw failure;
  }
}
