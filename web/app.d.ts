import type { Me } from '#server/accounts/account.contract.ts';
import type { Language } from '#server/time/language.ts';

declare global {
  namespace App {
    interface Locals {
      /** From the address: `/en/…` is English, everything else Danish. */
      language: Language;
      /** The address without the language prefix, e.g. `/tilbud/vagt-paa-vestvolden`. */
      path: string;
      /** Who is logged in, with the roles in force; null = nobody. */
      me: Me | null;
      /** Who has just got a booking, on the page whose link it voids. */
      handedOver?: { name: string; email: string };
    }
    interface Error {
      /** Finds the line in the log that belongs to what the person saw. */
      id?: string;
    }
  }
}
