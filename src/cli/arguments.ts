/** Arguments of the command line, checked: an unknown option or a missing file is a usage error that says so. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../core/errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

export interface Arguments {
  readonly positionals: readonly string[];
  readonly text: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
  /** Of an option that may be given several times. */
  readonly list: (name: string) => readonly string[];
}

export function readArguments(argv: readonly string[], options: Options): Arguments {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
    const value = (name: string): unknown => values[name];
    return {
      positionals,
      text: (name) => (typeof value(name) === 'string' ? String(value(name)) : undefined),
      flag: (name) => value(name) === true,
      list: (name) => {
        const found = value(name);
        return Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string') : [];
      },
    };
  } catch (error) {
    throw new ProvebookError(
      'usage',
      l10n.t('The arguments are not understood: {0}', error instanceof Error ? error.message : String(error)),
      l10n.t('See "provebook --help".'),
    );
  }
}

/** The runbook, as an absolute path. */
export function fileArgument(args: Arguments): string {
  const [file, extra] = args.positionals;
  if (file === undefined)
    throw new ProvebookError('usage', l10n.t('Name a runbook: a Markdown file.'), l10n.t('See "provebook --help".'));
  if (extra !== undefined)
    throw new ProvebookError(
      'usage',
      l10n.t('"{0}" is one argument too many.', extra),
      l10n.t('See "provebook --help".'),
    );
  return path.resolve(file);
}
