/** The page is alive in the browser too: schools are suggested while somebody types. */
export const csr = true;
