/** Whether a value is one of the kind that is asked for. */
import * as l10n from '@vscode/l10n';
import type { ValueType } from '../runbook/valueType.ts';
import { MIN_SECRET_LENGTH } from './secretForms.ts';

export interface ValueKind {
  readonly type: ValueType;
  readonly secret: boolean;
}

/** undefined where the value will do, else what is wrong with it, in the user's language. Never repeats the value. */
export function valueProblem(value: string, { type, secret }: ValueKind): string | undefined {
  if (value === '') return l10n.t('A value is needed.');
  if (value.includes('\0')) return l10n.t('The value holds a NUL character.');
  if (secret && value.length < MIN_SECRET_LENGTH)
    return l10n.t('A secret needs at least {0} characters, or it could not be masked in outputs.', MIN_SECRET_LENGTH);
  switch (type) {
    case 'text':
      return undefined;
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(value) ? undefined : l10n.t('A number is needed, such as 3 or 0.5.');
    case 'name':
      return isObjectName(value)
        ? undefined
        : l10n.t('A Kubernetes name is needed: lower-case letters, digits, "-" and ".", at most 253 characters.');
    case 'url':
      return /^[a-z][a-z0-9+.:-]*:\/\/\S+$/i.test(value)
        ? undefined
        : l10n.t('An address with its scheme is needed, such as https://example.com.');
    case 'port':
      return /^[1-9]\d{0,4}$/.test(value) && Number(value) <= MAX_PORT
        ? undefined
        : l10n.t('A port is needed: a number from 1 to 65535.');
  }
}

const MAX_PORT = 65_535;

/** A DNS subdomain: what the API server takes for most kinds. */
function isObjectName(value: string): boolean {
  return value.length <= 253 && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(value);
}
