import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../core/errors.ts';
import { findNode } from '../core/runbook/find.ts';
import type { RunbookNode } from '../core/runbook/model.ts';
import type { RunbookSession } from '../session/runbookSession.ts';

/** The node that `--item` names. Throws a ProvebookError where there is none. */
export function nodeArgument(session: RunbookSession, id: string): RunbookNode {
  const node = findNode(session.runbook, id);
  if (node !== undefined) return node;
  throw new ProvebookError(
    'unknown node',
    l10n.t('{0} has no item "{1}".', session.file, id),
    l10n.t('"provebook inspect FILE --json" lists the ids.'),
  );
}
