import { amager } from './amager/department.ts';
import { antiksamlingen } from './antiksamlingen/department.ts';
import { befaestning } from './befaestning/department.ts';
import { bornholm } from './bornholm/department.ts';
import { nakskov } from './nakskov/department.ts';
import { oresund } from './oresund/department.ts';
import { proevehuset } from './proevehuset/department.ts';
import { scenen } from './scenen/department.ts';
import { daycares } from './schools/daycares.ts';
import { primarySchools } from './schools/primary-schools.ts';
import type { InstitutionContent } from './schools/types.ts';
import { youthEducation } from './schools/youth-education.ts';
import { skulptur } from './skulptur/department.ts';
import { soefart } from './soefart/department.ts';
import type { DepartmentContent } from './types.ts';
import { vaeveriet } from './vaeveriet/department.ts';

/** Every department of the demo world. */
export const departments: DepartmentContent[] = [
  befaestning,
  amager,
  oresund,
  bornholm,
  antiksamlingen,
  skulptur,
  soefart,
  vaeveriet,
  proevehuset,
  scenen,
  nakskov,
];

/** Every invented school, youth education and daycare. */
export const institutions: InstitutionContent[] = [...primarySchools, ...youthEducation, ...daycares];
