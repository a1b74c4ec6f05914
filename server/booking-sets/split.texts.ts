import type { Refusal } from '#server/bookings/booking.rules.ts';
import { sentenceOf } from '#server/bookings/booking.texts.ts';
import { formatDate } from '#server/time/format.ts';
import type { Language } from '#server/time/language.ts';
import type { LocalDate } from '#server/time/local-time.ts';

/** Why no proposal can be made. */
export type Obstacle =
  | (Refusal & { group: number; label: string | null })
  | { code: 'NO_TIMES' }
  | { code: 'NO_ROOM'; of: number }
  | { code: 'NOT_ALL_ON_ONE_DAY'; most: number; of: number; day: LocalDate };

export type Who = 'pupils' | 'children';

/** What stands in the way of a split, as a sentence. */
export function obstacleSentence(obstacle: Obstacle, language: Language, who: Who): string {
  if ('group' in obstacle && 'label' in obstacle) {
    const { group, label } = obstacle;
    return `${label ?? numbered(group + 1, language, who)}: ${sentenceOf(obstacle, language, who)}`;
  }
  const da = language === 'da';
  const classes = who === 'pupils' ? (da ? 'klasser' : 'classes') : da ? 'grupper' : 'groups';
  if (obstacle.code === 'NO_TIMES')
    return da
      ? 'Der er ingen tider, der kan bookes i den periode.'
      : 'There are no times that can be booked in that period.';
  if (obstacle.code === 'NO_ROOM')
    return da
      ? `Der er ingen tider med plads til ${obstacle.of === 1 ? 'jer' : `bare én af de ${obstacle.of} ${classes}`}.`
      : `No time has room for ${obstacle.of === 1 ? 'you' : `even one of the ${obstacle.of} ${classes}`}.`;
  const { most, of, day } = obstacle;
  return da
    ? `Ingen dage har plads til alle ${of} ${classes}. Flest kan komme ${formatDate(day, 'da')}: ${most} af ${of}.`
    : `No day has room for all ${of} ${classes}. Most can come on ${formatDate(day, 'en')}: ${most} of ${of}.`;
}

function numbered(number: number, language: Language, who: Who): string {
  if (language === 'da') return who === 'pupils' ? `Klasse ${number}` : `Gruppe ${number}`;
  return who === 'pupils' ? `Class ${number}` : `Group ${number}`;
}
