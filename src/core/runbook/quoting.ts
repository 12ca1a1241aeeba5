/** Where a piece of shell text stands: in which quotes, in a heredoc, as part of which command. */
import { forEachChild, parse, type Command as CommandSyntax, type HereDoc, type SyntaxNode, type Word } from 'unbash';

/**
 * `plain`, `double` and `single` are words of a command. A `heredoc` expands variables, a `literal heredoc` does not.
 * `code` is where the shell itself reads more than a text: arithmetic, patterns, `$'…'`, backticks, names.
 */
export type Quoting = 'plain' | 'double' | 'single' | 'heredoc' | 'literal heredoc' | 'code';

/** A stretch of the text that is quoted in one way. */
export interface QuotedRegion {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly quoting: Quoting;
  /** Where the word starts that it is part of; undefined in a heredoc. */
  readonly wordFrom: number | undefined;
  /** Words of the simple command that it is part of, quotes removed. */
  readonly words: readonly string[];
  /** Which of `words` it is part of; -1 for an assignment, a redirection or a heredoc. */
  readonly wordIndex: number;
  /** It is given to a variable: `X=here`. */
  readonly isAssigned: boolean;
  /** What ends the heredoc that it is part of. */
  readonly delimiter: string | undefined;
}

/** Regions in source order; comments, operators and keywords are in none. Throws where the parser does. */
export function quotedRegions(text: string): readonly QuotedRegion[] {
  const outside: Scope = {
    quoting: 'plain',
    command: undefined,
    word: undefined,
    delimiter: undefined,
    isAssigned: false,
  };
  return [...childRegions(parse(text), outside)].sort((a, b) => a.from - b.from);
}

/** The region that holds all of a piece of text. @param regions in source order, none inside another */
export function regionAt<Region extends { readonly from: number; readonly to: number }>(
  regions: readonly Region[],
  from: number,
  to: number,
): Region | undefined {
  let [low, high] = [0, regions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((regions[middle]?.to ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  const region = regions[low];
  return region !== undefined && region.from <= from && to <= region.to ? region : undefined;
}

interface Scope {
  readonly quoting: Quoting;
  readonly command: CommandSyntax | undefined;
  readonly word: Word | undefined;
  readonly delimiter: string | undefined;
  readonly isAssigned: boolean;
}

function childRegions(node: SyntaxNode, scope: Scope): readonly QuotedRegion[] {
  const found: QuotedRegion[] = [];
  forEachChild(node, (child) => void found.push(...nodeRegions(child, scope)));
  return found;
}

function nodeRegions(node: SyntaxNode, scope: Scope): readonly QuotedRegion[] {
  const asCode: Scope = { ...scope, quoting: 'code' };
  switch (node.type) {
    case 'Command':
      return childRegions(node, { ...scope, command: node, isAssigned: false });
    case 'Word': {
      const inWord = scope.quoting === 'plain' ? { ...scope, word: node } : scope;
      return node.parts === undefined ? [region(node, inWord)] : childRegions(node, inWord);
    }
    case 'DoubleQuoted':
      return childRegions(node, scope.quoting === 'plain' ? { ...scope, quoting: 'double' } : asCode);
    case 'SingleQuoted':
      return [region(node, scope.quoting === 'plain' ? { ...scope, quoting: 'single' } : asCode)];
    case 'Literal':
    case 'BraceExpansion':
      return [region(node, scope)];
    case 'CommandExpansion':
    case 'ProcessSubstitution':
      // Quotes mean something else between backticks, and in a heredoc shells disagree about them.
      if (node.text.startsWith('`') || scope.delimiter !== undefined || node.script === undefined)
        return [region(node, asCode)];
      return childRegions(node.script, { ...scope, quoting: 'plain', word: undefined });
    case 'HereDoc':
      return heredocRegions(node, scope);
    case 'Glob':
    case 'ExtendedGlob':
    case 'AnsiCQuoted':
    case 'LocaleString':
    case 'SimpleExpansion':
    case 'ParameterExpansion':
    case 'ArithmeticExpansion':
    case 'ArithmeticCommand':
    case 'TestCommand':
      return [region(node, asCode)];
    case 'Assignment': {
      const name = region({ pos: node.pos, end: node.value.pos }, asCode);
      return [name, ...nodeRegions(node.value, { ...scope, isAssigned: true })];
    }
    case 'For':
    case 'Select':
    case 'Function':
      return [region(node.name, asCode), ...childRegions(node, scope).filter(({ from }) => from !== node.name.pos)];
    default:
      return childRegions(node, scope);
  }
}

function heredocRegions({ body, delimiter }: HereDoc, scope: Scope): readonly QuotedRegion[] {
  const inBody: Scope = {
    ...scope,
    quoting: delimiter?.quoted === false ? 'heredoc' : 'literal heredoc',
    word: undefined,
    delimiter: delimiter?.value ?? '',
  };
  return body.parts === undefined ? [region(body, inBody)] : childRegions(body, inBody);
}

function region(at: { readonly pos: number; readonly end: number }, scope: Scope): QuotedRegion {
  const { quoting, command, word, delimiter, isAssigned } = scope;
  const name = command?.name === undefined ? [] : [command.name];
  const all = [...name, ...(command?.args ?? [])];
  return {
    from: at.pos,
    to: at.end,
    quoting,
    wordFrom: word?.pos,
    words: all.map((argument) => (argument.type === 'Word' ? argument.value : argument.text)),
    wordIndex: all.findIndex((argument) => argument === word),
    isAssigned,
    delimiter,
  };
}
