import { both, prose } from '#server/demo/content/prose.ts';
import type { DepartmentContent } from '#server/demo/content/types.ts';
import { co2ITal } from './co2-i-tal.ts';
import { lydDuKanSe } from './lyd-du-kan-se.ts';
import { spoergEnIngenioer } from './spoerg-en-ingenioer.ts';
import { stjernerIDagslys } from './stjerner-i-dagslys.ts';

export const proevehuset: DepartmentContent = {
  slug: 'proevehuset-paa-fyn',
  name: 'Prøvehuset på Fyn',
  about: both(
    prose`
      Prøvehuset er et sciencecenter i en nedlagt værftshal ved Odense Kanal. Intet står i montrer. Det meste er bygget af vores egne
      værkstedsfolk og kan skilles ad med en skruetrækker, hvis man spørger først.

      Vi har to laboratorier, en mørk kuppel og et studie, hvorfra vi sender til klasser i hele landet.
    `,
    prose`
      Prøvehuset is a science centre in a former shipyard hall by the Odense canal. Nothing is behind glass. Most of it was built in our own
      workshop and can be taken apart with a screwdriver, if you ask first.

      We have two laboratories, a dark dome and a studio from which we broadcast to classes all over the country.
    `,
  ),
  address: { street: 'Værfthallen 4', postalCode: '5000', city: 'Odense C', municipality: '0461' },
  email: 'proevehuset@example.org',
  phone: '20 00 90 90',
  partnerships: [{ type: 'CULTURAL_COFUNDED', partner: 'Fonden Prøvehuset', from: '2018-01-01' }],
  sites: [
    {
      slug: 'vaerfthallen',
      name: 'Værfthallen',
      address: { street: 'Værfthallen 4', postalCode: '5000', city: 'Odense C', municipality: '0461' },
      latitude: 55.4139,
      longitude: 10.3847,
      meetingPoint: both('Ved den gule kran uden for indgangen.', 'At the yellow crane outside the entrance.'),
      transport: both(
        'Letbane eller bus til havnen, derefter 6 minutter til fods. Tre holdepladser til busser.',
        'Light rail or bus to the harbour, then 6 minutes on foot. Three coach bays.',
      ),
      access: both(
        'Alt er i ét plan. Stillerum ved garderoben, handicaptoilet og lift til kuplen.',
        'Everything is on one level. A quiet room by the cloakroom, an accessible toilet and a lift to the dome.',
      ),
      lunch: both('Ved langbordene under kranen, plads til 90.', 'At the long tables under the crane, room for 90.'),
    },
  ],
  staff: [
    { name: 'Jesper Kilovang', mailbox: 'jesper.kilovang', role: 'DEPARTMENT_LEAD' },
    { name: 'Anne-Sofie Lumenberg', mailbox: 'anne-sofie.lumenberg', role: 'EDUCATOR' },
    { name: 'Kamal Prismedal', mailbox: 'kamal.prismedal', role: 'EDUCATOR' },
    { name: 'Tine Hertzgård', mailbox: 'tine.hertzgaard', role: 'EDUCATOR' },
  ],
  offers: [lydDuKanSe, stjernerIDagslys, spoergEnIngenioer, co2ITal],
};
