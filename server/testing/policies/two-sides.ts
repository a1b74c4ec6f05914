import { aBooking } from '#server/testing/booking-builder.ts';
import { aDepartment, anAccount, anInstitution, anOffer, aSession } from '#server/testing/builders.ts';
import type { TestServer } from '#server/testing/server.ts';

/** Everything that can be somebody's: what the test's people hold their roles for, and the same of others. */
export type OneSide = Awaited<ReturnType<typeof oneSide>>;
export interface TwoSides {
  own: OneSide;
  other: OneSide;
}

/** Two departments, schools and municipalities that have nothing to do with each other. */
export async function twoSides(server: TestServer): Promise<TwoSides> {
  return { own: await oneSide(server, '0147'), other: await oneSide(server, '0461') };
}

async function oneSide({ db }: TestServer, municipality: string) {
  const department = await aDepartment(db, { municipalityCode: municipality });
  const school = await anInstitution(db, { municipalityCode: municipality });
  const offer = await anOffer(db, department);
  const held = await aSession(db, offer, { day: '2026-03-16', time: '07:00' });
  const coming = await aSession(db, offer);
  const booking = await aBooking(db, coming, { institution: school });
  const visit = await aBooking(db, held, { institution: school });
  const educator = await anAccount(db, { grants: [{ role: 'EDUCATOR', departmentId: department.id }] });
  return { municipality, department, school, offer, session: coming, booking, visit, educator };
}
