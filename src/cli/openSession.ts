/** A runbook session as the command line opens it: trusted, because the person named the file. */
import { RunbookSession } from '../session/runbookSession.ts';
import { placeText, usedText } from '../core/check/words.ts';
import { visibleCommand } from '../core/report/visibleText.ts';
import { visible, type Terminal } from './terminal.ts';
import { askForValues } from './values.ts';

export interface OpenOptions {
  readonly file: string;
  readonly context?: string | undefined;
  /** Answer "yes" to every question about a change. Approval is no such question. */
  readonly yes?: boolean;
}

export function openSession({ file, context, yes }: OpenOptions, terminal: Terminal): Promise<RunbookSession> {
  return RunbookSession.open({
    file,
    context,
    env: terminal.env,
    isTrusted: () => true,
    warn: (message) => terminal.say(message),
    ...(terminal.canAsk
      ? {
          askValues: (needed) => askForValues(needed, terminal),
          askSecret: ({ question }) => terminal.askText(`${visible(question)} `, true),
          terminal: { kind: 'attached', during: terminal.leaveTo } as const,
        }
      : {}),
    confirm: async ({ text, used, question, isDoubtful, purpose }, target) => {
      // What is kept for good is said beforehand, where others can read that it was.
      if (purpose === 'commit') return yes === true;
      // "yes" was said to changes, not to what may be no command of this workstation.
      if (yes === true && !isDoubtful) return true;
      if (!terminal.canAsk) return false;
      const lines = [visibleCommand(text), visible(usedText(used)), visible(placeText(target))];
      return terminal.ask([...lines.filter((line) => line !== ''), visible(question)].join('\n'));
    },
  });
}
