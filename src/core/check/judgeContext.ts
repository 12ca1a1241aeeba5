/** What a judgement needs to know besides the check and what was observed. */
import type { Json, JsonObject } from './json.ts';
import type { Redactor } from './redact.ts';
import type { Waiver } from './sidecar/schema.ts';

export interface JudgeContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly vars: Readonly<Record<string, Json>>;
  /** What expressions may know of the place: its name, context and namespace. */
  readonly target: JsonObject;
  readonly waivers: readonly Waiver[];
  /** Takes the secrets known by now out of what messages show. */
  readonly redact: Redactor;
}
