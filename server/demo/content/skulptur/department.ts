import { both, prose } from '#server/demo/content/prose.ts';
import type { DepartmentContent } from '#server/demo/content/types.ts';
import { hvorKiggerStatuenHen } from './hvor-kigger-statuen-hen.ts';
import { lerIHaenderne } from './ler-i-haenderne.ts';
import { rumForEnKrop } from './rum-for-en-krop.ts';

export const skulptur: DepartmentContent = {
  slug: 'skulpturmuseet-ved-aaen',
  name: 'Skulpturmuseet ved Åen',
  about: both(
    prose`
      Museet er bygget om en gårdhave, og halvdelen af samlingen står ude i regnen. I værkstedet er der ler, gips, tråd og
      fire store vaske. Vi begynder næsten altid med hænderne og taler bagefter.
    `,
    prose`
      The museum is built around a courtyard, and half of the collection stands out in the rain. In the workshop there is clay,
      plaster, wire and four large sinks. We nearly always begin with the hands and talk afterwards.
    `,
  ),
  address: { street: 'Åstræde 30', postalCode: '8000', city: 'Aarhus C', municipality: '0751' },
  email: 'skulpturmuseet@example.org',
  phone: '20 00 60 60',
  partnerships: [{ type: 'CULTURAL_COFUNDED', partner: 'Skulpturmuseet ved Åen', from: '2012-08-01' }],
  sites: [
    {
      slug: 'museet',
      name: 'Skulpturmuseet ved Åen',
      address: { street: 'Åstræde 30', postalCode: '8000', city: 'Aarhus C', municipality: '0751' },
      latitude: 56.1556,
      longitude: 10.2046,
      meetingPoint: both('I gårdhaven ved den liggende bronze.', 'In the courtyard by the reclining bronze.'),
      transport: both(
        'Letbane og tog til Aarhus H, derefter 10 minutter til fods langs åen.',
        'Light rail and train to Aarhus H, then 10 minutes on foot along the river.',
      ),
      access: both(
        'Plan indgang fra åen, elevator til alle etager, handicaptoilet.',
        'Level entrance from the river, lift to all floors, accessible toilet.',
      ),
      lunch: both(
        'I gårdhaven, og i skolestuen når det regner.',
        'In the courtyard, and in the school room when it rains.',
      ),
    },
  ],
  staff: [
    { name: 'Pernille Bronzehøj', mailbox: 'pernille.bronzehoej', role: 'DEPARTMENT_LEAD' },
    { name: 'Tobias Lerager', mailbox: 'tobias.lerager', role: 'EDUCATOR' },
    { name: 'Hanne Mejslund', mailbox: 'hanne.mejslund', role: 'EDUCATOR' },
  ],
  offers: [lerIHaenderne, hvorKiggerStatuenHen, rumForEnKrop],
};
