/** The school's name completes while typing and the ratio is shown live; everything works without, too. */
export const csr = true;
