import { createInvitation } from '#server/mail-links/invitation.service.ts';
import { anAccount } from '#server/testing/builders.ts';
import { anAskedLink, newestLink } from '#server/testing/mail-link-builder.ts';
import type { TestServer } from '#server/testing/server.ts';

/** Calls of the operations that log in by mail and take up invitations. */
export async function mailLinkCalls(server: TestServer) {
  const { token, code, cookie } = await anAskedLink(server, 'fjendtlig@example.org', { next: '/tilbud' });
  const invitation = await invitationToken(server);
  return {
    'POST /api/login/links': { body: { email: 'nobody@example.org', next: '/min-side' } },
    'GET /api/login/links/:token': { params: { token }, headers: { cookie } },
    'POST /api/login/links/consume': {
      body: { token, code, email: 'fjendtlig@example.org', remember: true },
      headers: { cookie },
    },
    'POST /api/me/email': { body: { email: 'ny-adresse@example.org', next: '/min-side' } },
    'GET /api/invitations/:token': { params: { token: invitation } },
    'POST /api/invitations/consume': { body: { token: invitation, password: 'tre grønne heste' } },
  };
}

async function invitationToken(server: TestServer): Promise<string> {
  const { id: accountId, email, name } = await anAccount(server.db, { email: 'inviteret@example.org' });
  if (email === null) throw new Error('Made with an address');
  const now = server.clock.now();
  await createInvitation(server.db.pool, { accountId, email, name, language: 'da', invitedBy: null, roles: [], now });
  return (await newestLink(server, email)).token;
}

/** What those calls answer at last when they are sent as they are meant: links work once, and only so many are sent. */
export const mailLinkRefusals: Record<string, number[]> = {
  'POST /api/login/links': [202, 429],
  'GET /api/login/links/:token': [200, 409],
  'POST /api/login/links/consume': [200, 409],
  'POST /api/me/email': [202, 409, 429],
  'GET /api/invitations/:token': [200, 409],
  'POST /api/invitations/consume': [200, 409],
};
