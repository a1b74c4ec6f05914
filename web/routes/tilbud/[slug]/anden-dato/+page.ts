/** The school's name completes while typing; everything works without, too. */
export const csr = true;
