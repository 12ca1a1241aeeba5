/** A block that shows what a file of settings is to hold, tagged as if it were typed at a shell. */
import { knownCommands } from './knownCommands.ts';
import type { Block } from './model.ts';

/** `.env`, `.env.prod`, `config/app.env`. */
const settingsFile = /(?:^|[\s`'"“(（/])(?:\.env(?:\.[\w-]+)*|[\w./-]+\.env)(?![\w/])/;

/** `NAME=value`, and nothing that a shell would have to run; a remark may stand behind it. */
const setting = /^[A-Za-z_]\w*=(?:"[^"`]*"|'[^']*'|[^\s"'`;&|()]*)(?:\s+#.*)?$/;

/** A value of several words without quotes, which such a file may have and a shell would run: `LABEL=Blue Team`. */
const spaced = /^[A-Za-z_]\w*=[^\s"'`$;&|()=]*\s+([^\s"'`$;&|()=/]+)(?:\s+[^"'`$;&|()=/]+)?$/;

/**
 * Whether a block holds settings only: `named` where a remark in it says of which file, so that nothing of it is to be run;
 * `unnamed` where the text above has to say so.
 */
export function settingsIn({ commands }: Block, content: string): 'named' | 'unnamed' | undefined {
  if (commands.length === 0 || !commands.every(({ text }) => isSetting(text))) return undefined;
  if (!commands.some(({ text }) => setting.test(text))) return undefined;
  const remarks = content.split('\n').filter((line) => /^\s*#/.test(line));
  return remarks.some(namesSettings) ? 'named' : 'unnamed';
}

function isSetting(text: string): boolean {
  if (setting.test(text)) return !text.includes('$(');
  const word = spaced.exec(text)?.[1];
  return word !== undefined && !knownCommands.has(word);
}

export function namesSettings(text: string): boolean {
  return settingsFile.test(text);
}
