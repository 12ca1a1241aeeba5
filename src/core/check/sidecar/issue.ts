/** The issues of the schema as faults: one for each thing to mend, in words that say how. */
import * as l10n from '@vscode/l10n';
import type * as z from 'zod';
import type { Fault } from './fault.ts';

type Issue = z.core.$ZodIssue;

export function faultsOfIssues(issues: readonly Issue[]): readonly Fault[] {
  return issues.flatMap((issue) => flatten(issue, []));
}

function flatten(issue: Issue, above: readonly PropertyKey[]): readonly Fault[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'invalid_union': {
      const meant = meantForm(issue.errors);
      if (meant !== undefined) return meant.flatMap((inner) => flatten(inner, path));
      break;
    }
    case 'invalid_key':
      return [{ path, on: 'key', offset: 0, message: issue.issues[0]?.message ?? issue.message }];
    case 'custom':
      return [{ path, on: issue.params?.['onKey'] === true ? 'key' : 'value', offset: 0, message: issue.message }];
    default:
  }
  return [{ path, on: 'value', offset: 0, message: issue.message }];
}

/** Of several forms the one that the author began to write: the right type, and the least to mend. */
function meantForm(forms: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return forms.filter((issues) => !issues.some(isOtherForm)).sort((a, b) => a.length - b.length)[0];
}

/** The value as a whole is another type or another word. */
function isOtherForm({ path, code }: Issue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

/** Words for what the schema itself has none for. `undefined` leaves zod's own. */
export const describeIssue: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return l10n.t('"{0}" is missing here.', String(issue.path?.at(-1) ?? ''));
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue.expected);
    case 'invalid_value':
      return l10n.t('One of these belongs here: {0}.', issue.values.map(String).join(', '));
    case 'invalid_union':
      return l10n.t('This has none of the forms that are known here.');
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string'
        ? l10n.t('This must not be empty.')
        : l10n.t('The smallest value is {0}.', String(issue.minimum));
    case 'too_big':
      return l10n.t('The largest value is {0}.', String(issue.maximum));
    default:
      return undefined;
  }
};

function typeWords(expected: string): string {
  switch (expected) {
    case 'object':
    case 'record':
      return l10n.t('Keys and values belong here.');
    case 'array':
      return l10n.t('A list belongs here.');
    case 'int':
      return l10n.t('A whole number belongs here.');
    case 'number':
      return l10n.t('A number belongs here.');
    case 'boolean':
      return l10n.t('true or false belongs here.');
    default:
      return l10n.t('A text belongs here. Put it in quotes.');
  }
}
