import * as l10n from '@vscode/l10n';
import { literalPasswords } from '../literalPassword.ts';
import type { Problem } from '../model.ts';
import type { Source } from './source.ts';

/** A runbook is read by many and kept for ever, and what it runs is in every log. Also in prose: it has to go all the same. */
export function passwordsInUrls({ lines }: Source): readonly Problem[] {
  return lines.flatMap((text, at) =>
    literalPasswords(text).map(({ from, to }) => ({
      code: 'password-in-url',
      severity: 'error' as const,
      message: l10n.t(
        'A password stands in this URL. Put a variable in its place, or describe a connection in the .checks.yaml file, and change the password.',
      ),
      line: at + 1,
      column: from + 1,
      end: { line: at + 1, column: to + 1 },
    })),
  );
}
