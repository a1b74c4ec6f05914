import { describe, expect, it } from 'vitest';
import { apiQuery, questionHref, readQuestion, weekCode, weekOf } from './offer-question.ts';

const read = (search: string) => readQuestion(new URLSearchParams(search));

describe('What a visitor asks of the catalogue', () => {
  it('asks the API for a week from Monday to Sunday', () => {
    const query = apiQuery(read('trin=5&uge=2026-19&elever=26&fag=SCIENCE&fag=ARTS'));
    expect(query).toMatchObject({ gradeLevel: '5', from: '2026-05-04', to: '2026-05-10', pupils: 26 });
    expect(query.subjectFamily).toEqual(['SCIENCE', 'ARTS']);
  });

  it('asks for daycare by age', () => {
    expect(apiQuery(read('trin=vuggestue'))).toMatchObject({ targetGroup: 'DAYCARE', ageGroup: 'NURSERY' });
  });

  it('leaves out what cannot be, and keeps what was typed', () => {
    const question = read('trin=99&uge=2026-54&elever=mange&fra=2026-02-30&kommune=x&sorter=nyest&side=-1');
    expect(question).toMatchObject({ level: '', week: null, pupils: null, from: null, sort: '', page: 1 });
    expect(question.filters.kommune).toEqual([]);
    expect(question.wrong).toEqual({ elever: 'mange' });
    expect(read('trin=constructor').level).toBe('');
  });

  it('says so when a period ends before it begins', () => {
    expect(read('fra=2026-05-08&til=2026-05-04')).toMatchObject({ to: null, wrong: { til: '2026-05-04' } });
  });

  it('writes the address it was read from', () => {
    const address = '/tilbud?q=strand&trin=5&uge=2026-19&elever=26&fag=SCIENCE&form=ON_SITE&side=2';
    const question = read(address.slice(8));
    expect(questionHref('/tilbud', question, { page: 2 })).toBe(address);
    expect(questionHref('/tilbud', read(''))).toBe('/tilbud');
  });

  it('takes dates that were written before the week that stood there', () => {
    expect(read('uge=2026-19&fra=2026-06-01')).toMatchObject({ week: null, from: '2026-06-01' });
  });

  it('knows the weeks around New Year', () => {
    expect(weekOf('2026-53')).toBe('2026-12-28');
    expect(weekOf('2027-53')).toBeNull();
    expect(weekCode('2027-01-04')).toBe('2027-01');
  });
});
