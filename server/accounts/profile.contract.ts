import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';
import { line, phone } from '#server/http/fields.ts';
import { me } from './account.contract.ts';

export const updateMe = endpoint({
  method: 'PATCH',
  path: '/api/me',
  summary: 'Change the own name, phone number or language of mails',
  description:
    'What is left out stays; `phone: null` removes it. The mail address has its own way: it must be shown to be theirs.',
  tag: 'accounts',
  policy: 'login',
  body: z.object({
    name: line(120).optional(),
    phone: phone.nullable().optional(),
    language: z.enum(['da', 'en']).optional(),
  }),
  answer: me,
});
