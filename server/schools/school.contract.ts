import { z } from 'zod';
import { booking } from '#server/bookings/booking-shape.contract.ts';
import { type AnswerOf, endpoint } from '#server/http/endpoint.ts';
import { countText, email, instant, line } from '#server/http/fields.ts';

const number = z.string().regex(/^(\d{6}|[GD]\d{5})$/);
const named = z.object({ number: z.string(), name: z.string() });

const administrator = z.object({ name: z.string().nullable(), email: z.string(), setAt: instant });

const school = named.extend({
  address: z.string().nullable(),
  postalCode: z.string().nullable(),
  city: z.string().nullable(),
  active: z.boolean(),
  parent: named.nullable().describe('The main school of a branch'),
  branches: z.array(named.extend({ administrator: administrator.nullable() })),
  administrator: administrator.nullable().describe('Set for this school itself'),
  inheritedAdministrator: administrator
    .nullable()
    .describe("The main school's, which counts as long as the branch has none of its own"),
});

export const readSchool = endpoint({
  method: 'GET',
  path: '/api/schools/:number',
  summary: 'A school with its branches and who gets its calendar invitations',
  description: 'For its own administrator and the knowledge centre; any other school is 404.',
  tag: 'schools',
  policy: 'school',
  params: z.object({ number }),
  answer: school,
});

/** A visit as the school's office sees it: who comes, not how to reach them, nothing of the group's needs. */
const schoolVisit = booking
  .pick({ reference: true, status: true, session: true, price: true, invoice: true, cancellation: true })
  .extend({
    institution: booking.shape.institution.pick({ number: true, name: true }),
    groups: z.array(booking.shape.groups.element.omit({ id: true })),
    visitorName: z.string(),
    contactName: z.string(),
  });

const pageSize = 50;

export const listSchoolVisits = endpoint({
  method: 'GET',
  path: '/api/schools/:number/visits',
  summary: 'Every visit of a school and its branches',
  description: `Coming ones, nearest first, or past ones of this school year, latest first. ${pageSize} a page.`,
  tag: 'schools',
  policy: 'school',
  params: z.object({ number }),
  query: z.object({
    when: z.enum(['coming', 'past']).default('coming'),
    page: z.union([z.literal('').transform(() => 1), countText(1, 100_000)]).default(1),
  }),
  answer: z.object({
    items: z.array(schoolVisit),
    total: z.int(),
    page: z.int(),
    pageSize: z.int(),
    counts: z.object({ coming: z.int(), past: z.int() }),
    schoolYear: z.string(),
  }),
});

const expectedInvoice = schoolVisit.pick({
  reference: true,
  session: true,
  institution: true,
  groups: true,
  invoice: true,
  visitorName: true,
});

export const listExpectedInvoices = endpoint({
  method: 'GET',
  path: '/api/schools/:number/invoices',
  summary: 'Invoices that a school can expect in this school year',
  description: 'Of confirmed visits with a price, by the month of the visit; amounts in øre.',
  tag: 'schools',
  policy: 'school',
  params: z.object({ number }),
  answer: z.object({
    schoolYear: z.string(),
    month: z.string().describe('This month, YYYY-MM'),
    totalOre: z.int(),
    months: z.array(
      z.object({
        month: z.string().describe('YYYY-MM'),
        totalOre: z.int(),
        items: z.array(expectedInvoice.extend({ amountOre: z.int() })),
      }),
    ),
  }),
});

export const setSchoolAdministrator = endpoint({
  method: 'PUT',
  path: '/api/schools/:number/administrator',
  summary: 'Set who gets the calendar invitations of a school',
  description:
    'Counts for bookings made from now on that name nobody else; a branch without an own address uses its main school’s. ' +
    'Whoever books never sees the address.',
  tag: 'schools',
  policy: 'school',
  params: z.object({ number }),
  body: z.strictObject({ name: z.union([z.literal('').transform(() => null), z.null(), line(120)]).optional(), email }),
  answer: administrator,
});

export const removeSchoolAdministrator = endpoint({
  method: 'DELETE',
  path: '/api/schools/:number/administrator',
  summary: 'No invitations to the office of a school any more',
  description: 'For bookings made from now on; what has been sent stays. Removing what is not there changes nothing.',
  tag: 'schools',
  policy: 'school',
  params: z.object({ number }),
});

export type School = z.output<typeof school>;
export type SchoolVisit = z.output<typeof schoolVisit>;
export type ExpectedInvoices = AnswerOf<typeof listExpectedInvoices>;
export const SCHOOL_PAGE_SIZE = pageSize;
