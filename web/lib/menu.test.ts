import { describe, expect, it } from 'vitest';
import { menuOf } from './menu.ts';

describe('The main menu', () => {
  it('lets a visitor find, change a booking and log in', () => {
    expect(menuOf('da', '/', null).map((item) => item.label)).toEqual([
      'Find forløb',
      'Steder',
      'Min booking',
      'Log ind',
    ]);
  });

  it('gives staff their week and the statistics instead', () => {
    const labels = menuOf('en', '/', { name: 'Educator Eik', role: 'Educator', roles: ['EDUCATOR'] }).map(
      (item) => item.label,
    );
    expect(labels).toEqual(['Find a visit', 'Places', 'Week plan', 'Statistics', 'My page']);
  });

  it('gives a teacher an own page, and nothing of the staff', () => {
    const labels = menuOf('da', '/', { name: 'Lone Lærer', role: 'Lærer', roles: ['TEACHER'] }).map(
      (item) => item.label,
    );
    expect(labels).toEqual(['Find forløb', 'Steder', 'Min side']);
  });

  it('marks the page one is on, and pages below it', () => {
    const current = menuOf('da', '/tilbud/vagt-paa-volden', null).filter((item) => item.current);
    expect(current.map((item) => item.href)).toEqual(['/tilbud']);
  });

  it('stays in English', () => {
    expect(menuOf('en', '/', null).every((item) => item.href.startsWith('/en/'))).toBe(true);
  });
});
