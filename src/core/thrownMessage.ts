/** What was thrown, in words: libraries throw errors, but the language lets them throw anything. */
export function thrownMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
