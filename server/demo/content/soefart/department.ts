import { both, prose } from '#server/demo/content/prose.ts';
import type { DepartmentContent } from '#server/demo/content/types.ts';
import { alleMandPaaDaek } from './alle-mand-paa-daek.ts';
import { brevHjemFraLangfart } from './brev-hjem-fra-langfart.ts';
import { denLilleMatros } from './den-lille-matros.ts';
import { redningsbaadenRullerUd } from './redningsbaaden-ruller-ud.ts';

export const soefart: DepartmentContent = {
  slug: 'soefartsmuseet-nordkysten',
  name: 'Søfartsmuseet Nordkysten',
  about: both(
    prose`
      Museet ligger i et gammelt bådebyggeri ved havnen. Udenfor ligger skonnerten Ellida fortøjet, og i skuret ved siden af står en
      redningsbåd på hjul. Vi underviser begge steder, i skuret hele vinteren.

      Afdelingen begyndte som museets egen og drives nu sammen med to kommuner.
    `,
    prose`
      The museum is in an old boatyard by the harbour. The schooner Ellida is moored outside, and a lifeboat on wheels stands in the shed
      next door. We teach in both places, in the shed all winter.

      The department began as the museum’s own and is now run together with two municipalities.
    `,
  ),
  address: { street: 'Bådebyggervej 6', postalCode: '9900', city: 'Frederikshavn', municipality: '0813' },
  email: 'soefartsmuseet@example.org',
  phone: '20 00 70 70',
  partnerships: [
    { type: 'CULTURAL_COFUNDED', partner: 'Søfartsmuseet Nordkysten', from: '2013-01-01', to: 'Y-01-01' },
    { type: 'MUNICIPAL_COFUNDED', partner: 'Frederikshavn Kommune og Hjørring Kommune', from: 'Y-01-01' },
  ],
  sites: [
    {
      slug: 'skonnerten-ellida',
      name: 'Skonnerten Ellida',
      address: { street: 'Nordre Mole 1', postalCode: '9900', city: 'Frederikshavn', municipality: '0813' },
      latitude: 57.4386,
      longitude: 10.5459,
      meetingPoint: both(
        'Ved landgangen. Gå ikke om bord, før vi kalder.',
        'At the gangway. Don’t go aboard until we call.',
      ),
      transport: both(
        'Tog til Frederikshavn, derefter 12 minutter til fods ad havnen.',
        'Train to Frederikshavn, then 12 minutes on foot along the harbour.',
      ),
      access: both(
        'Landgang med 80 cm bredde. Dækket kan nås med kørestol ved højvande, lasten ikke. Toilet i museet.',
        'The gangway is 80 cm wide. Wheelchairs can reach the deck at high water, but not the hold. Toilet in the museum.',
      ),
      lunch: both('I lasten, ved de lange borde.', 'In the hold, at the long tables.'),
    },
    {
      slug: 'redningsskuret',
      name: 'Redningsskuret',
      address: { street: 'Bådebyggervej 6', postalCode: '9900', city: 'Frederikshavn', municipality: '0813' },
      latitude: 57.4369,
      longitude: 10.5428,
      meetingPoint: both('Foran de grønne porte.', 'In front of the green doors.'),
      transport: both('Bussen kan køre helt til skuret.', 'Coaches can drive right up to the shed.'),
      access: both(
        'Plant betongulv. Handicaptoilet i museet, 50 meter derfra.',
        'Level concrete floor. Accessible toilet in the museum, 50 metres away.',
      ),
      lunch: both('Ved bordene i bådehallen.', 'At the tables in the boat hall.'),
    },
  ],
  staff: [
    { name: 'Ulla Merssejl', mailbox: 'ulla.merssejl', role: 'DEPARTMENT_LEAD' },
    { name: 'Bjarke Hvidhavn', mailbox: 'bjarke.hvidhavn', role: 'EDUCATOR' },
    { name: 'Cecilie Læmole', mailbox: 'cecilie.laemole', role: 'EDUCATOR' },
  ],
  offers: [alleMandPaaDaek, redningsbaadenRullerUd, brevHjemFraLangfart, denLilleMatros],
};
