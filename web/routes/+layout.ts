import { dev } from '$app/env';

/** No page sends JavaScript unless it says so itself; only `npm run dev` does, to reload what has been edited. */
export const csr = dev;
