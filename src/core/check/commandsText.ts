/** The exact text that an approval allows, as people read it before they approve. */
import { effectWord } from './words.ts';
import { visibleCommand } from '../report/visibleText.ts';
import type { Command } from '../runbook/model.ts';

export interface ApprovedTexts {
  readonly file: string;
  readonly commands: readonly Command[];
  /** '' where there is no sidecar. */
  readonly sidecarText: string;
}

/** Every command under a comment with its place, then the sidecar. What cannot be seen is written out. */
export function commandsText({ file, commands, sidecarText }: ApprovedTexts): string {
  const texts = commands.map(
    ({ lines, language, effect, text }) =>
      `# ${visibleCommand(file)}:${lines.from} (${language}, ${effectWord(effect)})\n${visibleCommand(text)}\n`,
  );
  return [...texts, visibleCommand(sidecarText)].join('\n');
}
