import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import type { Logger } from './logger.ts';

/** What every feature may use of the outside world. Made once by the start (or by a test) and passed in. */
export interface Deps {
  config: Config;
  clock: Clock;
  db: Database;
  logger: Logger;
  /** Tells the mail worker that there is something new to send; never throws. */
  wakeMailWorker(): void;
}
