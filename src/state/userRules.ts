/**
 * A person's rules for targets, from `settings.yaml` in their own state folder and from the environment. Never from the
 * workspace: others write there.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { parse } from 'yaml';
import * as z from 'zod';
import { ProvebookError } from '../core/errors.ts';
import { noRules, strictest, type TargetRules } from '../core/target/targetRules.ts';
import { thrownMessage } from '../core/thrownMessage.ts';

const settings = z.strictObject({
  protectedContexts: z.array(z.string().min(1)).default([]),
  readOnly: z.boolean().default(false),
});

/** Throws a ProvebookError where the file cannot be understood: rules that are not known cannot be kept. */
export function readUserRules(
  userFolder: string,
  {
    PROVEBOOK_PROTECTED_CONTEXTS: protectedContexts,
    PROVEBOOK_READ_ONLY: readOnly,
  }: Readonly<Record<string, string | undefined>>,
): TargetRules {
  const fromEnvironment = {
    protectedContexts: (protectedContexts ?? '')
      .split(',')
      .map((pattern) => pattern.trim())
      .filter((pattern) => pattern !== ''),
    readOnly: readOnly !== undefined && !['', '0', 'false'].includes(readOnly),
  };
  return strictest([readSettings(path.join(userFolder, 'settings.yaml')), fromEnvironment]);
}

function readSettings(file: string): TargetRules {
  try {
    return settings.parse(parse(readFileSync(file, 'utf8')) ?? {});
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return noRules;
    throw invalid(file, error);
  }
}

function invalid(file: string, error: unknown): ProvebookError {
  const reason = error instanceof z.ZodError ? z.prettifyError(error) : thrownMessage(error);
  return new ProvebookError(
    'settings invalid',
    l10n.t('{0} cannot be understood, so nothing runs: {1}', file, reason),
    l10n.t('It may hold "protectedContexts", a list of patterns, and "readOnly", true or false.'),
  );
}
