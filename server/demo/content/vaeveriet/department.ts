import { both, prose } from '#server/demo/content/prose.ts';
import type { DepartmentContent } from '#server/demo/content/types.ts';
import { barnPaaFabrik } from './barn-paa-fabrik.ts';
import { enTroejeBliverTil } from './en-troeje-bliver-til.ts';
import { sySlidOgLap } from './sy-slid-og-lap.ts';
import { uldMellemFingrene } from './uld-mellem-fingrene.ts';

export const vaeveriet: DepartmentContent = {
  slug: 'vaeveriet-i-herning',
  name: 'Væveriet, museum for tekstil og industri',
  about: both(
    prose`
      Her blev der vævet uld fra 1876 til 1989, og maskinerne kører endnu. Det kan høres helt ude på gaden. Vi har 14 væve, en spindesal,
      24 symaskiner og et lager af gammelt tøj, som må klippes i.

      Vi underviser hele vejen fra vuggestue til erhvervsuddannelse, for alle har tøj på.
    `,
    prose`
      Wool was woven here from 1876 to 1989, and the machines still run. You can hear them from the street. We have 14 looms, a spinning hall,
      24 sewing machines and a store of old clothes that may be cut up.

      We teach all the way from nursery to vocational education, because everyone wears clothes.
    `,
  ),
  address: { street: 'Fabriksgade 21', postalCode: '7400', city: 'Herning', municipality: '0657' },
  email: 'vaeveriet@example.org',
  phone: '20 00 80 80',
  partnerships: [{ type: 'CULTURAL_COFUNDED', partner: 'Den selvejende institution Væveriet', from: '2016-01-01' }],
  sites: [
    {
      slug: 'vaeveriet',
      name: 'Væveriet',
      address: { street: 'Fabriksgade 21', postalCode: '7400', city: 'Herning', municipality: '0657' },
      latitude: 56.1338,
      longitude: 8.9711,
      meetingPoint: both('Ved stempeluret inden for porten.', 'At the time clock just inside the gate.'),
      transport: both(
        'Tog til Herning, derefter 9 minutter til fods. Busser holder i gården.',
        'Train to Herning, then 9 minutes on foot. Coaches park in the yard.',
      ),
      access: both(
        'Vareelevator til alle etager, handicaptoilet i stuen. Vævene larmer: Vi har høreværn i alle størrelser.',
        'Goods lift to all floors, accessible toilet on the ground floor. The looms are loud: we have ear protection in all sizes.',
      ),
      lunch: both('I marketenderiet, plads til 60.', 'In the canteen, room for 60.'),
    },
  ],
  staff: [
    { name: 'Inge-Lise Skyttegarn', mailbox: 'inge-lise.skyttegarn', role: 'DEPARTMENT_LEAD' },
    { name: 'Joakim Kartehus', mailbox: 'joakim.kartehus', role: 'EDUCATOR' },
    { name: 'Samira Trendvig', mailbox: 'samira.trendvig', role: 'EDUCATOR' },
  ],
  offers: [enTroejeBliverTil, barnPaaFabrik, sySlidOgLap, uldMellemFingrene],
};
