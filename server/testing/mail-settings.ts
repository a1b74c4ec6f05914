/** What mails are made with in tests. */
export const mailSettings = {
  LINK_SECRET: 'a-secret-that-only-tests-know-0123456789',
  PUBLIC_URL: 'https://besoeg.example.org',
  MAIL_DOMAIN: 'skolebesoeg.example.org',
};
