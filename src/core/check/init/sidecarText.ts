/** Proposed checks as the text of a sidecar, with the comments that its author needs to go on. */
import { Document, isMap, isSeq } from 'yaml';
import type { Json, JsonObject } from '../json.ts';
import { readShell } from '../../runbook/shellSyntax.ts';
import { withoutReferences } from '../sidecar/fillVariables.ts';
import type { ManualReason, Proposal, ProposedObservation } from './proposal.ts';
import { wordBounds, wordPattern } from './wholeWord.ts';

/** @param runbook name of the Markdown file beside it */
export function sidecarText(proposals: readonly Proposal[], runbook: string): string {
  const connections = new Set(
    proposals.flatMap(({ observation }) => (observation.kind === 'sql' ? [observation.connection] : [])),
  );
  const document = new Document({
    version: 1,
    runbook: `./${runbook}`,
    ...(proposals.some(({ observation }) => observation.kind !== 'manual') ? { vars: wordBounds } : {}),
    ...(connections.size === 0
      ? {}
      : { connections: Object.fromEntries([...connections].map((name) => [name, templateConnection])) }),
    checks: proposals.map(checkEntry),
  });
  document.commentBefore = ABOUT;
  commentSections(document);
  commentChecks(document, proposals);
  return document.toString({ lineWidth: 0 });
}

const ABOUT = ` What proves the items of the runbook beside this file. "provebook check" observes and judges it.
 This is a proposal: where the runbook says which names a command shows, the check looks for them; the rest is "manual",
 which means that a person ticks the item. Replace what a machine can observe, and delete what you do not want: an item
 without a check is judged by its commands alone.
 Kinds of checks, matchers and recipes: docs/checks.md of Provebook.`;

/** No host of the domain "invalid" exists, so that nothing is asked of a database that only happens to be there. */
const templateConnection: JsonObject = { driver: 'postgres', host: 'database.invalid', database: 'NAME', user: 'NAME' };

const sectionComments: Readonly<Record<string, string>> = {
  vars: ' Before and behind a name, so that it counts only where it stands alone: not "orders" in "orders-old".',
  connections: ` Where the SQL runs: replace host, database and user. A password stays out of this file: describe it as
   secrets: { password: { env: DATABASE_PASSWORD } }
 and write password: \${secrets.password} here. Through a Service of the cluster, instead of the host:
   via: { portForward: { service: NAME, port: 5432 } }`,
};

function commentSections({ contents }: Document): void {
  if (!isMap<{ value: string; commentBefore?: string | null; spaceBefore?: boolean }>(contents)) return;
  for (const { key } of contents.items) {
    if (key.value !== 'version' && key.value !== 'runbook') key.spaceBefore = true;
    const comment = sectionComments[key.value];
    if (comment !== undefined) key.commentBefore = comment;
  }
}

const reasonComments: Readonly<Record<ManualReason, string>> = {
  'has items': 'Delete this check to have the item done as soon as the items in it are.',
  'several commands': 'It has several commands, and a check observes one.',
  'no expectation': 'The runbook does not say what its command should show.',
  statement: 'The runbook says in words what its command should show.',
  doubtful: 'It is not certain that its command is meant as one.',
  'inside a session': 'Its command belongs in a session that another one opens.',
  interactive: 'Its command needs a terminal or does not end by itself.',
  'needs values': 'Its command needs values: write them out, or under "vars".',
  alternative: 'Its command is one of several ways to do the same.',
  'may change something': 'Its command may change something; a check should only look.',
  'other language': 'Its command is neither for the shell nor SQL.',
};

function commentChecks(document: Document, proposals: readonly Proposal[]): void {
  const checks = document.get('checks');
  if (!isSeq(checks)) return;
  for (const [at, entry] of checks.items.entries()) {
    if (!isMap(entry)) continue;
    entry.spaceBefore = at > 0;
    const observation = proposals[at]?.observation;
    if (observation?.kind === 'manual' && observation.reason !== undefined)
      entry.commentBefore = ` ${reasonComments[observation.reason]}`;
  }
}

function checkEntry({ id, nodeId, observation }: Proposal): JsonObject {
  return { id, item: `#${nodeId}`, ...kindEntry(observation) };
}

function kindEntry(observation: ProposedObservation): JsonObject {
  switch (observation.kind) {
    case 'exec':
      return {
        message: `the output should have ${quoted(observation.values)}`,
        exec: { script: strict(observation.script) },
        expect: { exitCode: 0, stdout: allOf(observation.values.map(wordMatcher)) },
      };
    case 'sql':
      return {
        sql: { connection: observation.connection, query: observation.query },
        cel: observation.values.map((value) => ({
          expr: someCellHolds(value),
          message: `no row has ${quoted([value])}`,
        })),
      };
    case 'manual':
      return { manual: { prompt: observation.prompt } };
  }
}

/** As the blocks of a run: no failure in the middle goes unseen. */
function strict(script: string): string {
  return readShell(script).commands.length > 1 ? `set -eo pipefail\n${script}` : script;
}

/** For people: the pattern that is looked for says it less well. */
function quoted(values: readonly string[]): string {
  return withoutReferences(values.map((value) => `"${value}"`).join(', '));
}

function wordMatcher(value: string): JsonObject {
  return { matches: `\${vars.before}${wordPattern(value)}\${vars.after}` };
}

function allOf(matchers: readonly JsonObject[]): Json {
  const [only, ...others] = matchers;
  return only !== undefined && others.length === 0 ? only : { and: matchers };
}

function someCellHolds(value: string): string {
  const pattern = `vars.before + ${JSON.stringify(wordPattern(value))} + vars.after`;
  return `rows.exists(r, r.exists(c, r[c] != null && string(r[c]).matches(${pattern})))`;
}
