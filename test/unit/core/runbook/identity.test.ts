import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explicitId, IdRegistry, slug } from '../../../../src/core/runbook/identity.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';

describe('a slug', () => {
  it.each([
    ['The Disk is FREE!', 'the-disk-is-free'],
    ['디스크 여유 공간 (GB)', '디스크-여유-공간-gb'],
    ['  --a--  ', 'a'],
    ['🏗️', 'item'],
    ['', 'item'],
    ['Cafe\u0301', 'café'],
  ])('of "%s" is "%s"', (text, wanted) => {
    expect(slug(text)).toBe(wanted);
  });

  it('is short, is never empty, and is its own slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const made = slug(text);
        expect(made.length).toBeGreaterThan(0);
        expect(made.length).toBeLessThanOrEqual(48);
        expect(made.isWellFormed()).toBe(true);
        expect(slug(made)).toBe(made);
      }),
    );
  });
});

describe('an id of the author', () => {
  it.each([
    ['Disk {#disk}', 'disk'],
    ['Disk {#a.b:c-d}', 'a.b:c-d'],
    ['<!-- id: disk --> Disk', 'disk'],
    ['Disk<!--id:disk-->', 'disk'],
  ])('is read from "%s"', (text, id) => {
    expect(explicitId(text)).toBe(id);
  });

  it.each([
    ['## Disk {#disk}\n', 'behind a heading'],
    ['## Disk <!-- id: disk -->\n', 'in a comment behind a heading'],
    ['## Disk\n<!-- id: disk -->\n', 'in a comment on the line below a heading'],
    ['- [ ] Disk {#disk}\n', 'behind an item'],
    ['- [ ] <!-- id: disk --> Disk\n', 'in a comment in front of an item'],
    ['- [ ] Disk\n  <!-- id: disk -->\n', 'in a comment on the line below an item'],
    ['1. Disk\n   <!-- id: disk -->\n   More of it.\n', 'in a comment between the lines of a step'],
  ])('names the node of "%s", %s, and is no part of its title', (text) => {
    expect(readRunbook(text).nodes).toMatchObject([{ id: 'disk', hasOwnId: true, title: 'Disk' }]);
  });

  it('is that of the node right above, not of one further away', () => {
    expect(readRunbook('## Disk\n\n<!-- id: other -->\n').nodes).toMatchObject([{ id: 'disk', hasOwnId: false }]);
    expect(readRunbook('- [ ] Disk\n- [ ] CPU\n  <!-- id: cpu-1 -->\n').nodes).toMatchObject([
      { id: 'disk', hasOwnId: false },
      { id: 'cpu-1', hasOwnId: true },
    ]);
  });

  it.each(['{#nodes}', '<!-- id: nodes -->'])('%s leaves a command alone in its entry', (mark) => {
    const { commands } = readRunbook(`- [ ] \`kubectl get nodes\` ${mark}\n`);
    expect(commands).toMatchObject([{ text: 'kubectl get nodes', nodeId: 'nodes' }]);
  });

  it('may hold dots and colons without showing in the title', () => {
    expect(readRunbook('- [ ] Disk {#a.b:c-d}\n').nodes).toMatchObject([{ id: 'a.b:c-d', title: 'Disk' }]);
  });

  it.each(['Disk', 'Disk {disk}', 'Disk {#disk} more', '<!-- disk -->'])('is not in "%s"', (text) => {
    expect(explicitId(text)).toBeUndefined();
  });
});

it('no two nodes get the same id, whatever they ask for', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'a~2', 'a~2~2', 'a~3', 'b')), (wanted) => {
      const ids = new IdRegistry();
      const given = wanted.map((id) => ids.claim(id));
      expect(new Set(given).size).toBe(wanted.length);
    }),
  );
});
