import type { Login } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import { addDays, daysBetween, type LocalDate, localDateOf, startOfLocalDay } from '#server/time/local-time.ts';
import { MAX_USE_DAYS } from './resource.contract.ts';
import { readResource } from './resource.service.ts';
import { findUse, type UseRow } from './resource-use.store.ts';

export type UseResult =
  | { kind: 'use'; uses: UseRow[]; from: LocalDate; to: LocalDate }
  | { kind: 'unknown' }
  | { kind: 'invalid'; code: 'BEFORE_FROM' | 'TOO_MANY_DAYS' };

export interface UseRequest {
  id: string;
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
  login: Login;
  now: Date;
}

const DEFAULT_DAYS = 28;

/** Who takes a resource on some Danish days, both included; four weeks from today unless said otherwise. */
export async function useOf(sql: Sql, { id, login, now, ...asked }: UseRequest): Promise<UseResult> {
  const from = asked.from ?? (asked.to === undefined ? localDateOf(now) : addDays(asked.to, 1 - DEFAULT_DAYS));
  const to = asked.to ?? addDays(from, DEFAULT_DAYS - 1);
  if (to < from) return { kind: 'invalid', code: 'BEFORE_FROM' };
  if (daysBetween(from, to) >= MAX_USE_DAYS) return { kind: 'invalid', code: 'TOO_MANY_DAYS' };
  if ((await readResource(sql, id, { login })) === null) return { kind: 'unknown' };
  const span = { from: startOfLocalDay(from), to: startOfLocalDay(addDays(to, 1)) };
  return { kind: 'use', uses: await findUse(sql, { id, ...span }), from, to };
}
