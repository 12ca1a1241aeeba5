import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../core/errors.ts';
import type { RunbookNode } from '../core/runbook/model.ts';
import { nodesLike, nodesNamed } from '../core/runbook/nameNode.ts';
import type { RunbookSession } from '../session/runbookSession.ts';
import { visible } from './terminal.ts';

/** The node that ITEM or `--item` names: by id, exact title or line. Throws a ProvebookError where it names none or several. */
export function nodeArgument({ runbook, file }: RunbookSession, name: string): RunbookNode {
  const [node, ...others] = nodesNamed(runbook, name);
  if (node === undefined)
    throw new ProvebookError(
      'unknown node',
      [l10n.t('{0} has no item "{1}".', file, name), ...nodeLines(nodesLike(runbook, name))].join('\n'),
      l10n.t('Name it by its id, its exact title or its line. "provebook inspect FILE --json" lists the ids.'),
    );
  if (others.length === 0) return node;
  throw new ProvebookError(
    'unknown node',
    [l10n.t('"{0}" names several items:', name), ...nodeLines([node, ...others])].join('\n'),
    l10n.t('Name one by its id or its line.'),
  );
}

const MAX_LISTED = 10;

function nodeLines(nodes: readonly RunbookNode[]): readonly string[] {
  return nodes.slice(0, MAX_LISTED).map(({ id, title, lines }) => `  ${lines.from}: ${visible(title)} (${id})`);
}
