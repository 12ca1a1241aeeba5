/** The language of a code block: what its info string says, else what its lines look like. */
import { commandShape } from './commandShape.ts';
import type { BlockLanguage } from './model.ts';
import { readsAsSql } from './sqlStatements.ts';

const tags: readonly (readonly [RegExp, BlockLanguage])[] = [
  [
    /^(bash|sh|shell|zsh|ksh|console|terminal|shell-?session|sh-?session|shellsession|command|cmd|!?bash|shel|8sh)$/,
    'shell',
  ],
  [/^(sql|postgres|postgresql|pgsql|psql|plpgsql|mysql)$/, 'sql'],
  [/^redis(-cli)?$/, 'redis'],
  [/^promql$/, 'promql'],
  [/^(http|rest)$/, 'http'],
  [/^(ya?ml|json5?|jsonc|toml|ini|xml|csv|properties|env|dotenv|conf)$/, 'data'],
];

export interface Tagged {
  readonly language: BlockLanguage;
  /** Whether the author named it. */
  readonly tagged: boolean;
}

/** An untagged block may be shell; only what reads like one makes commands of its lines. */
export function blockLanguage(info: string, lines: readonly string[]): Tagged {
  const tag = /^[^\s{,]+/.exec(info.trim())?.[0].toLowerCase() ?? '';
  const tagged = tag !== '';
  const language = tagged ? (tags.find(([pattern]) => pattern.test(tag))?.[1] ?? 'text') : 'shell';
  return { language: language === 'shell' && readsAsSql(lines) ? 'sql' : language, tagged };
}

/** A fence whose info string is the command itself: an accident, but the command is meant. */
export function commandInInfo(info: string): string | undefined {
  const tag = /^[^\s{,]+/.exec(info)?.[0].toLowerCase() ?? '';
  const isTag = tags.some(([pattern]) => pattern.test(tag));
  return !isTag && /\s/.test(info) && commandShape(info) === 'command' ? info : undefined;
}
