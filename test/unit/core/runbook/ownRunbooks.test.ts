import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSidecar } from '../../../../src/core/check/sidecar.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { freeVariables } from '../../../../src/core/runbook/variable.ts';
import { findRunbooks } from '../../../../src/session/findRunbooks.ts';
import { lintFile } from '../../../../src/session/lintFile.ts';
import { itemKinds, itemsOf, readText, repositoryRoot } from '../../support/runbooks.ts';

describe('the readiness checklist that comes with Provebook', () => {
  const runbook = readRunbook(readText('runbooks', 'judgify-production-readiness.md'));

  it('has 146 items: 42 at the margin, 98 nested, 6 numbered', () => {
    expect(itemsOf(runbook)).toHaveLength(146);
    expect(itemKinds(runbook)).toEqual({ top: 42, nested: 98, ordered: 6 });
  });

  it('can run every one of its commands as it stands', () => {
    expect(runbook.commands.filter((command) => command.interactive)).toEqual([]);
    expect(runbook.commands.flatMap((command) => command.placeholders)).toEqual([]);
    const shell = runbook.commands.filter((command) => command.language === 'shell');
    expect(shell.flatMap((command) => freeVariables(command.text))).toEqual([]);
  });

  it('only looks, apart from the test programs of the release, whose effect nobody can read off their names', () => {
    const others = runbook.commands.filter((command) => command.effect !== 'read');
    expect(others.map(({ effect, text }) => [effect, text])).toEqual([
      ['unknown', 'python tests/performance/test_load_and_performance.py --environment production'],
      ['unknown', 'python tests/smoke/smoke_tests.py --base-url https://api.judgify.ai'],
      ['unknown', 'python tests/smoke/production_smoke_tests.py --base-url https://api.judgify.ai'],
      ['unknown', 'python tests/smoke/critical_path_tests.py --base-url https://api.judgify.ai'],
    ]);
  });

  it('makes a command of every block of shell and SQL', () => {
    const blocks = runbook.blocks.filter((block) => block.language === 'shell' || block.language === 'sql');
    expect(blocks.filter((block) => block.commands.length === 0)).toEqual([]);
    expect(runbook.commands.map((command) => command.language)).toContain('sql');
  });

  it('has no problem, and its sidecar is valid', () => {
    expect(runbook.problems).toEqual([]);
    expect(readSidecar(readText('runbooks', 'judgify-production-readiness.checks.yaml')).state).toBe('valid');
  });

  it('has nine sign-offs and the two lines to compute', () => {
    expect(runbook.signOffs).toHaveLength(9);
    expect(runbook.completion).toBeDefined();
    expect(runbook.readiness).toBeDefined();
  });
});

describe('the Kubernetes baseline that comes with Provebook', () => {
  const runbook = readRunbook(readText('runbooks', 'kubernetes-baseline.md'));

  it('has no problem', () => {
    expect(runbook.problems).toEqual([]);
  });

  it('only looks, and every command can run as it stands', () => {
    expect(runbook.commands.length).toBeGreaterThan(0);
    expect(runbook.commands.filter(({ effect, interactive }) => effect !== 'read' || interactive)).toEqual([]);
    expect(runbook.commands.flatMap((command) => command.placeholders)).toEqual([]);
  });
});

describe('the runbooks that come with Provebook', () => {
  it('have no problem, and neither have their sidecars', async () => {
    const files = await findRunbooks(path.join(repositoryRoot, 'runbooks'));
    expect(files.length).toBeGreaterThan(1);
    const linted = (await Promise.all(files.map(lintFile))).flat();
    expect(linted.length).toBeGreaterThan(files.length);
    expect(
      linted.flatMap(({ file, problems }) => problems.map(({ line, message }) => `${file}:${line}: ${message}`)),
    ).toEqual([]);
  });
});
