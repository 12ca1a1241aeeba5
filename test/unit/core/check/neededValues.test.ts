import { describe, expect, it } from 'vitest';
import { neededValues, variableSetters } from '../../../../src/core/check/neededValues.ts';
import type { Command } from '../../../../src/core/runbook/model.ts';
import { command, statement } from '../../support/commands.ts';

/** Commands one below the other. */
function inOrder(...texts: readonly string[]): readonly Command[] {
  return texts.map((text, index) => command(text, { id: `c${index}`, lines: { from: index + 1, to: index + 1 } }));
}

function needed(all: readonly Command[], wanted = all, set: readonly string[] = []): readonly string[] {
  return neededValues(wanted, variableSetters(all), (name) => set.includes(name)).map(({ name }) => name);
}

describe('what has to be given before commands run', () => {
  it('is each value once, with all ways of writing it and the first command that needs it', () => {
    const commands = inOrder('kubectl get pod <pod> -n $NS', 'kubectl logs POD_NAME', 'kubectl delete pod $POD <pod>');
    const found = neededValues(commands, variableSetters(commands), () => false);
    expect(found.map(({ name, texts, type, command: { id } }) => [name, texts, type, id])).toEqual([
      ['pod', ['<pod>', '$POD'], 'name', 'c0'],
      ['ns', ['$NS'], 'name', 'c0'],
      ['pod-name', ['POD_NAME'], 'name', 'c1'],
    ]);
  });

  it('is nothing that is set already, or that an earlier command of the runbook sets', () => {
    const commands = inOrder('POD=$(kubectl get pod -o name)', 'echo $POD $HOST $PORT', 'HOST=a');
    expect(needed(commands, commands, ['PORT'])).toEqual(['host']);
    expect(needed(commands, commands.slice(1, 2), ['PORT'])).toEqual(['host']);
  });

  it('is no variable that a script read before may set, but still a placeholder', () => {
    expect(needed(inOrder('source ./env.sh', 'echo $POD <pod>'))).toEqual(['pod']);
    expect(needed(inOrder('. ./env.sh', 'echo $POD'))).toEqual([]);
    expect(needed(inOrder('echo $POD', 'source ./env.sh'))).toEqual(['pod']);
  });

  it('is nothing for a command that no value completes', () => {
    expect(needed(inOrder('kubectl logs <pod> ...'))).toEqual([]);
  });

  it('is a placeholder of a statement, not what looks like a shell variable in it', () => {
    expect(needed([statement('SELECT $body$ x $body$, <id>')])).toEqual(['id']);
  });
});
