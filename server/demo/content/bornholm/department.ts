import { both, prose } from '#server/demo/content/prose.ts';
import type { DepartmentContent } from '#server/demo/content/types.ts';
import { farverAfJord } from './farver-af-jord.ts';
import { fossiljagtIArnager } from './fossiljagt-i-arnager.ts';
import { hvemBorIDyssen } from './hvem-bor-i-dyssen.ts';
import { oeenOgEnergien } from './oeen-og-energien.ts';
import { sildRoegOgSalt } from './sild-roeg-og-salt.ts';
import { stenILommen } from './sten-i-lommen.ts';

export const bornholm: DepartmentContent = {
  slug: 'skoletjenesten-bornholm',
  name: 'Skoletjenesten Bornholm',
  about: both(
    prose`
      På Bornholm ligger undergrunden åben. Man kan stå med den ene fod på granit og den anden på bunden af et hav. Vi er ansat
      af kommunen og underviser på øens museer, i klipperne, ved dysserne og i et røgeri.

      De fleste af vores gæster er børn fra øen. Lejrskoler er velkomne: Skriv i beskeden, hvor I bor, så foreslår vi steder,
      I kan gå eller cykle til.
    `,
    prose`
      On Bornholm the underground lies open. You can stand with one foot on granite and the other on the floor of a sea. The
      municipality employs us, and we teach in the island’s museums, in the rocks, at the dolmens and in a smokehouse.

      Most of our guests are children from the island. School camps are welcome: tell us in the message where you stay, and we
      suggest places that you can walk or cycle to.
    `,
  ),
  address: { street: 'Klippevej 8', postalCode: '3700', city: 'Rønne', municipality: '0400' },
  email: 'bornholm@example.org',
  phone: '20 00 40 40',
  partnerships: [{ type: 'MUNICIPAL_COFUNDED', partner: 'Bornholms Regionskommune', from: '2015-08-01' }],
  sites: [
    {
      slug: 'arnager-bugt',
      name: 'Stranden ved Arnager',
      address: { street: 'Arnagervej 60', postalCode: '3700', city: 'Rønne', municipality: '0400' },
      latitude: 55.0535,
      longitude: 14.782,
      meetingPoint: both('Ved den lange bro ud til havnen.', 'At the long bridge out to the harbour.'),
      transport: both(
        'Bus til Arnager, derefter 5 minutter til fods. Cykelsti fra Rønne, 8 km.',
        'Bus to Arnager, then 5 minutes on foot. Cycle path from Rønne, 8 km.',
      ),
      access: both(
        'Trappe og sten ned til stranden. Vi kan lægge forløbet i havnen, hvor der er plant.',
        'Steps and stones lead down to the beach. We can teach in the harbour, where it is level.',
      ),
      lunch: both('På molen. Toilet ved havnen.', 'On the pier. Toilet by the harbour.'),
    },
    {
      slug: 'vaerkstedet-i-roenne',
      name: 'Værkstedet i Rønne',
      address: { street: 'Klippevej 8', postalCode: '3700', city: 'Rønne', municipality: '0400' },
      latitude: 55.1007,
      longitude: 14.7068,
      meetingPoint: both('I gården bag den røde port.', 'In the courtyard behind the red gate.'),
      transport: both('Fem minutter til fods fra busterminalen.', 'Five minutes on foot from the bus terminal.'),
      access: both('Plant gulv, bred dør og handicaptoilet.', 'Level floor, a wide door and an accessible toilet.'),
      lunch: both('Ved langbordet i værkstedet.', 'At the long table in the workshop.'),
    },
    {
      slug: 'dyssen-ved-aakirkeby',
      name: 'Dyssen ved Aakirkeby',
      address: { street: 'Dyssevejen 3', postalCode: '3720', city: 'Aakirkeby', municipality: '0400' },
      latitude: 55.0652,
      longitude: 14.9465,
      meetingPoint: both(
        'Ved leddet til marken. Luk det efter jer, der går får.',
        'At the gate to the field. Close it behind you, there are sheep.',
      ),
      transport: both(
        'Bus til Aakirkeby, derefter 15 minutter til fods. Bussen kan holde ved gården.',
        'Bus to Aakirkeby, then 15 minutes on foot. Coaches can park at the farm.',
      ),
      access: both(
        'Græsmark med fåretrin. Intet toilet, det nærmeste er i byen.',
        'A meadow with a stile. No toilet, the nearest is in the town.',
      ),
      lunch: both('På stengærdet i solen.', 'On the stone wall in the sun.'),
    },
    {
      slug: 'roegeriet-i-nexoe',
      name: 'Det gamle røgeri i Nexø',
      address: { street: 'Sildepladsen 2', postalCode: '3730', city: 'Nexø', municipality: '0400' },
      latitude: 55.0605,
      longitude: 15.1345,
      meetingPoint: both('Under de to hvide skorstene.', 'Under the two white chimneys.'),
      transport: both(
        'Bus til Nexø Havn, derefter 3 minutter til fods.',
        'Bus to Nexø harbour, then 3 minutes on foot.',
      ),
      access: both(
        'Plant gulv i røgeriet, to trin til køkkenet med rampe. Toilet i gården.',
        'Level floor in the smokehouse, two steps with a ramp to the kitchen. Toilet in the yard.',
      ),
      lunch: both('I spiser det, I selv røger. Tag brød med.', 'You eat what you smoke yourselves. Bring bread.'),
    },
  ],
  staff: [
    { name: 'Grethe Klippegård', mailbox: 'grethe.klippegaard', role: 'DEPARTMENT_LEAD' },
    { name: 'Anton Blykobbe', mailbox: 'anton.blykobbe', role: 'EDUCATOR' },
    { name: 'Merete Hvidodde', mailbox: 'merete.hvidodde', role: 'EDUCATOR' },
  ],
  offers: [fossiljagtIArnager, farverAfJord, hvemBorIDyssen, sildRoegOgSalt, stenILommen, oeenOgEnergien],
};
