const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '08003',
  '53300',
  'P1001',
  'P1017',
]);

/** Whether an error says that the database cannot be reached (answered 503, so that callers try again). */
export function isDatabaseAway(error: unknown): boolean {
  for (
    let current: unknown = error;
    typeof current === 'object' && current !== null;
    current = (current as { cause?: unknown }).cause
  ) {
    const { code, message, errors } = current as { code?: unknown; message?: unknown; errors?: unknown[] };
    if (typeof code === 'string' && CONNECTION_CODES.has(code)) return true;
    if (
      typeof message === 'string' &&
      /Connection terminated|timeout exceeded when trying to connect|DatabaseNotReachable/.test(message)
    )
      return true;
    if (Array.isArray(errors) && errors.some(isDatabaseAway)) return true;
  }
  return false;
}
