import { describe, expect, it } from 'vitest';
import { commandEffect, isKnownProgram } from '../../../../src/core/runbook/effect.ts';
import { withExtraPrograms, type ExtraPrograms } from '../../../../src/core/runbook/extraPrograms.ts';
import { allNodes } from '../../../../src/core/runbook/find.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { fenced, lines } from '../../support/runbooks.ts';

const extra: ExtraPrograms = {
  ourtool: { status: 'read', 'release list': 'read', release: 'change', delete: 'read', apply: 'read', '*': 'local' },
  'check.sh': { '*': 'read' },
  kubectl: { delete: 'read' },
  rm: { '*': 'read' },
  bash: { '*': 'read' },
};

describe("a team's own program", () => {
  it.each([
    ['ourtool status', 'read'],
    ['ourtool release list', 'read'],
    ['ourtool release cut', 'change'],
    ['ourtool frobnicate', 'local'],
    ['sudo ourtool frobnicate', 'change'],
    ['./scripts/check.sh a b', 'read'],
    ["ssh host 'ourtool status'", 'read'],
    ['othertool status', 'unknown'],
  ])('"%s" is "%s"', (text, effect) => {
    expect(commandEffect(text, 'shell', extra)).toBe(effect);
  });

  it.each([
    ['kubectl delete pod a', 'destroy'],
    ['rm a', 'destroy'],
    ['bash deploy.sh', 'unknown'],
    ['ourtool delete a', 'destroy'],
    ['ourtool apply a', 'change'],
    ['ourtool --some-option status', 'local'],
  ])('can never make "%s" look more harmless than "%s"', (text, effect) => {
    expect(commandEffect(text, 'shell', extra)).toBe(effect);
  });

  it.each(['kubectl', 'rm', 'curl', 'psql', 'sudo', 'ssh', 'bash', 'python', 'eval', 'aws', 'service'])(
    'is not "%s", which Provebook knows',
    (name) => {
      expect(isKnownProgram(name)).toBe(true);
    },
  );

  it('may have the name of something that every object has', () => {
    expect(commandEffect('toString a', 'shell', extra)).toBe('unknown');
    expect(isKnownProgram('constructor')).toBe(false);
  });
});

describe('a runbook with such programs', () => {
  const text = lines('# T', '- [ ] Run `./ourtool status`', '', fenced('bash', './ourtool status', 'date'));

  it('has their effects in its tree, its blocks and its list of commands', () => {
    const before = readRunbook(text);
    const after = withExtraPrograms(before, extra);
    expect(before.commands.map(({ effect }) => effect)).toEqual(['unknown', 'unknown', 'read']);
    expect(after.commands.map(({ effect }) => effect)).toEqual(['read', 'read', 'read']);
    expect(after.blocks.flatMap((block) => block.commands)).toEqual(after.commands.slice(1));
    const nodes = allNodes(after.nodes);
    expect(
      nodes.flatMap((node) => [...node.inlineCommands, ...node.blocks.flatMap((block) => block.commands)]),
    ).toEqual(after.commands);
  });

  it('is the same runbook where the sidecar says nothing of them', () => {
    const runbook = readRunbook(text);
    expect(withExtraPrograms(runbook, {})).toBe(runbook);
    expect(withExtraPrograms(runbook, { othertool: { '*': 'read' } })).toBe(runbook);
  });
});
