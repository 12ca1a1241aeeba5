import { chmodSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { NeededValue } from '../../../src/core/check/neededValues.ts';
import { usedText } from '../../../src/core/check/words.ts';
import { MASK } from '../../../src/core/check/redact.ts';
import type { ExecutionOutcome } from '../../../src/core/check/outcome.ts';
import type { SessionOptions } from '../../../src/session/sessionOptions.ts';
import { RunbookSession } from '../../../src/session/runbookSession.ts';
import { scratchFolder } from '../../scratch.ts';

interface Opened {
  readonly session: RunbookSession;
  readonly folder: string;
  readonly runAll: () => Promise<readonly ExecutionOutcome[]>;
  /** Everything that lies beside the runbook, logs and evidence with it. */
  readonly written: () => string;
  readonly again: (options?: Partial<SessionOptions>) => Promise<Opened>;
}

/** An approved runbook in a folder of its own, without a cluster. */
async function open(markdown: string, options: Partial<SessionOptions> = {}, in_ = scratchFolder()): Promise<Opened> {
  const file = path.join(in_, 'runbook.md');
  writeFileSync(file, markdown);
  const { PATH } = process.env;
  const session = await RunbookSession.open({
    file,
    env: { PATH, PROVEBOOK_STATE_HOME: path.join(in_, 'state'), PROVEBOOK_ACTOR: 'kim', KUBECONFIG: '/nowhere/config' },
    isTrusted: () => true,
    confirm: () => Promise.resolve(true),
    ...options,
  });
  onTestFinished(() => session.close());
  await session.approve();
  return {
    session,
    folder: in_,
    runAll: () => session.execute(session.runbook.commands.map(({ id }) => id)),
    written: () =>
      globSync('.provebook/**/*', { cwd: in_, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
        .join('\n'),
    again: (more) => open(markdown, { ...options, ...more }, in_),
  };
}

function answering(values: Readonly<Record<string, string>>): {
  readonly asked: NeededValue[][];
  readonly askValues: NonNullable<SessionOptions['askValues']>;
} {
  const asked: NeededValue[][] = [];
  const askValues = (needed: readonly NeededValue[]): Promise<ReadonlyMap<string, string>> => {
    asked.push([...needed]);
    return Promise.resolve(new Map(needed.map(({ name }) => [name, values[name] ?? ''])));
  };
  return { asked, askValues };
}

function block(...lines: readonly string[]): string {
  return ['# A', '', '- [ ] item', '', ...['```bash', ...lines, '```'].map((line) => `  ${line}`), ''].join('\n');
}

function outputs({ session }: Opened): readonly (string | undefined)[] {
  return (session.run?.executions ?? []).map(({ finished }) =>
    finished?.evidence === undefined ? undefined : session.evidence(finished.evidence.sha256),
  );
}

describe('values of a run', () => {
  it('are asked for once, before the first command, and remembered in the log for other processes', async () => {
    const { asked, askValues } = answering({ word: "it's $(here)", greeting: 'good day' });
    const first = await open(block('echo first', 'echo <word> to "$GREETING"'), { askValues });
    await first.runAll();
    expect(asked.map((needed) => needed.map(({ name }) => name))).toEqual([['word', 'greeting']]);
    expect(outputs(first)).toEqual(['first\n', "it's $(here) to good day\n"]);

    const second = await first.again({ askValues: () => Promise.reject(new Error('asked again')) });
    await second.runAll();
    expect(outputs(second).at(-1)).toBe("it's $(here) to good day\n");
  });

  it('that came with the log from another machine are shown to a person first', async () => {
    const first = await open(block('echo <word>'), answering({ word: 'theirs' }));
    await first.runAll();
    const elsewhere = { PATH: process.env['PATH'], PROVEBOOK_STATE_HOME: scratchFolder(), PROVEBOOK_ACTOR: 'kim' };
    const unasked = await first.again({ env: elsewhere, askValues: () => Promise.resolve(undefined) });
    expect(await unasked.runAll()).toMatchObject([{ refusal: { code: 'cancelled' } }]);
    const { asked, askValues } = answering({ word: 'theirs' });
    const second = await first.again({ env: elsewhere, askValues });
    await second.runAll();
    expect(asked).toMatchObject([[{ name: 'word', suggestion: 'theirs' }]]);
    expect(second.session.run?.executions).toHaveLength(2);
  });

  it('are told before a change, also where the text does not show them', async () => {
    const told: string[] = [];
    const opened = await open(block('./deploy.sh "$STAGE" <release>'), {
      ...answering({ stage: 'live', release: 'v2' }),
      confirm: ({ text, used }) => {
        told.push(text, usedText(used));
        return Promise.resolve(false);
      },
    });
    await opened.runAll();
    expect(told).toEqual(['./deploy.sh "$STAGE" v2', 'With release = v2, stage = live']);
  });

  it('are in the log as they were used, with the exact bytes that ran', async () => {
    const opened = await open(block('echo <word>'), answering({ word: 'a b' }));
    await opened.runAll();
    expect(opened.session.run?.executions[0]?.invocation).toMatchObject({
      command: "echo 'a b'",
      template: 'echo <word>',
      values: [{ name: 'word', value: 'a b' }],
    });
    expect(opened.session.view.latest.get(opened.session.runbook.commands[0]?.id ?? '')).toBeDefined();
  });

  it('that are not given run nothing and leave nothing', async () => {
    const opened = await open(block('touch here', 'echo <word>'), { askValues: () => Promise.resolve(undefined) });
    const outcomes = await opened.runAll();
    expect(outcomes).toMatchObject([{ refusal: { code: 'cancelled' } }, { refusal: { code: 'cancelled' } }]);
    expect(existsSync(path.join(opened.folder, 'here'))).toBe(false);
    expect(opened.session.run).toBeUndefined();
  });

  it('are not asked for before the commands are approved or in Restricted Mode', async () => {
    const { asked, askValues } = answering({ word: 'a' });
    const restricted = await open(block('echo <word>'), { askValues, isTrusted: () => false });
    expect(await restricted.runAll()).toMatchObject([{ refusal: { code: 'untrusted workspace' } }]);
    const changed = await open(block('echo <word>'), { askValues });
    changed.session.updateText(block('echo <word> more'));
    expect(await changed.runAll()).toMatchObject([{ refusal: { code: 'not approved' } }]);
    expect(asked).toEqual([]);
  });

  it('of a wrong kind are refused, and none of them is kept', async () => {
    const { session } = await open(block('echo <word> <port>'));
    const values = new Map([
      ['word', 'a'],
      ['port', 'http'],
    ]);
    await expect(session.values.set(values)).rejects.toThrow('port: A port is needed');
    expect(session.values.has('word')).toBe(false);
  });

  it('that change make older results stale', async () => {
    const opened = await open(block('echo <word>', '- a ✓'), answering({ word: 'a' }));
    await opened.runAll();
    const item = opened.session.runbook.commands[0]?.nodeId ?? '';
    expect(opened.session.view.states.get(item)).toBe('passed');
    await opened.session.values.set(new Map([['word', 'b']]));
    expect(opened.session.view.states.get(item)).toBe('stale');
  });

  it('belong to their run: the next one asks again', async () => {
    const { asked, askValues } = answering({ word: 'a' });
    const { session, runAll } = await open(block('echo <word>'), { askValues });
    await runAll();
    await session.startRun();
    await runAll();
    expect(asked).toHaveLength(2);
  });

  it('of variables reach the programs that a command starts, and later commands', async () => {
    const opened = await open(
      block('sh -c \'echo "$WORD"\'; : $WORD', 'echo "again $WORD"'),
      answering({ word: 'a  b' }),
    );
    await opened.runAll();
    expect(outputs(opened)).toEqual(['a  b\n', 'again a  b\n']);
  });

  it('are listed in the report', async () => {
    const opened = await open(block('echo <word>'), answering({ word: 'a b' }));
    await opened.runAll();
    const report = opened.session.reports.of();
    expect(report?.run.values).toEqual([{ name: 'word', value: 'a b' }]);
    for (const format of ['html', 'md', 'json'] as const)
      expect(await opened.session.reports.render(format)).toMatch(/word[\s\S]{0,40}a b/);
  });
});

describe('a secret value', () => {
  const markdown = block(
    'printf %s "$TOKEN" <password> | tee copy',
    'declare -p | grep -c "declare -- [p]rovebook_" || true',
  );

  it('reaches the command, and neither log nor evidence nor report', async () => {
    const opened = await open(markdown, answering({ token: 'hunter2-token', password: 'hunter2-pass' }));
    await opened.runAll();
    expect(readFileSync(path.join(opened.folder, 'copy'), 'utf8')).toBe('hunter2-tokenhunter2-pass');
    const shown = (await opened.session.reports.render('html')) + (await opened.session.reports.render('json'));
    expect(opened.written() + shown).not.toContain('hunter2');
    expect(outputs(opened)[0]).toBe(`${MASK}${MASK}`);
    expect(shown).toContain(`password = ${MASK}`);
  });

  it('is no variable of the shell any more when the command has ended', async () => {
    const opened = await open(markdown, answering({ token: 'hunter2-token', password: 'hunter2-pass' }));
    await opened.runAll();
    expect(outputs(opened)[1]).toBe('0\n');
  });

  it('is asked for again by another process and in another run', async () => {
    const { asked, askValues } = answering({ token: 'hunter2-token', password: 'hunter2-pass' });
    const first = await open(markdown, { askValues });
    await first.runAll();
    const second = await first.again();
    await second.runAll();
    await second.session.startRun();
    await second.runAll();
    expect(asked.map((needed) => needed.map(({ name }) => name))).toEqual(Array(3).fill(['password', 'token']));
  });
});

describe('a command that needs a terminal', () => {
  it('is handed to one with its exact text, and a person decides', async () => {
    const sent: unknown[] = [];
    const opened = await open(block('less <file>', 'echo inside'), {
      ...answering({ file: 'a b' }),
      terminal: { kind: 'separate', send: (text) => Promise.resolve(void sent.push(text)) },
    });
    const outcomes = await opened.runAll();
    expect(sent).toEqual([{ text: "less 'a b'", cwd: opened.folder, kubeconfig: expect.any(String) as string }]);
    expect(outcomes).toMatchObject([
      {
        execution: {
          invocation: { command: "less 'a b'" },
          actor: 'kim',
          finished: { verdict: 'manual', end: 'handed over', evidence: undefined },
        },
      },
      { refusal: { code: 'earlier command handed over' } },
    ]);
    expect(opened.session.view.states.get(opened.session.runbook.commands[0]?.nodeId ?? '')).toBe('open');
  });

  it('runs in this terminal with what earlier commands left, and its own traces stay', async () => {
    const folder = scratchFolder();
    const bin = path.join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(path.join(bin, 'less'), '#!/bin/sh\necho "$PWD $1" > seen\nexit 3\n');
    chmodSync(path.join(bin, 'less'), 0o755);
    const markdown = block('mkdir inner; cd inner; WORD=kept') + block('less $WORD').replace('item', 'second');
    const opened = await open(
      markdown,
      {
        env: {
          PATH: `${bin}:${process.env['PATH'] ?? ''}`,
          PROVEBOOK_STATE_HOME: path.join(folder, 'state'),
          PROVEBOOK_ACTOR: 'kim',
        },
        terminal: { kind: 'attached', during: (work) => work() },
      },
      folder,
    );
    const outcomes = await opened.runAll();
    expect(outcomes[1]).toMatchObject({
      execution: { finished: { verdict: 'manual', end: 'handed over', exitCode: 3, evidence: undefined } },
    });
    expect(readFileSync(path.join(folder, 'inner', 'seen'), 'utf8')).toBe(`${folder}/inner kept\n`);
  });

  it('that could not be handed over is an error, not a decision', async () => {
    const opened = await open(block('less a'), {
      terminal: { kind: 'separate', send: () => Promise.reject(new Error('no terminal left')) },
    });
    const [outcome] = await opened.runAll();
    expect(outcome).toMatchObject({
      execution: { finished: { verdict: 'error', findings: [{ message: 'no terminal left' }] } },
    });
  });

  it('is refused without one, and nobody is asked for its values', async () => {
    const { asked, askValues } = answering({});
    const opened = await open(block('less <file>'), { askValues });
    expect(await opened.runAll()).toMatchObject([{ refusal: { code: 'interactive' } }]);
    expect(asked).toEqual([]);
  });
});
