/** No page sends JavaScript unless it says so itself. */
export const csr = false;
