import { describe, expect, test } from 'vitest';
import type { FiguresRow } from '#server/statistics/statistics.contract.ts';
import { barsOf } from './statistics-bars.ts';
import { figuresQueryOf, pageQueryOf, questionOf } from './statistics-question.ts';
import { shareOf, tableOf } from './statistics-view.ts';

const figures = {
  visits: 2,
  groups: 3,
  pupils: 40,
  adults: 5,
  bookedPupils: 50,
  cancelledByBooker: 0,
  cancelledByVenue: 1,
  noShows: 0,
  sessionsOffered: 4,
  sessionsUsed: 2,
  pupilPlacesOffered: 112,
};

function row(month: string, changes: Partial<FiguresRow>): FiguresRow {
  return { ...figures, month, monthLabel: month, ...changes };
}

const ask = (address: string) => questionOf(new URLSearchParams(address), '2025/26');

describe('The address of the page', () => {
  test('alone asks for this school year, who came and to what', () => {
    expect(figuresQueryOf(ask(''))).toEqual({ schoolYear: '2025/26', groupBy: 'targetGroup,subjectFamily' });
  });

  test('holds a school year, a calendar year or all years', () => {
    expect(figuresQueryOf(ask('period=2024/25&groupBy='))).toEqual({ schoolYear: '2024/25' });
    expect(figuresQueryOf(ask('period=2026&groupBy='))).toEqual({ calendarYear: '2026' });
    expect(figuresQueryOf(ask('period=all&groupBy='))).toEqual({});
  });

  test('keeps two groupings in the order asked, and drops what is none', () => {
    expect(ask('groupBy=region&groupBy=form').groupBy).toEqual(['region', 'form']);
    expect(ask('groupBy=region,region,form,month').groupBy).toEqual(['region', 'form']);
    expect(ask('groupBy=&groupBy=weekday').groupBy).toEqual([]);
  });

  test('read again is the same question', () => {
    const question = ask('period=2026&groupBy=form&groupBy=month&municipality=0101&department=&sort=-pupils');
    expect(ask(pageQueryOf(question))).toEqual(question);
    expect(question.filters).toEqual({ municipality: '0101' });
    const undivided = ask('groupBy=');
    expect(ask(pageQueryOf(undivided))).toEqual(undivided);
  });
});

describe('The table', () => {
  const rows = [row('2026-01', { pupils: 10 }), row('2026-02', { pupils: 30, visits: 0 })];
  const view = (address: string) => tableOf({ rows, total: figures }, ask(address), 'da');

  test('leads every figure but zero to its bookings', () => {
    const [first, second] = view('groupBy=month&municipality=0101').rows;
    const link = new URL(first?.cells[0]?.href ?? '', 'http://x');
    expect(link.pathname).toBe('/statistik/besoeg');
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      schoolYear: '2025/26',
      municipality: '0101',
      month: '2026-01',
      outcome: 'CAME',
    });
    expect(second?.cells[0]).toEqual({ text: '0', href: null });
  });

  test('asks for the unknown by name', () => {
    const unknown = { ...figures, municipality: null, municipalityLabel: 'Ukendt kommune' };
    const table = tableOf({ rows: [unknown], total: figures }, ask('groupBy=municipality'), 'da');
    expect(table.rows[0]?.cells[0]?.href).toContain('municipality=UNKNOWN');
  });

  test('is sorted by a column, largest first, and turns round when asked again', () => {
    expect(view('groupBy=month&sort=-pupils').rows.map(({ heads }) => heads[0])).toEqual(['2026-02', '2026-01']);
    expect(view('groupBy=month&sort=pupils').rows.map(({ heads }) => heads[0])).toEqual(['2026-01', '2026-02']);
    const column = view('groupBy=month&sort=-pupils').columns[2];
    expect(column).toMatchObject({ label: 'Børn og unge', sorted: 'descending' });
    expect(column?.href).toContain('sort=pupils');
  });

  test('leaves out what was offered where it cannot be divided', () => {
    const nothing = { sessionsOffered: null, sessionsUsed: null, pupilPlacesOffered: null };
    const table = tableOf({ rows: [row('x', nothing)], total: figures }, ask('groupBy=month'), 'da');
    expect(table.showsOffered).toBe(false);
    expect(table.columns).toHaveLength(9);
    expect(view('groupBy=month').columns).toHaveLength(12);
  });

  test('the share that came is unknown when nobody was booked', () => {
    expect(shareOf({ pupils: 0, bookedPupils: 0 })).toBeNull();
    expect(shareOf({ pupils: 40, bookedPupils: 50 })).toBe(80);
  });
});

describe('The bars', () => {
  test('are woven by subject family where the figures are divided by it', () => {
    const divided = [
      row('2026-01', { subjectFamily: 'ARTS', pupils: 10, bookedPupils: 12 }),
      row('2026-01', { subjectFamily: 'HISTORY', pupils: 20, bookedPupils: 20 }),
    ];
    const view = barsOf(divided, ask('groupBy=month,subjectFamily'));
    expect(view).toMatchObject({ woven: true, scale: 32, drawn: ['month', 'subjectFamily'] });
    expect(view.bars).toEqual([
      {
        label: '2026-01',
        came: 30,
        booked: 32,
        parts: [
          { family: 'HISTORY', value: 20 },
          { family: 'ARTS', value: 10 },
        ],
      },
    ]);
  });

  test('more than twenty become the twenty largest', () => {
    const many = Array.from({ length: 25 }, (_, index) => row(`m${index}`, { pupils: index + 1 }));
    const view = barsOf(many, ask('groupBy=month'));
    expect(view.bars).toHaveLength(20);
    expect(view.all).toBe(25);
    expect(view.bars[0]?.came).toBe(25);
  });
});
