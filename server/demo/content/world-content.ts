import { amager } from './amager/department.ts';
import { befaestning } from './befaestning/department.ts';
import { daycares } from './schools/daycares.ts';
import { primarySchools } from './schools/primary-schools.ts';
import type { InstitutionContent } from './schools/types.ts';
import { youthEducation } from './schools/youth-education.ts';
import type { DepartmentContent } from './types.ts';

export const departments: DepartmentContent[] = [befaestning, amager];

export const institutions: InstitutionContent[] = [...primarySchools, ...youthEducation, ...daycares];
