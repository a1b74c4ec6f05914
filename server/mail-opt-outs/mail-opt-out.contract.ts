import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';

const byLink = {
  tag: 'mails',
  policy: 'bookingLink',
  path: '/api/mail-opt-outs/:token',
  params: z.object({ token: z.string().max(100) }),
  answer: z.object({ ended: z.boolean().describe('Whether thanks and questions after visits are no longer sent') }),
} as const;

export const readOptOut = endpoint({
  ...byLink,
  method: 'GET',
  summary: 'Whether thanks and questions after visits are sent to the address of a mailed link',
  description: 'The token stands in the mail. A browser is sent on to the page that asks. An unknown token: 404.',
});

export const endMails = endpoint({
  ...byLink,
  method: 'POST',
  summary: 'No more thanks and questions after visits',
  description:
    'What mail programs call by RFC 8058 (List-Unsubscribe-Post), whatever the body. Twice changes nothing. Confirmations and ' +
    'news about visits are sent as before.',
});

export const resumeMails = endpoint({
  ...byLink,
  method: 'DELETE',
  summary: 'Thanks and questions after visits again',
});
