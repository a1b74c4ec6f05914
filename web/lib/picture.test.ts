import { expect, test } from 'vitest';
import { pictureOf } from './picture.ts';

const picture = { url: '/api/files/1/a.webp', width: 1000, height: 700, alt: 'En krabbe.', focus: { x: 24, y: 100 } };

test('an offer without a picture of its own shows its drawn cover', () => {
  expect(pictureOf({ slug: 'krabber', picture: null })).toEqual({ src: '/covers/krabber.svg', alt: '' });
  expect(pictureOf({ slug: 'krabber', picture: null }, 'small').src).toBe('/covers/krabber.small.svg');
});

test('a picture of its own comes in the widths there are, with its words and its middle', () => {
  expect(pictureOf({ slug: 'krabber', picture })).toMatchObject({
    src: '/api/files/1/a.webp?w=400',
    srcset: '/api/files/1/a.webp?w=400 400w, /api/files/1/a.webp?w=800 800w, /api/files/1/a.webp 1000w',
    alt: 'En krabbe.',
    focus: 'fx-2 fy-10',
  });
});

test('a small picture is only itself', () => {
  const { src, srcset } = pictureOf({ slug: 'krabber', picture: { ...picture, width: 300 } });
  expect([src, srcset]).toEqual(['/api/files/1/a.webp', '/api/files/1/a.webp 300w']);
});
