import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../core/errors.ts';
import type { RunbookSession } from '../session/runbookSession.ts';

/** The run that RUN names, by its id or the beginning of it. Throws a ProvebookError that lists them where it names none or several. */
export function runArgument({ file, runIds }: RunbookSession, name: string): string {
  const found = runIds.includes(name) ? [name] : runIds.filter((id) => name !== '' && id.startsWith(name));
  const [runId, ...others] = found;
  if (runId !== undefined && others.length === 0) return runId;
  const message =
    runId === undefined ? l10n.t('{0} has no run "{1}".', file, name) : l10n.t('"{0}" names several runs:', name);
  throw new ProvebookError(
    'no run',
    [message, ...(runId === undefined ? runIds : found).map((id) => `  ${id}`)].join('\n'),
  );
}
