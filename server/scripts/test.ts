import { checkSteps } from './check-steps.ts';
import { prepare } from './prepare.ts';
import { conclude, runSteps } from './step.ts';
import { testSteps } from './test-steps.ts';

/** `npm test`: the checks, then every test. Full logs are in .cache/test/; the last line sums it up. */
await prepare();
const checked = await runSteps(checkSteps, 2);
const tested = await runSteps(testSteps, 1);
conclude([...checked, ...tested]);
