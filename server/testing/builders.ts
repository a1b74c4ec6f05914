import type { Department, Offer, Session } from '#server/generated/prisma/client.ts';
import type {
  AccountUncheckedCreateInput,
  DepartmentUncheckedCreateInput,
  InstitutionUncheckedCreateInput,
  OfferUncheckedCreateInput,
  ResourceUncheckedCreateInput,
  SessionUncheckedCreateInput,
} from '#server/generated/prisma/models.ts';
import type { Role } from '#server/http/policy.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { instantOf, type LocalDate, localDateToDate } from '#server/time/local-time.ts';

// Rows for tests, with sensible defaults: a test names only what it is about. Bookings: booking-builder.ts.

type Prisma = Pick<Database, 'prisma'>;
export type PartnershipKind = 'CULTURAL_COFUNDED' | 'MUNICIPAL_COFUNDED' | 'FULLY_EXTERNAL';

let made = 0;

/** A number that no other row of this test file has. */
export function serialNumber(): number {
  made += 1;
  return made;
}

export interface DepartmentFacts extends Partial<DepartmentUncheckedCreateInput> {
  /** Dated agreements, half-open; default one FULLY_EXTERNAL since 2010. An empty list = none. */
  agreements?: { type: PartnershipKind; from: LocalDate; to?: LocalDate }[];
}

/** A department in København with one site (slug `stedet`). */
export async function aDepartment(db: Prisma, facts: DepartmentFacts = {}) {
  const { agreements = [{ type: 'FULLY_EXTERNAL', from: '2010-01-01' }], ...own } = facts;
  const slug = own.slug ?? `afdeling-${serialNumber()}`;
  const department = await db.prisma.department.create({
    data: {
      id: newId(),
      slug,
      name: `Afdeling ${slug}`,
      aboutDa: 'Om afdelingen.',
      aboutEn: 'About the department.',
      ...anAddress,
      email: `${slug}@example.org`,
      phone: '20 00 00 10',
      ...own,
      sites: { create: { id: newId(), ...aSite, municipalityCode: own.municipalityCode ?? '0101' } },
      partnerships: {
        create: agreements.map(({ type, from, to }) => ({
          id: newId(),
          type,
          partner: 'Partneren',
          validFrom: localDateToDate(from),
          validTo: to === undefined ? null : localDateToDate(to),
        })),
      },
    },
    include: { sites: true },
  });
  const [site] = department.sites;
  if (site === undefined) throw new Error('A department is made with its site');
  return { ...department, siteId: site.id };
}

const anAddress = { address: 'Voldgaden 1', postalCode: '2100', city: 'København Ø', municipalityCode: '0101' };

const aSite = {
  slug: 'stedet',
  name: 'Stedet',
  address: 'Voldgaden 1',
  postalCode: '2100',
  city: 'København Ø',
  latitude: 55.7,
  longitude: 12.5,
  meetingPointDa: 'Ved porten.',
  meetingPointEn: 'At the gate.',
  transportDa: 'Bus.',
  transportEn: 'Bus.',
  accessDa: 'Niveaufri adgang.',
  accessEn: 'Step-free access.',
  lunchDa: 'Inde og ude.',
  lunchEn: 'Inside and outside.',
};

/** A published offer in history for classes 4-6, 28 pupils, 1 adult for each 14, free of charge. */
export async function anOffer(
  db: Prisma,
  department: Pick<Department, 'id'> & { siteId: string },
  facts: Partial<OfferUncheckedCreateInput> = {},
): Promise<Offer> {
  const slug = facts.slug ?? `forloeb-${serialNumber()}`;
  const subject = facts.subject ?? 'HISTORY';
  const text = { titleDa: `Forløb ${slug}`, titleEn: `Offer ${slug}`, teaserDa: 'Kort.', teaserEn: 'Short.' };
  const data: OfferUncheckedCreateInput = {
    id: newId(),
    departmentId: department.id,
    siteId: department.siteId,
    slug,
    state: 'PUBLISHED',
    ...text,
    descriptionDa: 'Længere.',
    descriptionEn: 'Longer.',
    subjectFamily: 'HISTORY',
    subject,
    subjects: [subject],
    targetGroups: ['PRIMARY'],
    gradeFrom: 4,
    gradeTo: 6,
    ageGroups: [],
    form: 'ON_SITE',
    languages: ['da'],
    durationMinutes: 90,
    maxPupils: 28,
    pupilsPerAdult: 14,
    leadTimeWorkingDays: 2,
    cancellationWorkingDays: 10,
    priceOre: 0,
    coverPlace: 'FORT',
    coverSeason: 'SPRING',
  };
  return db.prisma.offer.create({ data: { ...data, ...facts } });
}

