import { CLIENTS } from './bench.ts';
import { type Connection, type HttpAnswer, openConnection } from './connection.ts';

export interface Load {
  /** Tasks finished in a second. */
  rate: number;
  /** How long each task took, in milliseconds. */
  times: number[];
}

/** Does all tasks, `clients` at a time: each client takes the next one as soon as it is done with its own. */
export async function load<Task>(
  tasks: readonly Task[],
  work: (task: Task, client: number) => Promise<void>,
  clients = CLIENTS,
): Promise<Load> {
  const times: number[] = [];
  let next = 0;
  const client = async (_: unknown, number: number) => {
    while (next < tasks.length) {
      const task = tasks[next++] as Task;
      const begun = performance.now();
      await work(task, number);
      times.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  return { rate: (tasks.length * 1000) / (performance.now() - begun), times };
}

/** Sends requests over `clients` kept-alive connections; opening them does not count. `look` sees every answer. */
export async function httpLoad(
  url: string,
  requests: readonly Buffer[],
  look: (answer: HttpAnswer) => void,
  clients = CLIENTS,
): Promise<Load> {
  const connections = await Promise.all(Array.from({ length: clients }, () => openConnection(url)));
  const ask = async (request: Buffer, client: number) => look(await (connections[client] as Connection).ask(request));
  try {
    return await load(requests, ask, clients);
  } finally {
    for (const connection of connections) connection.close();
  }
}

/** The same thing `count` times. */
export function times<Thing>(count: number, thing: Thing): Thing[] {
  return Array.from({ length: count }, () => thing);
}
