import express, { type Express } from 'express';
import { accountRoutes } from '#server/accounts/account.routes.ts';
import { loginFinder } from '#server/accounts/account.service.ts';
import { demoLoginRoutes } from '#server/accounts/demo-logins.routes.ts';
import { attendanceRoutes } from '#server/attendance/attendance.routes.ts';
import { bookableSessionRoutes } from '#server/bookings/bookable-session.routes.ts';
import { bookingRoutes } from '#server/bookings/booking.routes.ts';
import { coverRoutes } from '#server/covers/cover.routes.ts';
import { departmentRoutes } from '#server/departments/department.routes.ts';
import { apiContentPolicy, securityHeaders } from '#server/http/headers.ts';
import { describeApi } from '#server/http/openapi.ts';
import { Mounted, type ServeDeps } from '#server/http/serve.ts';
import { failedAddress, refuseOtherMethods, unknownAddress } from '#server/http/wrong-address.ts';
import { institutionRoutes } from '#server/institutions/institution.routes.ts';
import { caughtMailRoutes } from '#server/invites/caught-mail.routes.ts';
import { catchesMails } from '#server/invites/mail-worker.ts';
import { municipalityRoutes } from '#server/municipalities/municipality.routes.ts';
import { offerRoutes } from '#server/offers/offer.routes.ts';
import type { Deps } from '#server/platform/deps.ts';
import { healthRoutes, VERSION } from '#server/platform/health.routes.ts';
import { scheduleRoutes } from '#server/schedule/schedule.routes.ts';
import { statisticsRoutes } from '#server/statistics/statistics.routes.ts';

/** The table of contents of the API. */
export function createApp(deps: Deps): { app: Express; mounted: Mounted } {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(securityHeaders(deps.config.PUBLIC_URL.startsWith('https:')));
  const mounted = new Mounted();
  const serving: ServeDeps & Deps = { ...deps, findLogin: loginFinder(deps.db) };
  const api = express.Router();
  healthRoutes(api, serving, mounted);
  accountRoutes(api, serving, mounted);
  demoLoginRoutes(api, serving, mounted);
  scheduleRoutes(api, serving, mounted);
  attendanceRoutes(api, serving, mounted);
  statisticsRoutes(api, serving, mounted);
  bookingRoutes(api, serving, mounted);
  bookableSessionRoutes(api, serving, mounted);
  municipalityRoutes(api, serving, mounted);
  institutionRoutes(api, serving, mounted);
  offerRoutes(api, serving, mounted);
  departmentRoutes(api, serving, mounted);
  coverRoutes(api, deps);
  if (catchesMails(deps.config)) api.use(caughtMailRoutes(deps));
  refuseOtherMethods(api, mounted);
  app.use(['/api', '/calendars'], apiContentPolicy);
  app.use(api);
  mountDescription(app, mounted);
  app.use('/api', unknownAddress);
  app.use(['/api', '/calendars', '/dev', '/covers'], failedAddress(deps));
  return { app, mounted };
}

function mountDescription(app: Express, mounted: Mounted): void {
  let description: string | null = null;
  app.get('/api/openapi.json', (_request, response) => {
    description ??= JSON.stringify(describeApi(mounted.endpoints, VERSION));
    response.type('application/json').set('cache-control', 'public, max-age=300').send(description);
  });
}
