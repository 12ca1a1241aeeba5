/** The last look at a report before it leaves the machine: what in it has the form of a secret is masked. */
import * as l10n from '@vscode/l10n';
import { maskShapes } from '../check/secretShapes.ts';

export interface MaskedReport {
  readonly text: string;
  /** What was found, for the person who exports it; undefined where nothing was. */
  readonly warning: string | undefined;
}

export function maskReport(rendered: string): MaskedReport {
  const { text, found } = maskShapes(rendered);
  if (found.size === 0) return { text, warning: undefined };
  const list = [...found].map(([name, count]) => `${name} (${count})`).join(', ');
  return {
    text,
    warning: l10n.t(
      'The report held what looks like secrets, and has them masked: {0}. Change them where they are.',
      list,
    ),
  };
}
