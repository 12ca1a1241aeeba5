/** A runbook session as the command line opens it: trusted, because the person named the file. */
import * as l10n from '@vscode/l10n';
import type { ConfirmQuestion } from '../core/check/confirmQuestion.ts';
import type { TargetIdentity } from '../core/target/identity.ts';
import { endAbandoned } from '../session/abandoned.ts';
import { RunbookSession } from '../session/runbookSession.ts';
import { placeText, previewText, usedText } from '../core/check/words.ts';
import { visibleCommand } from '../core/report/visibleText.ts';
import { fileArgument, type Arguments } from './arguments.ts';
import { visible, type Terminal } from './terminal.ts';
import { askForValues } from './values.ts';

export interface OpenOptions {
  readonly file: string;
  readonly context?: string | undefined;
  /** Answer "yes" to every question about a change. Approval is no such question. */
  readonly yes?: boolean;
  /** The name of the protected context, typed in advance. */
  readonly confirmContext?: string | undefined;
  readonly readOnly?: boolean;
  /** Digest of the only text that may run. */
  readonly approved?: string | undefined;
  /** Variables of this process that programs get, too. */
  readonly passOn?: readonly string[];
}

/** What `run` and `check` both take. */
export const sessionOptions = {
  context: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  'confirm-context': { type: 'string' },
  'read-only': { type: 'boolean' },
  approved: { type: 'string' },
  env: { type: 'string', multiple: true },
} as const;

export function openOptions(args: Arguments): OpenOptions {
  return {
    file: fileArgument(args),
    context: args.text('context'),
    yes: args.flag('yes'),
    confirmContext: args.text('confirm-context'),
    readOnly: args.flag('read-only'),
    approved: args.text('approved'),
    passOn: args.list('env'),
  };
}

/** What a killed run has left behind is ended first. */
export async function openSession(options: OpenOptions, terminal: Terminal): Promise<RunbookSession> {
  const { file, context, yes, confirmContext, readOnly = false, approved, passOn = [] } = options;
  for (const line of await endAbandoned(terminal.env)) terminal.say(line);
  return RunbookSession.open({
    file,
    context,
    env: terminal.env,
    passOn,
    isTrusted: () => true,
    rules: () => ({ protectedContexts: [], readOnly }),
    approvedDigest: approved,
    warn: (message) => terminal.say(message),
    ...(terminal.canAsk
      ? {
          askValues: (needed) => askForValues(needed, terminal),
          askSecret: ({ question }) => terminal.askText(`${visible(question)} `, true),
          terminal: { kind: 'attached', during: terminal.leaveTo } as const,
        }
      : {}),
    confirm: async (question, target) => {
      // What is kept for good is said beforehand, where others can read that it was.
      if (question.purpose === 'commit') return yes === true;
      // "yes" was said to changes, not to what may be no command of this workstation.
      if (yes === true && !question.isDoubtful) return true;
      return terminal.canAsk && terminal.ask(questionText(question, target));
    },
    confirmName: async (question, target) => {
      if (confirmContext !== undefined) return confirmContext;
      if (!terminal.canAsk) return undefined;
      const prompt = l10n.t('This context is protected. Type its name ({0}) to go on: ', visible(target.context));
      return terminal.askText(`${questionText(question, target)}\n${prompt}`, false);
    },
  });
}

function questionText({ text, used, preview, question }: ConfirmQuestion, target: TargetIdentity | undefined): string {
  const lines = [
    visibleCommand(text),
    visible(usedText(used)),
    visible(placeText(target)),
    visible(previewText(preview)),
    visible(question),
  ];
  return lines.filter((line) => line !== '').join('\n');
}
