import { both, prose } from '#server/demo/content/prose.ts';
import type { DepartmentContent } from '#server/demo/content/types.ts';
import { kroppenIGips } from './kroppen-i-gips.ts';
import { krukkerGuderOgHelte } from './krukker-guder-og-helte.ts';

export const antiksamlingen: DepartmentContent = {
  slug: 'antiksamlingen',
  name: 'Antiksamlingen',
  about: both(
    prose`
      Samlingen har 400 krukker og 60 gipsfigurer fra antikken, og de fleste af krukkerne er gået i stykker mindst én gang.
      Det er en fordel: Man kan se ind i dem. Eleverne tegner, sætter sammen og gætter, og de må røre ved kopierne.
    `,
    prose`
      The collection holds 400 pots and 60 plaster figures from antiquity, and most of the pots have been broken at least once.
      That is an advantage: you can see inside. The pupils draw, put together and guess, and they may touch the copies.
    `,
  ),
  address: { street: 'Gipsgade 12', postalCode: '1253', city: 'København K', municipality: '0101' },
  email: 'antiksamlingen@example.org',
  phone: '20 00 50 50',
  partnerships: [{ type: 'CULTURAL_COFUNDED', partner: 'Fonden Antiksamlingen', from: '2011-01-01' }],
  sites: [
    {
      slug: 'samlingen',
      name: 'Antiksamlingen',
      address: { street: 'Gipsgade 12', postalCode: '1253', city: 'København K', municipality: '0101' },
      latitude: 55.6853,
      longitude: 12.5904,
      meetingPoint: both(
        'I porten, under lampen. Ring på ved skolens dør til højre.',
        'In the gateway, under the lamp. Ring at the school door to the right.',
      ),
      transport: both(
        'Metro til Kongens Nytorv, derefter 9 minutter til fods.',
        'Metro to Kongens Nytorv, then 9 minutes on foot.',
      ),
      access: both(
        'Elevator fra gården. Handicaptoilet i kælderen.',
        'Lift from the courtyard. Accessible toilet in the basement.',
      ),
      lunch: both('I garderoben, plads til 30.', 'In the cloakroom, room for 30.'),
    },
  ],
  staff: [
    { name: 'Karen Vasegård', mailbox: 'karen.vasegaard', role: 'DEPARTMENT_LEAD' },
    { name: 'Mads Gipslund', mailbox: 'mads.gipslund', role: 'EDUCATOR' },
    { name: 'Liv Amforsen', mailbox: 'liv.amforsen', role: 'EDUCATOR' },
  ],
  offers: [krukkerGuderOgHelte, kroppenIGips],
};
