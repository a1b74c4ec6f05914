import { both, prose } from '#server/demo/content/prose.ts';
import type { DepartmentContent } from '#server/demo/content/types.ts';
import { bagTaeppet } from './bag-taeppet.ts';
import { stemmenFylderRummet } from './stemmen-fylder-rummet.ts';
import { viLaverVejr } from './vi-laver-vejr.ts';

export const scenen: DepartmentContent = {
  slug: 'scenen-ved-fjorden',
  name: 'Scenen ved Fjorden',
  about: both(
    prose`
      Et teater og musikhus i en gammel fabrik i Roskilde. Her er en stor sal, en lille sal og et rum, hvor alt må larme. Vi underviser om
      formiddagen, når scenen er ledig, og bruger det lys og det lydanlæg, som gæsterne møder om aftenen.
    `,
    prose`
      A theatre and concert house in an old factory in Roskilde. There is a large hall, a small hall and a room where everything may be loud. We teach in
      the morning, when the stage is free, and use the lights and the sound that the audience will meet in the evening.
    `,
  ),
  address: { street: 'Fabriksvej 9', postalCode: '4000', city: 'Roskilde', municipality: '0265' },
  email: 'scenen@example.org',
  phone: '20 00 11 22',
  partnerships: [
    { type: 'CULTURAL_COFUNDED', partner: 'Scenen ved Fjorden', from: '2017-08-01', to: 'Y-08-01' },
    { type: 'CULTURAL_COFUNDED', partner: 'Scenen ved Fjorden og Musikforeningen Isefjord', from: 'Y-08-01' },
  ],
  sites: [
    {
      slug: 'scenen',
      name: 'Scenen ved Fjorden',
      address: { street: 'Fabriksvej 9', postalCode: '4000', city: 'Roskilde', municipality: '0265' },
      latitude: 55.6389,
      longitude: 12.0921,
      meetingPoint: both(
        'Ved sceneindgangen på bagsiden, den blå dør.',
        'At the stage door at the back, the blue one.',
      ),
      transport: both(
        'Tog til Roskilde, derefter 14 minutter til fods eller bus til døren.',
        'Train to Roskilde, then 14 minutes on foot or a bus to the door.',
      ),
      access: both(
        'Scenen kan nås med lift. Teleslynge i begge sale, handicaptoilet i foyeren.',
        'The stage is reached by lift. Induction loop in both halls, accessible toilet in the foyer.',
      ),
      lunch: both('I foyeren på puderne.', 'In the foyer, on the cushions.'),
    },
  ],
  staff: [
    { name: 'Rikke Sufflørgård', mailbox: 'rikke.suffloergaard', role: 'DEPARTMENT_LEAD' },
    { name: 'Villads Rampelund', mailbox: 'villads.rampelund', role: 'EDUCATOR' },
    { name: 'Mona Tonager', mailbox: 'mona.tonager', role: 'EDUCATOR' },
  ],
  offers: [bagTaeppet, viLaverVejr, stemmenFylderRummet],
};
