/** What prose states about the output of a command, before anybody knows which command. */
import { expectDirectives, type Directive } from './directive.ts';
import { endsInColon, fromFirstLetter, plainText, withoutBox } from './inlineText.ts';
import {
  announcesCommand,
  announcesOutput,
  notExpected,
  outputLabels,
  says,
  seenSentences,
  statementWords,
  verifySentences,
  verifySteps,
} from './labels.ts';
import { sentencesOf } from './sentence.ts';

export interface Statement {
  /**
   * `label`: what follows is output. `seen`: says what is seen. `verify`: tells the reader to check that something is so.
   * `step`: is there to look, which counts only for a command that it introduces.
   */
  readonly sort: 'label' | 'seen' | 'verify' | 'step';
  readonly text: string;
  /** The same with its marks, for the literal values in it. */
  readonly markdown: string;
  /** 0-based lines within the paragraph, inclusive. */
  readonly from: number;
  readonly to: number;
  /** It ends the paragraph with a colon: it speaks of what comes next. */
  readonly introduces: boolean;
}

/** All that a paragraph, heading or list entry says of output. */
export interface Stated {
  readonly statements: readonly Statement[];
  readonly directives: readonly Directive[];
  /** The whole of it, plain. */
  readonly text: string;
  /** Lines it has. */
  readonly lines: number;
}

/** Stands for inline code in the patterns. */
const CODE = '§';

/** A paragraph of more characters is a page of text, not a statement. */
const MAX_PARAGRAPH = 4000;

/** @param plain the plain text of it, without a box */
export function statedIn(markdown: string, plain = plainText(withoutBox(markdown))): Stated {
  const text = markdown.slice(0, MAX_PARAGRAPH);
  const hasComment = text.includes('<!--');
  return {
    statements: statementsIn(withoutBox(hasComment ? withoutComments(text) : text)),
    directives: hasComment ? expectDirectives(text) : none,
    text: plain,
    lines: lineCount(markdown),
  };
}

const none: readonly never[] = [];

function withoutComments(text: string): string {
  return text.replace(/<!--[\s\S]*?(-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '));
}

function lineCount(text: string): number {
  return text.includes('\n') ? text.split('\n').length : 1;
}

function statementsIn(text: string): readonly Statement[] {
  if (!says(statementWords, text)) return none;
  const sentences = sentencesOf(text);
  return sentences.flatMap((sentence, index) => {
    const mayState = sentences.length === 1 || says(statementWords, sentence.text);
    const sort = mayState ? sortOf(sentence.text) : undefined;
    if (sort === undefined) return [];
    const plain = plainText(sentence.text);
    const introduces = index === sentences.length - 1 && endsInColon(plain);
    return [{ sort, text: plain, markdown: sentence.text, from: sentence.from, to: sentence.to, introduces }];
  });
}

/** Whether a paragraph or heading is nothing but the name of what a command prints. */
export function isOutputLabel(text: string): boolean {
  return (
    text.length <= 80 &&
    says(statementWords, text) &&
    says(outputLabels, fromFirstLetter(text).replace(/\s*[:：.]?\s*$/, ''))
  );
}

/** @param markdown what stands in inline code says nothing; only that there is some counts */
function sortOf(markdown: string): Statement['sort'] | undefined {
  const text = plainText(markdown.replace(/(`+)(?!`).+?(?<!`)\1(?!`)/g, CODE)).replace(/^(?:[-*•>]|\d+[.)])\s+/, '');
  if (endsInColon(text) && isOutputLabel(text)) return 'label';
  if (says(notExpected, text)) return undefined;
  if (isLabelled(text)) return 'seen';
  if (introducesOutput(text)) return 'label';
  if (says(verifySentences, text)) return 'verify';
  if (says(seenSentences, text)) return 'seen';
  return says(verifySteps, text) ? 'step' : undefined;
}

/** "Expected result: all pods are ready." */
function isLabelled(text: string): boolean {
  const label = /^([^:：]{2,60})[:：]\s*\S/.exec(text)?.[1];
  return label !== undefined && isOutputLabel(label);
}

/** "You should see something like this:" */
function introducesOutput(text: string): boolean {
  return endsInColon(text) && says(announcesOutput, text) && !says(announcesCommand, text);
}
