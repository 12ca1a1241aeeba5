/** The form of a report in JSON, published as `schemas/report.schema.json` for programs that read it. */
import * as z from 'zod';

const text = z.string();
const time = z.string().describe('ISO 8601 in UTC.');
const sha256 = z.string().describe('SHA-256, lower-case hex.');
const count = z.int().min(0);
const closed = z.strictObject;

const itemState = z.enum([
  'open',
  'running',
  'passed',
  'warned',
  'failed',
  'error',
  'unknown',
  'ticked',
  'attested',
  'waived',
  'not applicable',
  'stale',
  'conflicting',
]);
const verdict = z.enum(['pass', 'warn', 'fail', 'error', 'skipped', 'manual']);
const progress = closed({ done: count, total: count, failed: count });
const targetField = z.enum(['context', 'server', 'caSha256', 'clusterUid', 'namespace', 'user']);
const target = closed({
  context: text,
  server: text,
  caSha256: text,
  clusterUid: text,
  clusterUidUnknown: z.literal(true).optional(),
  namespace: text,
  user: text,
}).describe('What identifies the cluster that was reached.');
const named = { nodeId: text, title: text, section: text };
const doubt = closed({
  kind: z.enum(['reworded', 'moved', 'commands changed', 'ambiguous', 'text unknown']),
  was: text.optional(),
}).describe('Why a result may not count for the item as it is now.');

const attachment = z.union([
  closed({ kind: z.literal('text'), text }),
  closed({ kind: z.literal('link'), url: text }),
  closed({
    kind: z.literal('file'),
    name: text,
    sha256,
    bytes: count,
    isMissing: z.boolean(),
    text: text.optional().describe('The content, where it is text.'),
  }),
]);
const decision = z.union([
  closed({ kind: z.literal('attested'), attachments: z.array(attachment) }),
  closed({ kind: z.literal('waived'), reason: text, until: z.iso.date() }),
  closed({ kind: z.literal('not applicable'), reason: text }),
]);
const mark = closed({
  ticked: z.boolean().describe('False: taken back.'),
  decision: decision.optional().describe('Missing for a tick without evidence.'),
  actor: text,
  at: time,
  note: text.optional(),
  doubt: doubt.optional(),
});
const note = closed({ note: text, actor: text, at: time });

const execution = closed({
  id: text,
  check: closed({ id: text, title: text.optional() }).optional().describe('Missing for a command of the text.'),
  command: text.describe('The exact bytes executed; of a check, what was asked.'),
  commandSha256: sha256,
  values: z.array(closed({ name: text, value: text.optional() })),
  hasOtherValues: z.boolean(),
  language: text,
  actor: text,
  startedAt: time,
  finishedAt: time.optional(),
  durationMs: z.number().min(0).optional(),
  verdict: verdict.optional().describe('Missing where it was started without an end.'),
  end: z
    .enum(['exited', 'timed out', 'cancelled', 'not started', 'lost', 'handed over', 'observed', 'not observed'])
    .optional(),
  exitCode: z.int().optional(),
  findings: z.array(closed({ verdict, message: text, line: count.optional() })),
  expected: z.array(text),
  commandNow: text.optional(),
  expectedNow: z.array(text).optional(),
  doubt: doubt.optional(),
  target: target.optional(),
  differs: z.array(targetField),
  connection: text.optional(),
  evidence: closed({
    sha256,
    bytes: count,
    totalBytes: count,
    truncated: z.boolean(),
    output: text.optional().describe('Redacted; missing where what is stored is missing or altered.'),
  }).optional(),
});

const entry = closed({
  id: text,
  title: text,
  line: count,
  depth: count,
  hasBox: z.boolean(),
  state: itemState,
  mark: mark.optional(),
  notes: z.array(note),
  executions: z.array(execution),
  notRun: count,
});

const run = closed({
  id: text,
  name: text,
  startedAt: time.optional(),
  startedBy: text.optional(),
  lastEventAt: time.optional(),
  actors: z.array(text),
  context: text.optional(),
  values: z.array(closed({ name: text, value: text })),
});

const notice = z.union([
  closed({ kind: z.literal('runbook changed'), startedWith: sha256 }),
  closed({ kind: z.literal('unknown events'), count }),
  closed({ kind: z.literal('log damaged'), count, place: text }),
  closed({ kind: z.literal('sign-off stale'), role: text, actor: text }),
  closed({ ...named, kind: z.enum(['ticked over', 'exempted over']), verdict, actor: text }),
  closed({ ...named, kind: z.literal('warned'), finding: text.optional() }),
  closed({ ...named, kind: z.literal('other target'), differs: z.array(targetField) }),
  closed({ ...named, kind: z.literal('evidence missing'), sha256 }),
]);

/** Closed: a key that the model has and this has not fails the test. */
export const reportSchema = closed({
  schema: z.literal('provebook/report/v1'),
  runbook: closed({ title: text, path: text, sha256 }),
  run,
  target: target.optional(),
  ready: z.boolean(),
  counted: z.enum(['items', 'steps']),
  progress,
  tally: z.array(closed({ state: itemState, count })),
  blockers: z.array(
    closed({ ...named, state: itemState, finding: text.optional(), actor: text.optional(), at: time.optional() }),
  ),
  waiting: z.array(closed(named)),
  open: z.array(closed({ sectionId: text, title: text, count })),
  notices: z.array(notice),
  sections: z.array(
    closed({ id: text, title: text, depth: count, state: itemState, progress, entries: z.array(entry) }),
  ),
  gone: z.array(
    closed({
      nodeId: text,
      title: text,
      mark: mark.optional(),
      notes: z.array(note),
      executions: z.array(execution),
    }),
  ),
  waivers: z.array(
    closed({
      ...named,
      check: text.optional(),
      reason: text,
      until: z.iso.date(),
      inForce: z.boolean(),
      actor: text.optional(),
      at: time.optional(),
    }),
  ),
  comparison: closed({
    run: run.pick({ id: true, name: true, startedAt: true, context: true }),
    progress,
    differs: z.array(targetField),
    changes: z.array(
      closed({ ...named, trend: z.enum(['better', 'worse', 'other']), was: itemState, state: itemState }),
    ),
  }).optional(),
  timeline: z.array(
    closed({
      at: time,
      actor: text,
      act: z.enum([
        'started',
        'executed',
        'ticked',
        'attested',
        'waived',
        'not applicable',
        'taken back',
        'noted',
        'filled',
        'signed',
        'withdrawn',
      ]),
      title: text,
      detail: text.optional(),
      verdict: verdict.optional(),
    }),
  ),
  fields: z.array(
    closed({
      key: text,
      label: text,
      value: text,
      actor: text.optional(),
      at: time.optional(),
      isGone: z.boolean(),
    }),
  ),
  signOffs: z.array(
    closed({
      key: text,
      role: text,
      group: text.optional(),
      given: closed({
        actor: text,
        at: time,
        contentSha256: sha256,
        wasReady: z.boolean(),
        isStale: z.boolean(),
        isOwnWork: z.boolean(),
      }).optional(),
    }),
  ),
  contentSha256: sha256.describe('Of what a sign-off signs.'),
}).describe('The completion report of one run of a runbook.');

export function reportJsonSchema(): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(reportSchema, { target: 'draft-7' });
}
