/** Adding a passkey and copying the recovery codes need JavaScript; everything else works without. */
export const csr = true;
