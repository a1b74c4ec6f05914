import { describe, expect, test } from 'vitest';
import type { Role } from '#server/http/policy.ts';
import { isCurrent, staffMenu } from './staff-menu.ts';

const menu = (roles: Role[], facts = {}) =>
  staffMenu({ language: 'da', roles, today: '2026-03-16', missing: 0, tasks: 0, ...facts });
const labels = (links: { label: string }[]) => links.map(({ label }) => label);

describe('the menu of the staff', () => {
  test('shows an educator the calendar and their own time, a lead everything to plan with', () => {
    const [, own] = menu(['EDUCATOR']);
    expect(labels(own)).toContain('Kan ikke komme');
    expect(labels(own)).not.toContain('Forløb');
    const [, lead] = menu(['DEPARTMENT_LEAD']);
    expect(labels(lead)).toEqual(expect.arrayContaining(['Forløb', 'Tider', 'Undervisere', 'Lokaler', 'Personer']));
    expect(labels(lead)).not.toContain('Registre');
  });

  test('counts what is to be done', () => {
    const [calendar] = menu(['DEPARTMENT_LEAD'], { missing: 3, tasks: 2 });
    expect(labels(calendar)).toEqual(expect.arrayContaining(['Mangler fremmøde (3)', 'Opgaver (2)']));
  });

  test('knows any week as the week', () => {
    const [[week, day]] = menu(['EDUCATOR']);
    expect(week && isCurrent(week, '/personale/uge/2026-W40')).toBe(true);
    expect(day && isCurrent(day, '/personale/uge/2026-W40')).toBe(false);
  });
});
