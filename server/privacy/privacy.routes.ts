import type { Router } from 'express';
import { ok, refuse } from '#server/http/answers.ts';
import type { Login } from '#server/http/policy.ts';
import type { Reason } from '#server/http/problems.ts';
import { type Mounted, type ServeDeps, serve } from '#server/http/serve.ts';
import type { Deps } from '#server/platform/deps.ts';
import type { Language } from '#server/time/language.ts';
import type { Obstacle } from './erasure.rules.ts';
import { eraseAddress } from './erasure.service.ts';
import { exportAddress, exportOwn } from './export.service.ts';
import { erasePersonalData, exportAddressData, exportMyData, readPrivacyFacts } from './privacy.contract.ts';
import { privacyTexts, roleName } from './privacy.texts.ts';
import { listRetentionRuns, startRetentionRun } from './retention.contract.ts';
import { periodsOf } from './retention.rules.ts';
import { retentionRuns, runRetention } from './retention.service.ts';

/** Export and erasure by mail address, retention, and whom to write to. */
export function privacyRoutes(router: Router, deps: Deps & ServeDeps, mounted: Mounted): void {
  const { db, config } = deps;

  serve(router, deps, mounted, readPrivacyFacts, async () => {
    return ok({
      controller: {
        name: config.CONTROLLER_NAME,
        address: config.CONTROLLER_ADDRESS,
        email: config.CONTROLLER_EMAIL,
        phone: config.CONTROLLER_PHONE,
      },
      dataProtectionOfficer: { email: config.DPO_EMAIL },
      accessibility: { email: config.ACCESSIBILITY_EMAIL, phone: config.ACCESSIBILITY_PHONE },
      periods: periodsOf(config),
    });
  });

  serve(router, deps, mounted, exportAddressData, async ({ body, login, now }) => {
    return ok(json(await exportAddress(db, { ...body, login: login as Login, now })), asFile);
  });

  serve(router, deps, mounted, exportMyData, async ({ login, now }) => {
    return ok(json(await exportOwn(db, { login: login as Login, now })), asFile);
  });

  serve(router, deps, mounted, erasePersonalData, async ({ body, login, now, language }) => {
    const result = await eraseAddress(deps, { ...body, login: login as Login, now });
    if (result.kind === 'erased') {
      const obstacles = result.obstacles.map((one) => reasonOf(one, language));
      return ok({ dryRun: body.dryRun, report: result.report, obstacles });
    }
    const [first, ...more] = result.obstacles;
    return refuse([reasonOf(first, language), ...more.map((one) => reasonOf(one, language))]);
  });

  serve(router, deps, mounted, startRetentionRun, async ({ body, login, now }) => {
    return ok(await runRetention(deps, { ...body, login, now }));
  });

  serve(router, deps, mounted, listRetentionRuns, async ({ query }) => {
    return ok(await retentionRuns(db, query));
  });
}

const asFile = { headers: { 'content-disposition': 'attachment; filename="persondata.json"' } };

/** Instants become text, as they do on the way out. */
function json<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

function reasonOf<O extends Obstacle>(obstacle: O, language: Language): Reason & { code: O['code'] } {
  return { code: obstacle.code, message: sentenceOf(obstacle, language) };
}

function sentenceOf(obstacle: Obstacle, language: Language): string {
  const texts = privacyTexts[language];
  if (obstacle.code === 'COMING_BOOKINGS') return texts.COMING_BOOKINGS(obstacle.references);
  if (obstacle.code === 'STAFF_ROLES') return texts.STAFF_ROLES(obstacle.roles.map((role) => roleName(role, language)));
  return texts.FUTURE_SESSIONS(obstacle.count, obstacle.firstOn);
}
