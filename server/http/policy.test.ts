import { expect, test } from 'vitest';
import { actingRole, type Grant, type Login, mayReach, refusalOfRoles, scopeOf } from './policy.ts';

const grant = (facts: Partial<Grant>): Grant => ({
  role: 'TEACHER',
  departmentId: null,
  institutions: [],
  municipalities: [],
  ...facts,
});
const holding = (...roles: Grant[]): Login => ({
  accountId: 'a',
  loginId: 'l',
  name: 'Kim Prøve',
  email: null,
  emailProven: false,
  roles,
});
const educator = grant({ role: 'EDUCATOR', departmentId: 'one' });
const lead = grant({ role: 'DEPARTMENT_LEAD', departmentId: 'two' });

test('a role reaches its own part of the world, and only under the policies that ask for it', () => {
  expect(mayReach('staff', holding(educator), { departmentId: 'one' })).toBe(true);
  expect(mayReach('staff', holding(educator), { departmentId: 'two' })).toBe(false);
  expect(mayReach('lead', holding(educator), { departmentId: 'one' })).toBe(false);
  expect(mayReach('staff', holding(educator), { departmentId: null })).toBe(false);
  expect(mayReach('staff', holding(grant({ role: 'KNOWLEDGE_CENTRE' })), {})).toBe(true);
});

test('of several roles each adds its part, and the acting one is the strongest that reaches the place', () => {
  const both = holding(educator, lead);
  expect(scopeOf('staff', both).departments).toEqual(['one', 'two']);
  expect(scopeOf('lead', both).departments).toEqual(['two']);
  expect(actingRole('staff', both, { departmentId: 'one' })).toBe('EDUCATOR');
  expect(actingRole('lead', both, { departmentId: 'one' })).toBeNull();
});

test('who is nobody is asked to log in, who has not the role is refused', () => {
  expect(refusalOfRoles('lead', null)).toBe('UNAUTHENTICATED');
  expect(refusalOfRoles('lead', ['EDUCATOR'])).toBe('FORBIDDEN');
  expect(refusalOfRoles('login', [])).toBeNull();
  expect(refusalOfRoles('feedLink', null)).toBeNull();
});
