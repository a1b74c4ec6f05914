import { describe, expect, it } from 'vitest';
import { audienceName, gradeSpan, visitorsOf } from './labels.ts';

describe('Words for those who come', () => {
  it('spans class levels', () => {
    expect(gradeSpan(4, 6, 'da')).toBe('4.–6. klasse');
    expect(gradeSpan(5, 5, 'en')).toBe('Grade 5');
  });

  it('names daycare, school and youth education side by side', () => {
    const offer = {
      targetGroups: ['DAYCARE', 'PRIMARY', 'UPPER_SECONDARY'] as const,
      gradeLevels: { from: 0, to: 3 },
      ageGroups: ['KINDERGARTEN'] as const,
    };
    expect(audienceName(offer, 'da')).toBe('Børnehave, 3-6 år · 0.–3. klasse · Ungdomsuddannelse');
  });

  it('says children where only daycares come', () => {
    expect(visitorsOf(['DAYCARE'])).toBe('children');
    expect(visitorsOf(['DAYCARE', 'PRIMARY'])).toBe('pupils');
  });
});

describe('The ages of a daycare', () => {
  const ages = (...ageGroups: ('NURSERY' | 'KINDERGARTEN' | 'MIXED')[]) =>
    audienceName({ targetGroups: ['DAYCARE'], gradeLevels: null, ageGroups }, 'da');

  it('are named together when all can come', () => {
    expect(ages('NURSERY', 'KINDERGARTEN')).toBe('Dagtilbud, 0-6 år');
    expect(ages('MIXED')).toBe('Dagtilbud, 0-6 år');
  });

  it('are named alone when only some can', () => {
    expect(ages('NURSERY')).toBe('Vuggestue, 0-2 år');
    expect(ages('KINDERGARTEN', 'MIXED')).toBe('Børnehave, 3-6 år');
  });
});
