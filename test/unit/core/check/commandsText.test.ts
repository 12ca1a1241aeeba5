import { describe, expect, it } from 'vitest';
import { commandsText } from '../../../../src/core/check/commandsText.ts';
import { command } from '../../support/commands.ts';

/** Everything in Unicode that a reader cannot see, or takes for something else. */
function unseen(): readonly string[] {
  const found: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const character = String.fromCodePoint(code);
    if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/u.test(character) && !/[\t\n]/.test(character))
      found.push(character);
    else if (/\p{Zs}/u.test(character) && !/[ \u3000]/.test(character)) found.push(character);
  }
  return found;
}

const hidden = unseen();

function shown(text: string): string {
  return commandsText({
    file: `/ops/${text}.md`,
    commands: [command(`kubectl get${text} pods`)],
    sidecarText: `a: ${text}`,
  });
}

describe('what an approval shows', () => {
  it('is every command with its place and effect, then the sidecar', () => {
    const commands = [command('kubectl get pods'), command('rm -r /srv/shop', { lines: { from: 9, to: 9 } })];
    expect(commandsText({ file: '/ops/a.md', commands, sidecarText: 'version: 1\n' })).toBe(
      '# /ops/a.md:3 (shell, read)\nkubectl get pods\n\n# /ops/a.md:9 (shell, destroy)\nrm -r /srv/shop\n\nversion: 1\n',
    );
  });

  it('holds none of the characters that cannot be seen', () => {
    expect(hidden.length).toBeGreaterThan(200);
    expect(hidden.filter((character) => shown(`a${character}b`).includes(character))).toEqual([]);
  });

  it.each([
    ['an overwritten line', 'rm -r /srv\rdate      ', '⟦CR⟧'],
    ['an erased line', 'rm -r /srv\u001b[2K', '⟦ESC⟧'],
    ['a letter taken back', 'rm -r /srv\b\b\b', '⟦BS⟧'],
    ['a turned comment', '# \u202e ;vrs/ r- mr', '⟦U+202E⟧'],
    ['a space that is none', 'rm\u00a0-r', '⟦U+00A0⟧'],
  ])('writes out %s', (_name, text, symbol) => {
    expect(shown(text)).toContain(symbol);
  });

  it('leaves what can be seen as it is', () => {
    expect(shown(' --selector app=상점 # 東京\u3000大阪 👩‍🚀')).toContain(' --selector app=상점 # 東京\u3000大阪 👩‍🚀');
  });
});
