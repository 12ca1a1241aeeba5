/** What the observation of a check does to what it observes. */
import { quoted } from './fillShell.ts';
import { commandEffect } from '../runbook/effect.ts';
import type { ExtraPrograms } from '../runbook/extraPrograms.ts';
import type { Effect } from '../runbook/model.ts';
import { isReadOnly } from './plan.ts';
import type { ExecInput } from './sidecar/kindSchemas.ts';
import type { ObservationRequest } from './sidecar/model.ts';

/** @param extra programs that no built-in table knows */
export function requestEffect(request: ObservationRequest, extra: ExtraPrograms): Effect {
  if (request.kind === 'exec') return scriptEffect(request.input, extra);
  return isReadOnly(request) ? 'read' : 'unknown';
}

/** What another program than a shell makes of a script, nobody knows. */
function scriptEffect({ argv, script = '', shell }: ExecInput, extra: ExtraPrograms): Effect {
  if (argv !== undefined) return commandEffect(argv.map(quoted).join(' '), 'shell', extra);
  const isShell = shell === undefined || /^(?:.*\/)?(?:ba|z|da|k)?sh$/.test(shell);
  return isShell ? commandEffect(script, 'shell', extra) : 'unknown';
}
