import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readUserRules } from '../../../src/state/userRules.ts';
import { scratchFolder } from '../../scratch.ts';

describe('rules of a person', () => {
  it('are none without a file', () => {
    expect(readUserRules(scratchFolder(), {})).toEqual({ protectedContexts: [], readOnly: false });
  });

  it('come from settings.yaml and the environment, each tightening the other', () => {
    const folder = scratchFolder();
    writeFileSync(path.join(folder, 'settings.yaml'), 'protectedContexts: [prod*]\n');
    const env = { PROVEBOOK_PROTECTED_CONTEXTS: 'live, eu-* ', PROVEBOOK_READ_ONLY: '1' };
    expect(readUserRules(folder, env)).toEqual({ protectedContexts: ['prod*', 'live', 'eu-*'], readOnly: true });
    writeFileSync(path.join(folder, 'settings.yaml'), 'readOnly: true\n');
    expect(readUserRules(folder, { PROVEBOOK_READ_ONLY: '0' }).readOnly).toBe(true);
  });

  it.each(['protectedContexts: prod', 'protectedContext: [prod]', 'readOnly: "yes"', '{'])(
    'that cannot be understood stop everything: %s',
    (text) => {
      const folder = scratchFolder();
      writeFileSync(path.join(folder, 'settings.yaml'), text);
      expect(() => readUserRules(folder, {})).toThrow(expect.objectContaining({ code: 'settings invalid' }) as Error);
    },
  );
});
