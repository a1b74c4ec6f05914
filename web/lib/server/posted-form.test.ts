import { expect, test } from 'vitest';
import { postedForm } from './posted-form.ts';

const sent = (type: string, body: string) =>
  postedForm({
    request: new Request('http://127.0.0.1/', { method: 'POST', headers: { 'content-type': type }, body }),
  });

test('a form that cannot be read is wrong input', async () => {
  expect((await sent('application/x-www-form-urlencoded', 'name=Mette')).get('name')).toBe('Mette');
  await expect(sent('multipart/form-data; boundary=x', 'broken')).rejects.toMatchObject({ status: 422 });
});
