/** The language of a code block: what its info string says, else what its lines look like. */
import { commandShape } from './commandShape.ts';
import type { BlockLanguage } from './model.ts';
import { readsAsSql } from './sqlStatements.ts';

const tags: ReadonlyMap<string, BlockLanguage> = new Map([
  ...tagsOf(
    'shell',
    'bash !bash sh shell zsh ksh console terminal shellsession shell-session shsession sh-session command cmd shel 8sh',
  ),
  ...tagsOf('sql', 'sql postgres postgresql pgsql psql plpgsql mysql'),
  ...tagsOf('redis', 'redis redis-cli'),
  ...tagsOf('promql', 'promql'),
  ...tagsOf('http', 'http rest'),
  ...tagsOf('data', 'yaml yml json json5 jsonc toml ini xml csv properties env dotenv conf'),
]);

function tagsOf(language: BlockLanguage, words: string): readonly (readonly [string, BlockLanguage])[] {
  return words.split(' ').map((tag) => [tag, language]);
}

export interface Tagged {
  readonly language: BlockLanguage;
  /** Whether the author named it. */
  readonly tagged: boolean;
}

/** An untagged block may be shell; only what reads like one makes commands of its lines. */
export function blockLanguage(info: string, lines: readonly string[]): Tagged {
  const tag = tagOf(info.trim());
  const tagged = tag !== '';
  const language = tagged ? (tags.get(tag) ?? 'text') : 'shell';
  return { language: language === 'shell' && readsAsSql(lines) ? 'sql' : language, tagged };
}

/** A fence whose info string is the command itself: an accident, but the command is meant. */
export function commandInInfo(info: string): string | undefined {
  return /\s/.test(info) && !tags.has(tagOf(info)) && commandShape(info) === 'command' ? info : undefined;
}

function tagOf(info: string): string {
  return /^[^\s{,]+/.exec(info)?.[0].toLowerCase() ?? '';
}
