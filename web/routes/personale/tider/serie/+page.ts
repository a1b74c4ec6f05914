/** The button counts the ticked dates along; without JavaScript it names no number. */
export const csr = true;
