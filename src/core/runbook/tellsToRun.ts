/** Words around inline code that tell the reader to run it, by language. Data, so that a language is added in one place. */

/**
 * `verb`: run it. `type`: enter it, which is said of words as well. `means`: do something with it. `colon`: what stands
 * before it is done by it.
 */
export type Instruction = 'verb' | 'type' | 'means' | 'colon';

/** Undefined where the text speaks of the code without saying to run it. */
export function instruction(textBefore: string, textAfter: string): Instruction | undefined {
  const before = firstOfChain(textBefore.slice(-REACH).replace(/\s+/g, ' '));
  const after = textAfter.slice(0, REACH).replace(/\s+/g, ' ');
  if (matches(denialsBefore, before) || matches(denialsAfter, after)) return undefined;
  if (matches(verbsBefore, before) || matches(verbsAfter, after)) return 'verb';
  if (matches(typing, before)) return 'type';
  if (matches(means, before)) return 'means';
  return /[:：][\s"'(]*$/.test(before) ? 'colon' : undefined;
}

/** "Run `a`, then `b`", "Run `a` followed by `b`": what is said of the first is said of those that follow it. */
function firstOfChain(before: string): string {
  const shorter = before.replace(/`[^`]+`(?:,|;)?\s+(?:and then|and|then|followed by)\s+$/i, '');
  return shorter === before ? before : firstOfChain(shorter);
}

/** Characters of the text that can speak of the code; what stands farther away does not. */
const REACH = 160;

function matches(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

/** What may stand between the verb and the code: "run the following command", "run it again with sudo". */
const between = String.raw`(?:\s+(?:the|this|following|commands?|script|it|also|again|then|e\.g\.|something|like|manually|locally|first|either|and|or|sudo)\b[,:]?)*\s*[:,]?\s*["'(]?$`;

const verbsBefore: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:run|re-?run|execute|invoke|launch|by (?:running|executing|invoking))\b${between}`, 'i'),
  /(?:실행|입력|수행)[^.`]{0,12}[:：]\s*$/,
  /(?:実行|入力)[^。`]{0,12}[:：]\s*$/,
  /(?:执行|运行|输入)(?:以下|下面的?|如下)?(?:命令|指令|脚本)?\s*[:：]?\s*["'(（]?$/,
];

const verbsAfter: readonly RegExp[] = [
  /^\s*(?:명령어?)?\s*(?:을|를|로|으로)?\s*(?:실행|입력|수행)/,
  /^\s*(?:コマンド)?\s*[をで]?\s*(?:実行|入力)/,
];

const typing: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:issue|type|enter|do|by (?:typing|issuing|entering))\b(?:\s+a)?${between}`, 'i'),
];

const means: readonly RegExp[] = [
  /\b(?:use|using|with|by|via|through|try|check|verify|call)\b[^.`:]{0,40}$/i,
  /(?:사용해|이용해|통해)[^.`]{0,12}$/,
];

/** "do not run", "before running", "the job will run", "if needed": said of it, or for some cases only. */
const denialsBefore: readonly RegExp[] = [
  /\b(?:do not|don['’]t|never|avoid|instead of|rather than|without|no need to|cannot|can['’]t|not|unlike)\b[^.`]{0,30}$/i,
  /\b(?:when|if|after|before|once|while|until|since|where)\b(?:\s+(?:you|we|they|it|the|this))?(?:\s+\w+)?\s+(?:run|ran|running|runs|using|use|executing|execute|do)\b[^.`]{0,20}$/i,
  /\b(?:it|this|that|which|jobs?|pipelines?|scripts?|tools?|workflows?|actions?|hooks?|systems?|ci|steps?|pods?|agents?|operators?)\s+(?:\w+\s+){0,2}(?:run|runs|ran|execute|executes|call|calls|invoke|invokes|use|uses|issue|issues)\b[^.`]{0,20}$/i,
  /(?:不要|不得|请勿|切勿|禁止|避免|无需|不会|会自动|将自动)[^。，`]{0,16}$/,
  // "The script looks for it with `a`", "if it was made with `a`", "which is read by `a`": somebody else runs it, or has.
  /\b(?:script|job|pipeline|tool|workflow|hook|operator|agent|controller|playbook|role|image)\s+(?:\w+ly\s+)?(?:checks|tests|detects|verifies|looks|reads|writes|creates|removes|deletes|restarts|stops|starts|exits|kills|terminates|installs|applies|cleans|waits|polls|generates|reports|updates|tries)\b[^.`]{0,60}$/i,
  /\b(?:if|when|once|unless|because|since)\b[^.`]{0,60}\b(?:is|are|was|were|has been|have been)\s+\w+\s+(?:with|by|via|using)\s+(?:the\s+)?$/i,
  /\b(?:is|are|was|were|been|gets?)\s+(?:\w+\s+){0,2}\w+(?:ed|en|t)\s+by\s+(?:the\s+)?$/i,
  /\b(?:if (?:necessary|needed|required|you (?:want|need|prefer))|optional(?:ly)?|previously|formerly|equivalent|similar|same as|outputs?|results?|is|are)\b(?: of)?\s*[:：]?\s*$/i,
];

/** Behind it the sentence goes on to say what it does, not what to do. */
const denialsAfter: readonly RegExp[] = [
  /^\s*(?:commands? )?(?:will|would|now|is|are|was|has|have|does|did|can|could|may|uses?|prints?|returns?|fails?|reports?|supports?|means|no longer)\b/i,
  /^\s*(?:명령어?)?\s*(?:을|를)?\s*(?:실행|사용|입력)\s*(?:시|하면|할|후|전|하지|금지|불가)/,
  /^[^.`]{0,30}(?:금지|하지\s*(?:마|말|않)|말\s*것|안\s*(?:됨|된다|됩니다)|지\s*않)/,
  /^[^。`]{0,30}(?:禁止|しない|すると|した場合|する前)/,
  /^\s*(?:命令)?(?:会|时|后|前|失败|用于)|^[^。`]{0,12}(?:不要|请勿)/,
];
