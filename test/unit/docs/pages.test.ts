/** The documentation against what it speaks of: files, anchors, settings, commands, examples. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { libraryPage } from '../../../src/core/check/library/libraryPage.ts';
import { readRunbook } from '../../../src/core/runbook/read.ts';
import { readLibraries } from '../../../src/session/readLibraries.ts';
import { validSidecar } from '../support/checks.ts';
import { page, pages, partOf } from '../support/pages.ts';
import { commandTexts, expectationWords, itemsOf, readText, repositoryRoot } from '../support/runbooks.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
    readonly keybindings: readonly { readonly key: string }[];
  };
}

const { contributes } = JSON.parse(readText('package.json')) as Manifest;
const words = JSON.parse(readText('package.nls.json')) as Readonly<Record<string, string>>;
const editor = page('docs/editor.md');

describe('a link of the documentation', () => {
  const links = pages.flatMap(({ file, links: targets }) =>
    targets.filter((target) => !/^[a-z]+:/.test(target)).map((target) => ({ file, target })),
  );

  it('is there', () => {
    expect(links.length).toBeGreaterThan(60);
  });

  it.each(links)('in $file leads somewhere: $target', ({ file, target }) => {
    const [name = '', anchor] = target.split('#');
    const goal = name === '' ? file : path.join(path.dirname(file), name);
    expect(existsSync(path.join(repositoryRoot, goal)), goal).toBe(true);
    if (anchor !== undefined) expect([...page(goal).anchors]).toContain(anchor);
  });
});

describe('every page', () => {
  it.each(pages.map(({ file }) => file).filter((file) => file.startsWith('docs/')))(
    '%s is reached from the README',
    (file) => {
      const reached = new Set(['README.md']);
      // A set that grows while it is read: each page is looked at once.
      for (const from of reached)
        for (const target of page(from).links) {
          const goal = path.join(path.dirname(from), target.split('#')[0] ?? '');
          if (pages.some((one) => one.file === goal)) reached.add(goal);
        }
      expect(reached).toContain(file);
    },
  );
});

describe('the page of the editor', () => {
  it.each(Object.entries(contributes.configuration.properties))(
    'has the setting %s with its default',
    (name, setting) => {
      const row = partOf(editor, '## Settings')
        .split('\n')
        .find((line) => line.startsWith(`| \`${name}\``));
      expect(row).toContain(`| \`${JSON.stringify(setting.default)}\``);
    },
  );

  it.each(contributes.commands)('has the command $command by its title', ({ command, title }) => {
    const text = words[title.slice(1, -1)] ?? '';
    expect(partOf(editor, '## Commands')).toContain(`| _${text}_ (\`${command}\`)`);
  });

  it('names no setting and no command that is not there', () => {
    const known = new Set([
      ...Object.keys(contributes.configuration.properties),
      ...contributes.commands.map(({ command }) => command),
    ]);
    const named = pages
      .filter(({ file }) => file !== 'docs/architecture.md')
      .flatMap(({ text }) => [...text.matchAll(/`(provebook\.[a-zA-Z]+)`/g)].map((match) => match[1] ?? ''));
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(contributes.keybindings)('has the key $key', ({ key }) => {
    expect(partOf(editor, '## Keys').toLowerCase()).toContain(key);
  });
});

describe('the page of the ready checks', () => {
  it('is what is made of the library', async () => {
    const file = path.join(repositoryRoot, 'docs', 'library.md');
    const made = libraryPage(await readLibraries(path.join(repositoryRoot, 'runbooks', 'library')));
    const formatted = await format(made, { ...(await resolveConfig(file)), filepath: file });
    expect(readText('docs', 'library.md'), 'Run "npm run generate".').toBe(formatted);
  });
});

describe('an example of the documentation', () => {
  const sidecars = pages.flatMap(({ file, text }) =>
    [...text.matchAll(/^```yaml\n(version: 1\n[\s\S]*?)^```$/gm)].map(([, yaml = ''], at) => ({ file, at, yaml })),
  );

  it.each(sidecars)('of a sidecar is valid: $file, $at', async ({ yaml }) => {
    await expect(validSidecar(yaml)).resolves.toBeDefined();
  });

  it('of a runbook, in the README, is read as the README says', () => {
    const [, text = ''] = /^````markdown\n([\s\S]*?)^````$/m.exec(page('README.md').text) ?? [];
    const runbook = readRunbook(text);
    expect(itemsOf(runbook).map(({ title }) => title)).toEqual([
      'The credentials are in place',
      'The on-call rota covers the release night',
    ]);
    expect(commandTexts(runbook)).toEqual(['kubectl get secrets -n shop']);
    expect(expectationWords(runbook.expectations)).toEqual(['shop-database', 'shop-smtp']);
  });
});
