import { z } from 'zod';

const text = (fallback: string) =>
  z
    .string()
    .optional()
    .transform((given) => (given === undefined || given.trim() === '' ? fallback : given.trim()));

const address = (fallback: string) =>
  text(fallback).refine((given) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(given), 'must be a mail address');

/** A period; 0 would delete at once what is still needed. */
const period = (fallback: number, unit: string) =>
  text(String(fallback))
    .refine((given) => /^[1-9]\d{0,3}$/.test(given), `must be a number of ${unit}, 1 to 9999`)
    .transform(Number);

/**
 * Whom to write to about data and accessibility, and for how long what is kept (docs: server/privacy/retention.rules.ts).
 * The contacts are what GDPR article 13(1)(a)-(b) and section 3 of the Danish act on web accessibility ask for.
 */
export const privacySettings = {
  CONTROLLER_NAME: text('Videncentret'),
  CONTROLLER_ADDRESS: text('Voldgaden 1, 2100 København Ø'),
  CONTROLLER_EMAIL: address('videncenter@example.org'),
  CONTROLLER_PHONE: text('20 00 00 01'),
  DPO_EMAIL: address('dpo@example.org'),
  ACCESSIBILITY_EMAIL: address('tilgaengelighed@example.org'),
  ACCESSIBILITY_PHONE: text('20 00 00 01'),
  RETENTION_CONTACT_MONTHS: period(24, 'months'),
  RETENTION_MAIL_DAYS: period(90, 'days'),
  RETENTION_TECHNICAL_DAYS: period(7, 'days'),
  RETENTION_ACCOUNT_MONTHS: period(36, 'months'),
  RETENTION_DEACTIVATED_MONTHS: period(12, 'months'),
  RETENTION_REPORT_MONTHS: period(12, 'months'),
  RETENTION_ABSENCE_MONTHS: period(6, 'months'),
};
