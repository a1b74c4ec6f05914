import type { ClientBase } from 'pg';
import { filesOfDepartment } from '#server/files/file.service.ts';
import { instantOf } from '#server/time/local-time.ts';
import { findChoices, findGoals, type OfferChoices } from './offer-choices.store.ts';
import type { OfferDraft } from './offer-draft.ts';
import { tidied, type WrongField, wrongFields } from './offer-editing.rules.ts';
import type { OfferWrite } from './offer-editing.store.ts';

export type Checked =
  | { kind: 'wrong'; errors: WrongField[] }
  | { kind: 'right'; draft: OfferDraft; write: OfferWrite; siteIsOpen: boolean };

/** Holds a draft against the rules and against what its department has; answers what the table takes. */
export async function checked(
  sql: ClientBase,
  { departmentId, offerId, typed }: { departmentId: string; offerId: string; typed: OfferDraft },
): Promise<Checked> {
  const draft = tidied(typed);
  const choices = await findChoices(sql, { departmentId, offerId });
  const site = choices.sites.find(({ slug }) => slug === draft.site);
  const { bookingOpens } = draft;
  const bookingOpensAt = bookingOpens && instantOf(bookingOpens.date, bookingOpens.time);
  const errors: WrongField[] = [
    ...wrongFields(draft),
    ...(site === undefined ? [{ path: 'site', code: 'INVALID_CHOICE' } as const] : []),
    ...(bookingOpens !== null && bookingOpensAt === null
      ? [{ path: 'bookingOpens.time', code: 'NO_SUCH_TIME' } as const]
      : []),
    ...wrongNeeds(draft, choices),
    ...(await wrongFiles(sql, departmentId, draft)),
    ...(await wrongGoals(sql, draft)),
  ];
  if (site === undefined || errors.length > 0) return { kind: 'wrong', errors };
  return { kind: 'right', draft, write: { ...draft, siteId: site.id, bookingOpensAt }, siteIsOpen: site.active };
}

function wrongNeeds({ resources }: OfferDraft, choices: OfferChoices): WrongField[] {
  return resources.flatMap(({ resourceId, quantity }, at): WrongField[] => {
    const resource = choices.resources.find(({ id }) => id === resourceId);
    if (resource === undefined) return [{ path: `resources.${at}.resourceId`, code: 'INVALID_CHOICE' }];
    return quantity > resource.quantity ? [{ path: `resources.${at}.quantity`, code: 'MORE_THAN_THERE_IS' }] : [];
  });
}

/** Only files that this department has uploaded; the picture of an offer is a picture. */
async function wrongFiles(sql: ClientBase, departmentId: string, draft: OfferDraft): Promise<WrongField[]> {
  const named = [
    { path: 'imageFileId', id: draft.imageFileId },
    ...draft.materials.map(({ fileId }, at) => ({ path: `materials.${at}.fileId`, id: fileId })),
  ].flatMap(({ path, id }) => (id === null ? [] : [{ path, id }]));
  const files = await filesOfDepartment(
    sql,
    departmentId,
    named.map(({ id }) => id),
  );
  return named.flatMap(({ path, id }): WrongField[] => {
    const file = files.get(id);
    const fits = file && (path !== 'imageFileId' || file.contentType.startsWith('image/'));
    return fits ? [] : [{ path, code: 'INVALID_CHOICE' }];
  });
}

async function wrongGoals(sql: ClientBase, { goals }: OfferDraft): Promise<WrongField[]> {
  const named = goals.map((goal) => ('goalId' in goal ? goal.goalId : null));
  const known = await findGoals(
    sql,
    named.filter((id) => id !== null),
  );
  return named.flatMap((id, at): WrongField[] =>
    id === null || known.has(id) ? [] : [{ path: `goals.${at}.goalId`, code: 'INVALID_CHOICE' }],
  );
}
