/** What a command does, where it acts and what it needs, in words: for lists of commands and for questions. */
import * as l10n from '@vscode/l10n';
import type { UsedValue } from '../run/event.ts';
import type { Effect } from '../runbook/model.ts';
import type { ValueType } from '../runbook/valueType.ts';
import type { TargetIdentity } from '../target/identity.ts';
import { MASK } from './redact.ts';

export function effectWord(effect: Effect): string {
  switch (effect) {
    case 'read':
      return l10n.t('read');
    case 'local':
      return l10n.t('changes this workstation only');
    case 'change':
      return l10n.t('change');
    case 'destroy':
      return l10n.t('destroy');
    case 'unknown':
      return l10n.t('unknown');
  }
}

export function effectQuestion(effect: Effect): string {
  switch (effect) {
    case 'destroy':
      return l10n.t('This command destroys something. Run it?');
    case 'change':
      return l10n.t('This command changes something. Run it?');
    case 'unknown':
    case 'local':
    case 'read':
      return l10n.t('It is not known what this command does. Run it?');
  }
}

/** What kind of value is asked for. */
export function typeWord(type: ValueType, secret: boolean): string {
  if (secret) return l10n.t('secret, not recorded');
  switch (type) {
    case 'text':
      return l10n.t('text');
    case 'number':
      return l10n.t('number');
    case 'name':
      return l10n.t('Kubernetes name');
    case 'url':
      return l10n.t('URL');
    case 'port':
      return l10n.t('port');
  }
}

/** "With pod = web-1, token = •••"; '' where a command has no values. Its text alone may not show them. */
export function usedText(used: readonly UsedValue[]): string {
  const values = used.map(({ name, value }) => `${name} = ${value ?? MASK}`).join(', ');
  return values === '' ? '' : l10n.t('With {0}', values);
}

/** @param target what the run is pinned to; undefined where it is pinned to no cluster */
export function placeText(target: TargetIdentity | undefined): string {
  return target === undefined
    ? l10n.t('On this machine, no cluster')
    : l10n.t('On {0}: {1}, namespace {2}', target.context, target.server, target.namespace);
}

/** '' where there is none. */
export function previewText(preview: string | undefined): string {
  return preview === undefined
    ? ''
    : l10n.t('Preview of the API server, a dry run just now and no guarantee:\n{0}', preview);
}
