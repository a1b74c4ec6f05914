import { checkSteps } from './check-steps.ts';
import { prepare } from './prepare.ts';
import { conclude, runSteps } from './step.ts';

/** `npm run check`: everything that can be said about the code without running it. */
await prepare();
conclude(await runSteps(checkSteps, 2));
