import { z } from 'zod';
import { endpoint } from '#server/http/endpoint.ts';

export const listMunicipalities = endpoint({
  method: 'GET',
  path: '/api/municipalities',
  summary: 'The 98 municipalities in Danish alphabetical order',
  tag: 'institutions',
  policy: 'public',
  answer: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        region: z.string().nullable(),
        longitude: z.number(),
        latitude: z.number(),
      }),
    ),
  }),
});
