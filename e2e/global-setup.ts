import { startDemoServer } from './demo-server.ts';

/** One demo server with a fresh world for the whole run; E2E_URL=http://… uses one that is running already. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_URL) return undefined;
  const server = await startDemoServer();
  process.env.E2E_URL = server.url;
  return server.stop;
}
