import { type ActionResult, deserialize } from '$app/forms';

/** Asks a form action of this page without leaving it; null = no answer came, as without a connection. */
export async function postAction(action: string, form: FormData): Promise<ActionResult | null> {
  const body = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === 'string') body.append(name, value);
  try {
    const response = await fetch(action, {
      method: 'POST',
      headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
      cache: 'no-store',
      body,
    });
    return deserialize(await response.text());
  } catch {
    return null;
  }
}
