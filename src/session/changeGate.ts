/** What stands before a change beside trust and approval: read-only mode, and the typed name of a protected context. */
import * as l10n from '@vscode/l10n';
import type { ConfirmAnswer, ConfirmQuestion } from '../core/check/confirmQuestion.ts';
import type { Sidecar } from '../core/check/sidecar/model.ts';
import type { TargetIdentity } from '../core/target/identity.ts';
import { isProtected, noRules, strictest, type TargetRules } from '../core/target/targetRules.ts';
import { userFolder } from '../state/folders.ts';
import { readUserRules } from '../state/userRules.ts';
import type { SessionOptions } from './sessionOptions.ts';

export interface ChangeGateOptions {
  readonly session: Pick<SessionOptions, 'env' | 'rules' | 'confirm' | 'confirmName'>;
  readonly sidecar: () => Pick<Sidecar, 'targets'>;
}

export class ChangeGate {
  readonly #options: ChangeGateOptions;

  constructor(options: ChangeGateOptions) {
    this.#options = options;
  }

  /** Read anew each time: whoever tightens them while something runs is heard. Throws a ProvebookError. */
  get rules(): TargetRules {
    const { env, rules } = this.#options.session;
    return strictest([rules?.() ?? noRules, readUserRules(userFolder(env), env)]);
  }

  isProtected(context: string): boolean {
    return isProtected(context, this.rules, this.#options.sidecar());
  }

  async confirm(question: ConfirmQuestion, target: TargetIdentity | undefined): Promise<ConfirmAnswer> {
    const { confirm, confirmName } = this.#options.session;
    // The name was typed before it ran; whether to keep what it did is a question of its own.
    const needsName = question.purpose === 'run' && target !== undefined && this.isProtected(target.context);
    if (!needsName) return confirm(question, target);
    const typed = await confirmName?.(question, target);
    if (typed === target.context) return true;
    return { code: 'not confirmed', message: unnamed(target.context, typed) };
  }
}

function unnamed(context: string, typed: string | undefined): string {
  if (typed !== undefined && typed !== '')
    return l10n.t('"{0}" is not the name of the protected context {1}, so nothing ran.', typed, context);
  return l10n.t(
    'The context {0} is protected, so a change needs its name: type it when you are asked, or give --confirm-context.',
    context,
  );
}
