/** The report as JSON: keys always in one order, two spaces, a line end at the end. */
import type { Report } from './model.ts';
import { replaceHidden } from './visibleText.ts';

/** However the value was put together, the same report gives the same bytes. */
export function renderJson(report: Report): string {
  const json = JSON.stringify(report, Object.keys(keyOrder), 2);
  return `${replaceHidden(json, escapeSequence)}\n`;
}

/** Valid JSON without it, but nobody could see what it does to the line it stands in. */
function escapeSequence(characters: string): string {
  return characters
    .split('')
    .map((unit) => (unit === '\n' ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`))
    .join('');
}

type KeyOf<T> = T extends readonly (infer Element)[]
  ? KeyOf<Element>
  : T extends object
    ? { [Key in keyof T]-?: Key | KeyOf<T[Key]> }[keyof T]
    : never;

/** Every key of the model, in the order of the output; the compiler misses one that is left out. */
const keyOrder: Readonly<Record<KeyOf<Report>, true>> = {
  schema: true,
  kind: true,
  id: true,
  nodeId: true,
  sectionId: true,
  name: true,
  title: true,
  section: true,
  path: true,
  sha256: true,
  runbook: true,
  run: true,
  target: true,
  line: true,
  depth: true,
  hasBox: true,
  state: true,
  ready: true,
  counted: true,
  progress: true,
  done: true,
  total: true,
  failed: true,
  tally: true,
  count: true,
  blockers: true,
  waiting: true,
  open: true,
  notices: true,
  startedWith: true,
  check: true,
  command: true,
  commandSha256: true,
  values: true,
  hasOtherValues: true,
  language: true,
  connection: true,
  verdict: true,
  end: true,
  exitCode: true,
  signal: true,
  ticked: true,
  actor: true,
  at: true,
  note: true,
  startedBy: true,
  startedAt: true,
  finishedAt: true,
  lastEventAt: true,
  durationMs: true,
  actors: true,
  finding: true,
  findings: true,
  message: true,
  expected: true,
  commandNow: true,
  expectedNow: true,
  doubt: true,
  was: true,
  context: true,
  server: true,
  caSha256: true,
  clusterUid: true,
  clusterUidUnknown: true,
  namespace: true,
  user: true,
  differs: true,
  evidence: true,
  bytes: true,
  totalBytes: true,
  truncated: true,
  outputSha256: true,
  output: true,
  mark: true,
  notRun: true,
  sections: true,
  entries: true,
  executions: true,
  gone: true,
  fields: true,
  label: true,
  value: true,
  signOffs: true,
  role: true,
  group: true,
};
