import { both, prose } from '#server/demo/content/prose.ts';
import type { DepartmentContent } from '#server/demo/content/types.ts';
import { roemarkensBoern } from './roemarkens-boern.ts';

/** A department whose agreement has ended: its visits stay in the statistics, nothing can be booked. */
export const nakskov: DepartmentContent = {
  slug: 'bymuseet-i-nakskov',
  name: 'Bymuseet i Nakskov',
  about: both(
    prose`
      Bymuseet havde en afdeling af skoletjenesten, til aftalen udløb. Museet er stadig åbent, men der kan ikke længere bookes undervisning her. Skriv til
      museet, hvis I vil besøge udstillingen på egen hånd.
    `,
    prose`
      The town museum had a department of the school service until the agreement ended. The museum is still open, but teaching can no longer be booked here.
      Write to the museum if you would like to visit the exhibition on your own.
    `,
  ),
  address: { street: 'Sukkergade 14', postalCode: '4900', city: 'Nakskov', municipality: '0360' },
  email: 'bymuseet@example.org',
  phone: '20 00 12 34',
  partnerships: [{ type: 'CULTURAL_COFUNDED', partner: 'Bymuseet i Nakskov', from: '2014-08-01', to: 'Y-01-01' }],
  sites: [
    {
      slug: 'roekasernen',
      name: 'Roearbejdernes kaserne',
      address: { street: 'Roevej 50', postalCode: '4900', city: 'Nakskov', municipality: '0360' },
      latitude: 54.8107,
      longitude: 11.2418,
      meetingPoint: both('Ved pumpen på gårdspladsen.', 'At the pump in the yard.'),
      transport: both(
        'Bus fra Nakskov Station, 20 minutter. Bussen kan holde på gårdspladsen.',
        'Bus from Nakskov station, 20 minutes. Coaches can park in the yard.',
      ),
      access: both('Grus og dørtrin på 10 cm. Toilet i laden.', 'Gravel and a doorstep of 10 cm. Toilet in the barn.'),
      lunch: both('I laden.', 'In the barn.'),
    },
  ],
  staff: [
    { name: 'Bodil Sukkerlund', mailbox: 'bodil.sukkerlund', role: 'DEPARTMENT_LEAD' },
    { name: 'Kristian Roeholt', mailbox: 'kristian.roeholt', role: 'EDUCATOR' },
  ],
  offers: [roemarkensBoern],
};
