/** How many generated documents a property reads: few in each test run, `PROVEBOOK_DOCUMENTS` of them on request. */
const wanted = Number(process.env['PROVEBOOK_DOCUMENTS'] ?? 0);

export function documents(usual: number): { readonly count: number; readonly timeoutMs: number } {
  const count = Math.max(usual, wanted);
  return { count, timeoutMs: 20_000 + 50 * count };
}
