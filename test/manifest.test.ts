/** The manifest of the extension against the code, the translations and the files it names. */
import { existsSync, globSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  commandIds,
  contextKeys,
  machineSettings,
  panelIds,
  settingIds,
  viewIds,
} from '../src/extension/contributions.ts';
import { readText, repositoryRoot } from './unit/support/runbooks.ts';

const entry = z.object({ command: z.string(), when: z.string().optional(), group: z.string().optional() });

const manifestText = readText('package.json');

const manifest = z
  .object({
    l10n: z.string(),
    activationEvents: z.array(z.string()),
    capabilities: z.object({
      untrustedWorkspaces: z.object({ supported: z.unknown(), description: z.string() }),
      virtualWorkspaces: z.object({ supported: z.unknown() }),
    }),
    contributes: z.object({
      commands: z.array(
        z.object({
          command: z.string(),
          title: z.string(),
          category: z.string(),
          icon: z.string().optional(),
          enablement: z.string().optional(),
        }),
      ),
      viewsContainers: z.record(z.string(), z.array(z.object({ id: z.string(), icon: z.string() }))),
      views: z.record(z.string(), z.array(z.object({ id: z.string(), when: z.string().optional() }))),
      viewsWelcome: z.array(z.object({ view: z.string(), when: z.string().optional(), contents: z.string() })),
      menus: z.record(z.string(), z.array(entry)),
      keybindings: z.array(
        z.object({
          command: z.string(),
          args: z.object({ commands: z.array(z.string()) }).optional(),
          key: z.string(),
          when: z.string(),
        }),
      ),
      configuration: z.object({
        properties: z.record(
          z.string(),
          z.object({ markdownDescription: z.string(), default: z.unknown(), scope: z.string() }),
        ),
      }),
      walkthroughs: z.array(
        z.object({
          title: z.string(),
          description: z.string(),
          steps: z.array(
            z.object({
              id: z.string(),
              title: z.string(),
              description: z.string(),
              media: z.object({ image: z.string(), altText: z.string() }),
              completionEvents: z.array(z.string()).min(1),
            }),
          ),
        }),
      ),
    }),
  })
  .parse(JSON.parse(manifestText));

const { commands, configuration, keybindings, menus, views, viewsWelcome, viewsContainers, walkthroughs } =
  manifest.contributes;

const steps = walkthroughs.flatMap((one) => one.steps);

const translations = ['package.nls.json', 'package.nls.ko.json'] as const;

function translation(file: string): Readonly<Record<string, string>> {
  return z.record(z.string(), z.string()).parse(JSON.parse(readText(file)));
}

/** Every text of the manifest, however deep. */
function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

const texts = strings(JSON.parse(manifestText));
const whens = [
  ...[...Object.values(menus).flat(), ...Object.values(views).flat(), ...viewsWelcome, ...keybindings].flatMap(
    ({ when }) => when ?? [],
  ),
  ...commands.flatMap(({ enablement }) => enablement ?? []),
];

function sorted(words: Iterable<string>): readonly string[] {
  return [...new Set(words)].sort();
}

