/** A check in words: what its execution records as done and as expected. Another text makes earlier results stale. */
import { stringify } from 'yaml';
import { formatDuration } from './duration.ts';
import { describeMatcher } from './matcher/describe.ts';
import type { Check, Expectations } from './sidecar/model.ts';

const PREFIX = 'check:';

/** The id under which an execution of a check is recorded; no command of a text has one like it. */
export function checkCommandId(checkId: string): string {
  return PREFIX + checkId;
}

/** undefined where it is the id of a command of the text. */
export function checkIdOf(commandId: string): string | undefined {
  return commandId.startsWith(PREFIX) ? commandId.slice(PREFIX.length) : undefined;
}

/** The request as the sidecar could have it, secrets by their names. */
export function requestText({ request }: Check): string {
  const { kind, target, input } = request;
  return stringify({ ...(target === undefined ? {} : { target }), [kind]: input }, { lineWidth: 0 }).trimEnd();
}

/** One line for each expectation, then the rules that decide what becomes of them. */
export function expectedTexts(check: Check): readonly string[] {
  const { warn, when, severity, empty, sustain } = check;
  return [
    ...expectationTexts(check),
    ...(warn === undefined ? [] : expectationTexts(warn).map((text) => `warn: ${text}`)),
    ...(when === undefined ? [] : [`when: ${when.expr}`]),
    ...(severity === 'error' ? [] : [`severity: ${severity}`]),
    ...(empty === 'error' ? [] : [`empty: ${empty}`]),
    ...(sustain === undefined ? [] : [`sustain: ${sustain.count} × ${formatDuration(sustain.interval)}`]),
  ];
}

function expectationTexts({ expect, cel }: Expectations): readonly string[] {
  return [...expect.map(({ path, matcher }) => `${path}: ${describeMatcher(matcher)}`), ...cel.map(({ expr }) => expr)];
}
