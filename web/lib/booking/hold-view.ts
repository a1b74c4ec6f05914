/** Places that are held, as the form shows them. */
export interface HoldView {
  token: string;
  /** Local time of day, "10.42". */
  until: string;
  secondsLeft: number;
  extendable: boolean;
  pupils: number;
}

/** "9:07"; never below zero. */
export function clockOf(seconds: number): string {
  const left = Math.max(0, seconds);
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
}

/** What the form posts to hold places: the numbers as far as they are written. */
export function numbersOf(form: FormData): FormData {
  const numbers = new FormData();
  for (const [name, value] of form) {
    if (name === 'groups' || /^groups\.\d+\.(pupils|adults)$/.test(name)) numbers.append(name, value);
  }
  return numbers;
}