describe('ids', () => {
  it('of commands are the same in the manifest and in the code', () => {
    expect(sorted(commands.map(({ command }) => command))).toEqual(sorted(Object.values(commandIds)));
  });

  it('of commands stand once in the manifest', () => {
    expect(commands).toHaveLength(new Set(commands.map(({ command }) => command)).size);
  });

  it('of views are the same in the manifest and in the code', () => {
    expect(sorted(Object.values(views).flatMap((list) => list.map(({ id }) => id)))).toEqual(
      sorted(Object.values(viewIds)),
    );
  });

  it('of context keys are the same in conditions and in the code', () => {
    const ids: readonly string[] = [
      ...Object.values(commandIds),
      ...Object.values(viewIds),
      ...Object.values(panelIds),
    ];
    const named = whens.flatMap((when) => when.match(/\bprovebook\.\w+/g) ?? []);
    expect(sorted(named.filter((name) => !ids.includes(name)))).toEqual(sorted(Object.values(contextKeys)));
  });

  it('of settings are the same in the manifest and in the code', () => {
    expect(sorted(Object.keys(configuration.properties))).toEqual(sorted(Object.values(settingIds)));
  });

  it('in links of welcome texts and walkthroughs are commands that exist', () => {
    const links = translations.flatMap((file) =>
      Object.values(translation(file)).flatMap((text) =>
        [...text.matchAll(/\(command:(provebook\.[\w.]+)/g)].map((match) => match[1] ?? ''),
      ),
    );
    // The editor itself has one for each view that moves the focus there.
    const known = [...commands.map(({ command }) => command), ...Object.values(viewIds).map((id) => `${id}.focus`)];
    expect(sorted(links).filter((id) => !known.includes(id))).toEqual([]);
  });
});

/** Commands that keys run, by themselves or one after the other. */
const keyed = keybindings.flatMap(({ command, args }) =>
  command === 'runCommands' ? (args?.commands ?? []) : [command],
);

describe('keys', () => {
  it('run commands that exist, and only while a view or panel of ours has the focus', () => {
    const known = new Set(commands.map(({ command }) => command));
    // A list of the editor may first select the row that has the focus.
    const unknown = keyed.filter((command) => !known.has(command) && !command.startsWith('list.'));
    expect(unknown).toEqual([]);
    expect(keybindings.filter(({ when }) => !/^(focusedView|activeWebviewPanelId) == provebook\./.test(when))).toEqual(
      [],
    );
  });

  it('are each taken once in the same place', () => {
    const taken = keybindings.map(({ key, when }) => `${key} ${when}`);
    expect(taken).toHaveLength(new Set(taken).size);
  });
});

it('settings are the same in the manifest and in the code', () => {
  expect(sorted(Object.keys(configuration.properties))).toEqual(sorted(Object.values(settingIds)));
});

describe('texts', () => {
  const keys = sorted(texts.flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []));

  it.each(translations)('have a translation in %s, which has no other', (file) => {
    expect(Object.keys(translation(file)).sort()).toEqual(keys);
    expect(Object.values(translation(file)).filter((text) => text.trim() === '')).toEqual([]);
  });

  it('of commands, welcome views, settings and walkthroughs are all translated', () => {
    const shown = [
      ...commands.map(({ title }) => title),
      ...viewsWelcome.map(({ contents }) => contents),
      ...Object.values(configuration.properties).map(({ markdownDescription }) => markdownDescription),
      ...walkthroughs.flatMap(({ title, description }) => [title, description]),
      ...steps.flatMap(({ title, description, media }) => [title, description, media.altText]),
    ];
    expect(shown.filter((text) => !/^%.+%$/.test(text))).toEqual([]);
  });

  it('link to the same commands in every language', () => {
    const [english, korean] = translations.map(translation);
    const links = (text: string | undefined): readonly string[] => text?.match(/\(command:[^)]+\)/g) ?? [];
    for (const key of keys) expect(links(korean?.[key])).toEqual(links(english?.[key]));
  });
});

describe('files', () => {
  it('that the manifest names as pictures exist', () => {
    const pictures = texts.filter((text) => /\.(svg|png)$/.test(text));
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((file) => !existsSync(path.join(repositoryRoot, file)))).toEqual([]);
  });

  it('of messages in other languages lie where the manifest says', () => {
    expect(existsSync(path.join(repositoryRoot, manifest.l10n, 'bundle.l10n.ko.json'))).toBe(true);
  });

  it('of activity bar containers are pictures, those of commands are icons of the editor', () => {
    expect(Object.values(viewsContainers).flatMap((list) => list.map(({ icon }) => icon))).toEqual(
      Object.values(viewsContainers).flatMap((list) => list.map(() => expect.stringMatching(/\.svg$/) as string)),
    );
    expect(commands.filter(({ icon }) => icon !== undefined && !/^\$\([a-z-]+\)$/.test(icon))).toEqual([]);
  });
});

