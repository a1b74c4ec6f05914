import { describe, expect, test } from 'vitest';
import { type Role, roles } from '#server/http/policy.ts';
import {
  endOf,
  type Giver,
  type GivingRefusal,
  holdsMore,
  maySee,
  maySeeRole,
  refusalToEnd,
  refusalToGive,
  scopeErrors,
  spanErrors,
  stateOf,
} from './people.rules.ts';

const TODAY = '2026-03-16';
const lead: Giver = { accountId: 'lead', departments: ['own'] };
const centre: Giver = { accountId: 'centre', departments: 'all' };
const placed = (role: Role, departmentId: string | null) => ({ role, departmentId });
const dated = (role: Role, departmentId: string | null, validTo: string | null = null) => ({
  ...placed(role, departmentId),
  validFrom: '2025-08-01',
  validTo,
});

describe('who may give which role to whom', () => {
  const forLead: Record<Role, { own: GivingRefusal | null; other: GivingRefusal | null }> = {
    TEACHER: { own: 'ROLE_NOT_YOURS', other: 'ROLE_NOT_YOURS' },
    SCHOOL_ADMINISTRATOR: { own: 'ROLE_NOT_YOURS', other: 'ROLE_NOT_YOURS' },
    EDUCATOR: { own: null, other: 'OTHER_DEPARTMENT' },
    DEPARTMENT_LEAD: { own: 'ROLE_NOT_YOURS', other: 'ROLE_NOT_YOURS' },
    COORDINATOR: { own: 'ROLE_NOT_YOURS', other: 'ROLE_NOT_YOURS' },
    PARTNER: { own: 'ROLE_NOT_YOURS', other: 'ROLE_NOT_YOURS' },
    KNOWLEDGE_CENTRE: { own: 'ROLE_NOT_YOURS', other: 'ROLE_NOT_YOURS' },
  };

  test.each(roles)('a lead and the role %s, in their own department and in another', (role) => {
    for (const [department, refusal] of Object.entries(forLead[role])) {
      expect(refusalToGive(lead, 'somebody', placed(role, department))).toBe(refusal);
      expect(refusalToGive(lead, null, placed(role, department))).toBe(refusal);
      expect(refusalToEnd(lead, placed(role, department))).toBe(refusal);
    }
  });

  test.each(roles)('the knowledge centre gives and ends the role %s everywhere', (role) => {
    for (const department of ['own', 'other', null]) {
      expect(refusalToGive(centre, 'somebody', placed(role, department))).toBeNull();
      expect(refusalToEnd(centre, placed(role, department))).toBeNull();
    }
  });

  test.each(roles)('nobody gives themselves the role %s, but may lay down what is theirs to give', (role) => {
    expect(refusalToGive(lead, 'lead', placed(role, 'own'))).toBe('OWN_ROLES');
    expect(refusalToGive(centre, 'centre', placed(role, null))).toBe('OWN_ROLES');
    expect(refusalToEnd(centre, placed(role, null))).toBeNull();
  });
});

describe('whom a lead sees and decides about', () => {
  test('an educator of theirs, past, present or coming; nobody else', () => {
    expect(maySee(lead, [placed('EDUCATOR', 'own')])).toBe(true);
    expect(maySee(lead, [placed('EDUCATOR', 'other'), placed('DEPARTMENT_LEAD', 'own')])).toBe(false);
    expect(maySee(lead, [])).toBe(false);
    expect(maySee(centre, [])).toBe(true);
  });

  test('of a person only the roles of their own departments', () => {
    expect(maySeeRole(lead, placed('DEPARTMENT_LEAD', 'own'))).toBe(true);
    expect(maySeeRole(lead, placed('EDUCATOR', 'other'))).toBe(false);
    expect(maySeeRole(lead, placed('KNOWLEDGE_CENTRE', null))).toBe(false);
    expect(maySeeRole(centre, placed('KNOWLEDGE_CENTRE', null))).toBe(true);
  });

  test.each(roles)('a person who also holds %s elsewhere is the knowledge centre’s to decide about', (role) => {
    const educator = dated('EDUCATOR', 'own');
    expect(holdsMore(lead, [educator], TODAY)).toBe(false);
    expect(holdsMore(lead, [educator, dated(role, 'other')], TODAY)).toBe(true);
    expect(holdsMore(lead, [educator, dated(role, null)], TODAY)).toBe(true);
    expect(holdsMore(lead, [educator, dated(role, 'other', TODAY)], TODAY)).toBe(false);
    expect(holdsMore(centre, [educator, dated(role, null)], TODAY)).toBe(false);
  });
});

describe('the days of a role', () => {
  test.each([
    ['2026-03-16', null, 'PRESENT'],
    ['2026-03-17', null, 'COMING'],
    ['2026-01-01', '2026-03-16', 'PAST'],
    ['2026-01-01', '2026-03-17', 'PRESENT'],
    ['2026-08-01', '2026-08-01', 'PAST'],
  ] as const)('from %s until %s it is %s', (validFrom, validTo, state) => {
    expect(stateOf({ validFrom, validTo }, TODAY)).toBe(state);
  });

  test('a role that has not begun ends where it would begin', () => {
    expect(endOf({ validFrom: '2026-08-01' }, '2026-03-16')).toBe('2026-08-01');
    expect(endOf({ validFrom: '2026-01-01' }, '2026-03-16')).toBe('2026-03-16');
  });

  test('a new role begins today or later and holds on one day at least', () => {
    expect(spanErrors({ validFrom: '2026-03-15', validTo: null }, TODAY)).toEqual([
      { path: 'validFrom', code: 'IN_THE_PAST' },
    ]);
    expect(spanErrors({ validFrom: TODAY, validTo: TODAY }, TODAY)).toEqual([
      { path: 'validTo', code: 'ENDS_BEFORE_IT_BEGINS' },
    ]);
    expect(spanErrors({ validFrom: TODAY, validTo: '2026-03-17' }, TODAY)).toEqual([]);
  });
});

test('each role needs the part of the world that fits it, and only that', () => {
  const wrong = (role: Role, ...given: Parameters<typeof scopeErrors>[1]) => scopeErrors(role, given)[0]?.code ?? null;
  expect(wrong('EDUCATOR')).toBe('SCOPE_MISSING');
  expect(wrong('EDUCATOR', 'department')).toBeNull();
  expect(wrong('EDUCATOR', 'region')).toBe('SCOPE_NOT_FITTING');
  expect(wrong('EDUCATOR', 'department', 'region')).toBe('SCOPE_NOT_FITTING');
  expect(wrong('COORDINATOR', 'municipality')).toBeNull();
  expect(wrong('COORDINATOR', 'municipality', 'region')).toBe('SCOPE_NOT_FITTING');
  expect(wrong('PARTNER')).toBe('SCOPE_MISSING');
  expect(wrong('KNOWLEDGE_CENTRE')).toBeNull();
  expect(wrong('KNOWLEDGE_CENTRE', 'department')).toBe('SCOPE_NOT_FITTING');
});
