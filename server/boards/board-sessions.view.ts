import type { Language } from '#server/time/language.ts';
import type { BoardSession } from './board.contract.ts';
import type { BoardFacts } from './board.facts.ts';

/** The board's sessions as they are answered: each once, however many rows name it. */
export function sessionsOf(facts: BoardFacts, language: Language): BoardSession[] {
  const names = new Map(facts.people.map(({ id, name }) => [id, name]));
  const things = new Map(facts.things.map((thing) => [thing.id, thing]));
  const educators = Map.groupBy(facts.educators, ({ sessionId }) => sessionId);
  const uses = Map.groupBy(facts.uses, ({ sessionId }) => sessionId);
  const bookings = Map.groupBy(facts.bookings, ({ sessionId }) => sessionId);
  const asked = Map.groupBy(facts.asked, ({ sessionId }) => sessionId);
  return facts.sessions.map((session) => {
    const { id, offerId, title, family, form, site, state, needed, reviews } = session;
    const own = bookings.get(id) ?? [];
    const confirmed = own.filter(({ requested }) => !requested);
    return {
      ...{
        id,
        offerId,
        title: title[language],
        subjectFamily: family,
        form,
        site,
        state,
        reviews,
        educatorsNeeded: needed,
      },
      capacity: { groups: session.groups, pupils: session.pupils },
      taken: { groups: session.takenGroups, pupils: session.takenPupils },
      educators: (educators.get(id) ?? [])
        .map(({ accountId, role }) => ({ id: accountId, name: names.get(accountId) ?? '', role }))
        .sort((a, b) => a.name.localeCompare(b.name, 'da')),
      asked: (asked.get(id) ?? []).map(({ name }) => name),
      rooms: (uses.get(id) ?? []).flatMap(({ thingId, quantity }) => {
        const thing = things.get(thingId);
        return thing === undefined ? [] : [{ name: thing.name[language], quantity: thing.pooled ? quantity : null }];
      }),
      bookings: own.map(({ school, groups, pupils, adults, requested }) => ({
        school,
        groups,
        pupils,
        adults,
        requested,
      })),
      attended: confirmed.length > 0 && confirmed.every(({ attended }) => attended),
    };
  });
}