describe('menus', () => {
  it('name commands that exist', () => {
    const known = new Set(commands.map(({ command }) => command));
    const named = Object.values(menus).flatMap((list) => list.map(({ command }) => command));
    expect(named.filter((command) => !known.has(command))).toEqual([]);
  });

  it('of views name a view that exists in every condition', () => {
    const known = new Set(Object.values(views).flatMap((list) => list.map(({ id }) => id)));
    const ofViews = Object.entries(menus).filter(([name]) => name.startsWith('view/'));
    expect(ofViews.length).toBeGreaterThan(0);
    for (const [, list] of ofViews) {
      for (const { when } of list) {
        const [, view] = /\bview == ([\w.]+)/.exec(when ?? '') ?? [];
        expect(known).toContain(view);
      }
    }
    expect(viewsWelcome.filter(({ view }) => !known.has(view))).toEqual([]);
  });

  it('of the palette hide the commands that need an item', () => {
    const hidden = (menus['commandPalette'] ?? []).filter(({ when }) => when === 'false').map(({ command }) => command);
    const { run, rerun, tick, openNode, openItem, showEvidence } = commandIds;
    expect(sorted(hidden)).toEqual(sorted([run, rerun, tick, openNode, openItem, showEvidence]));
  });

  it('of rows have only what the keyboard reaches too, in the palette or by a key', () => {
    const hidden = new Set(
      (menus['commandPalette'] ?? []).filter(({ when }) => when === 'false').map((one) => one.command),
    );
    const { run, rerun, openNode, openItem } = commandIds;
    // Enter on a row runs the row's own command, and the key of "Run" is that of "Run Again".
    const others: readonly string[] = [openNode, openItem, ...(keyed.includes(run) ? [rerun] : [])];
    const ofRows = (menus['view/item/context'] ?? []).map(({ command }) => command);
    expect(ofRows.length).toBeGreaterThan(20);
    const reached = (command: string): boolean =>
      !hidden.has(command) || keyed.includes(command) || others.includes(command);
    expect(ofRows.filter((command) => !reached(command))).toEqual([]);
  });

  it('show what the palette hides somewhere else', () => {
    const hidden = new Set((menus['commandPalette'] ?? []).map(({ command }) => command));
    const inMenus = Object.entries(menus)
      .filter(([name]) => name !== 'commandPalette')
      .flatMap(([, list]) => list.map(({ command }) => command));
    // The hover in the text links to it, where there is evidence.
    const elsewhere: readonly string[] = [...inMenus, commandIds.showEvidence];
    expect([...hidden].filter((command) => !elsewhere.includes(command))).toEqual([]);
  });
});

describe('the walkthrough', () => {
  it('has steps that end by something that exists', () => {
    const events = steps.flatMap(({ completionEvents }) => completionEvents);
    const known = [
      ...commands.map(({ command }) => `onCommand:${command}`),
      ...Object.values(viewIds).map((id) => `onView:${id}`),
    ];
    expect(events.filter((event) => !known.includes(event))).toEqual([]);
  });

  it('has small pictures', () => {
    const sizes = steps.map(({ media }) => statSync(path.join(repositoryRoot, media.image)).size);
    expect(Math.max(...sizes)).toBeLessThan(100_000);
  });

  it('has in each step something to click', () => {
    const english = translation('package.nls.json');
    const texts = steps.map(({ description }) => english[description.replaceAll('%', '')] ?? '');
    expect(texts.filter((text) => !/^\[.+\]\(command:[\w.]+\)$/m.test(text))).toEqual([]);
  });
});

describe('trust and activation', () => {
  it('in Restricted Mode the extension is limited, and says how', () => {
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited');
    expect(manifest.capabilities.untrustedWorkspaces.description).not.toBe('');
    expect(manifest.capabilities.virtualWorkspaces.supported).toBe(false);
  });

  it('nothing wakes it but a Markdown file and its own views and commands', () => {
    expect(manifest.activationEvents).toEqual(['onLanguage:markdown', 'onWebviewPanel:provebook.report']);
    expect(manifestText).not.toMatch(/"(onUri|onStartupFinished|\*)"/);
  });

  it('no setting that decides what runs can come from a workspace, which others write', () => {
    const scopes = machineSettings.map((id) => [id, configuration.properties[id]?.scope]);
    expect(scopes).toEqual(machineSettings.map((id) => [id, 'machine']));
  });

  it('no address of the editor leads to it, and no code but its own comes from the workspace', () => {
    const source = globSync('src/**/*.ts')
      .map((file) => readText(file))
      .join('\n');
    expect(source).not.toMatch(/registerUriHandler|isTrusted\s*[:=]\s*true\b|supportHtml|enableCommandUris/);
    expect(source).not.toMatch(/\beval\(|new Function\(|node:vm/);
  });
});