export interface SessionFacts extends Partial<Omit<SessionUncheckedCreateInput, 'localDate'>> {
  /** The Danish day; default 2026-04-23. */
  day?: LocalDate;
  /** Danish local time of the start, `HH:MM`; default 09:00. */
  time?: string;
}

/** An open session of 90 minutes on a Danish day, with room for 2 groups, 56 pupils and 16 adults. */
export async function aSession(
  db: Prisma,
  offer: Pick<Offer, 'id' | 'siteId'>,
  facts: SessionFacts = {},
): Promise<Session> {
  const { day = '2026-04-23', time = '09:00', ...own } = facts;
  const startsAt = instantOf(day, time);
  if (startsAt === null) throw new RangeError(`No such local time: ${day} ${time}`);
  const data: SessionUncheckedCreateInput = {
    id: newId(),
    offerId: offer.id,
    siteId: offer.siteId,
    startsAt,
    endsAt: new Date(startsAt.getTime() + 90 * 60_000),
    capacityGroups: 2,
    capacityPupils: 56,
    capacityAdults: 16,
  };
  return db.prisma.session.create({ data: { ...data, ...own } });
}

export interface AccountFacts extends Partial<AccountUncheckedCreateInput> {
  /** Roles since 2010, each with the part of the world it holds for. */
  grants?: {
    role: Role;
    departmentId?: string;
    institutionNumber?: string;
    municipalityCode?: string;
    regionCode?: string;
    /** First day on which it no longer holds. */
    validTo?: Date;
  }[];
}

/** A person without a password; a member of the knowledge centre unless said otherwise. */
export async function anAccount(db: Prisma, facts: AccountFacts = {}) {
  const { grants = [{ role: 'KNOWLEDGE_CENTRE' }], ...own } = facts;
  const validFrom = localDateToDate('2010-01-01');
  return db.prisma.account.create({
    data: {
      id: newId(),
      email: `person-${serialNumber()}@example.org`,
      name: 'Kim Prøve',
      ...own,
      roles: { create: grants.map((grant) => ({ id: newId(), validFrom, ...grant })) },
    },
  });
}

/** A municipal folkeskole in København. */
export async function anInstitution(db: Prisma, facts: Partial<InstitutionUncheckedCreateInput> = {}) {
  const serial = serialNumber();
  const data: InstitutionUncheckedCreateInput = {
    number: String(990_000 + serial),
    name: `Prøveskole ${serial}`,
    kind: 'FOLKESKOLE',
    owner: 'MUNICIPAL',
    source: 'DEMO',
    ...anAddress,
  };
  return db.prisma.institution.create({ data: { ...data, ...facts } });
}

/** A room of a department's site; pooled with `{ pooled: true, quantity }`. */
export async function aResource(
  db: Prisma,
  department: Pick<Department, 'id'> & { siteId: string },
  facts: Partial<ResourceUncheckedCreateInput> = {},
) {
  const serial = serialNumber();
  const data: ResourceUncheckedCreateInput = {
    id: newId(),
    departmentId: department.id,
    siteId: department.siteId,
    kind: 'ROOM',
    nameDa: `Lokale ${serial}`,
    nameEn: `Room ${serial}`,
  };
  return db.prisma.resource.create({ data: { ...data, ...facts } });
}
