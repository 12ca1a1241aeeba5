/** Arguments of the command line, checked: an unknown option or a missing file is a usage error that says so. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { nearest } from '../core/check/sidecar/nearest.ts';
import { ProvebookError } from '../core/errors.ts';
import { thrownMessage } from '../core/thrownMessage.ts';

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
    const message = l10n.t('The arguments are not understood: {0}', thrownMessage(error));
    throw new ProvebookError('usage', optionProblem(argv, options) ?? message, l10n.t('See "provebook --help".'));
  }
}

/** The first option that is not known, or has a value too many or none; undefined where the fault is another one. */
function optionProblem(argv: readonly string[], options: Options): string | undefined {
  const { tokens } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const known = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (known === undefined) return unknownOption(token.rawName, Object.keys(options));
    if (known.type === 'string' && token.value === undefined) return l10n.t('{0} needs a value.', token.rawName);
    if (known.type === 'boolean' && token.value !== undefined) return l10n.t('{0} takes no value.', token.rawName);
  }
  return undefined;
}

function unknownOption(name: string, known: readonly string[]): string {
  const meant = nearest(name.replace(/^-+/, ''), known);
  return meant === undefined
    ? l10n.t('{0} is no option of this command.', name)
    : l10n.t('{0} is no option of this command. Is {1} meant?', name, `--${meant}`);
}

/** The runbook, as an absolute path. */
export function fileArgument(args: Arguments): string {
  return fileAndWords(args).file;
}

/**
 * The runbook, as an absolute path, and the words behind it.
 *
 * @param names of the words, as the help has them
 */
export function fileAndWords<const N extends readonly string[]>(
  args: Arguments,
  ...names: N
): { readonly file: string; readonly words: { readonly [I in keyof N]: string } } {
  const [file, ...words] = args.positionals;
  const extra = words[names.length];
  if (file === undefined)
    throw new ProvebookError('usage', l10n.t('Name a runbook: a Markdown file.'), l10n.t('See "provebook --help".'));
  if (extra !== undefined)
    throw new ProvebookError(
      'usage',
      l10n.t('"{0}" is one argument too many.', extra),
      l10n.t('See "provebook --help".'),
    );
  const missing = names[words.length];
  if (missing !== undefined)
    throw new ProvebookError('usage', l10n.t('{0} is missing.', missing), l10n.t('See "provebook --help".'));
  return { file: path.resolve(file), words: words as { readonly [I in keyof N]: string } };
}

/** The value of an option that a command cannot do without. */
export function requiredText(args: Arguments, name: string): string {
  const text = args.text(name);
  if (text !== undefined) return text;
  throw new ProvebookError('usage', l10n.t('--{0} is missing.', name), l10n.t('See "provebook --help".'));
}
