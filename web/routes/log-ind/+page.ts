/** The button for passkeys needs JavaScript; everything else works without. */
export const csr = true;
