/** Asks for something of a key; answers when the flight that took it along is back. */
export type Board<Question, Answer> = (key: string, question: Question) => Promise<Answer>;

/**
 * One flight at a time for each key: whoever asks while one is under way goes with the next, together with all others who ask for
 * the same. A key that is asked once flies at once, alone. `fly` answers one thing for each question, in their order; when it
 * throws, everybody aboard gets the error.
 * @param most how many go together at most
 */
export function flights<Question, Answer>(
  fly: (key: string, questions: Question[]) => Promise<Answer[]>,
  { most }: { most: number },
): Board<Question, Answer> {
  const waiting = new Map<string, Passenger<Question, Answer>[]>();

  async function flyAll(key: string): Promise<void> {
    for (;;) {
      const queue = waiting.get(key) ?? [];
      if (queue.length === 0) return void waiting.delete(key);
      const aboard = queue.splice(0, most);
      try {
        const answers = await fly(
          key,
          aboard.map(({ question }) => question),
        );
        if (answers.length !== aboard.length) throw new Error('a flight answers one thing for each question');
        for (const [at, { land }] of aboard.entries()) land(answers[at] as Answer);
      } catch (error) {
        for (const { crash } of aboard) crash(error);
      }
    }
  }

  return (key, question) =>
    new Promise((land, crash) => {
      const queue = waiting.get(key);
      if (queue !== undefined) return void queue.push({ question, land, crash });
      waiting.set(key, [{ question, land, crash }]);
      void flyAll(key);
    });
}

interface Passenger<Question, Answer> {
  question: Question;
  land: (answer: Answer) => void;
  crash: (error: unknown) => void;
}
