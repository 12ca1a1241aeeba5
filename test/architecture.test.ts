/** Which folder may import what: the same table as in eslint.config.mjs, walked over every file. */
import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImports, type Import } from './unit/support/imports.ts';
import { readText, repositoryRoot } from './unit/support/runbooks.ts';

interface Layer {
  /** Other layers it may import. */
  readonly layers: readonly string[];
  /** What it may use of Node and of the editor. */
  readonly node: boolean;
  readonly vscode: boolean;
}

const layers: Readonly<Record<string, Layer>> = {
  core: { layers: [], node: false, vscode: false },
  protocol: { layers: ['core'], node: false, vscode: false },
  runners: { layers: ['core'], node: true, vscode: false },
  state: { layers: ['core'], node: true, vscode: false },
  session: { layers: ['core', 'runners', 'state'], node: true, vscode: false },
  cli: { layers: ['core', 'runners', 'state', 'session'], node: true, vscode: false },
  extension: { layers: ['core', 'protocol', 'runners', 'state', 'session'], node: true, vscode: true },
  webview: { layers: ['protocol'], node: false, vscode: false },
};

/** They take longer to load than everything else together, so they are loaded when they are needed. */
const heavy = ['@kubernetes/client-node', 'pg', 'pg-cursor'];

const builtins = new Set(builtinModules);

/** Every rule that a file breaks, as lines for the person who broke it. */
function violations(file: string, text: string): readonly string[] {
  return readImports(text).flatMap((found) => {
    const broken = brokenRule(file, found);
    return broken === undefined ? [] : [`${file}:${found.line} imports ${found.specifier}: ${broken}`];
  });
}

function brokenRule(file: string, found: Import): string | undefined {
  const { specifier, kind } = found;
  const layer = layerOf(file);
  const rules = layers[layer];
  if (rules === undefined) return `src/${layer} has no place in the table of layers`;
  if (specifier.startsWith('.')) {
    const target = layerOf(path.posix.join(path.posix.dirname(file), specifier));
    return target === layer || rules.layers.includes(target) ? undefined : `${layer} must not import ${target}`;
  }
  if (specifier === 'vscode' && !rules.vscode) return 'only src/extension imports vscode';
  if ((specifier.startsWith('node:') || builtins.has(specifier)) && !rules.node) return `${layer} runs without Node`;
  if (specifier === '@vscode/webview-ui-toolkit' && !file.startsWith('webview/components/'))
    return 'only webview/components imports it';
  if (heavy.includes(packageOf(specifier)) && kind === 'static') return 'it is loaded when it is needed';
  return undefined;
}

/** "src/core/run/order.ts" is in `core`; what lies outside of src/ and webview/ is in a layer that nobody may import. */
function layerOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'src' ? second : top;
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(path.join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(folder, name.replaceAll('\\', '/')));
}

describe('the layers', () => {
  const files = [...sourceFiles('src'), ...sourceFiles('webview')];

  it.each(Object.keys(layers))('%s imports nothing it must not', (layer) => {
    const own = files.filter((file) => layerOf(file) === layer);
    expect(own.length).toBeGreaterThan(0);
    expect(own.flatMap((file) => violations(file, readText(file)))).toEqual([]);
  });

  it('are all that src/ has', () => {
    expect(files.filter((file) => layers[layerOf(file)] === undefined)).toEqual([]);
  });
});

/** They are needed only where a sidecar has expressions, or a check is judged. */
const onDemand = ['@bufbuild/cel', '@bufbuild/protobuf', '@bufbuild/re2', 'semver'];

/** Packages that a file loads at once, with all that it imports. */
function loadedAtOnce(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  return readImports(readText(file)).flatMap(({ specifier, kind }) => {
    if (kind !== 'static') return [];
    if (!specifier.startsWith('.')) return [packageOf(specifier)];
    return loadedAtOnce(path.posix.join(path.posix.dirname(file), specifier), seen);
  });
}

describe('what is loaded when it is needed', () => {
  it.each(['src/extension/extension.ts', 'src/cli/main.ts', 'src/core/check/sidecar.ts'])(
    'is not loaded by %s',
    (file) => {
      const packages = loadedAtOnce(file);
      expect(packages).toContain('@vscode/l10n');
      expect(packages.filter((name) => onDemand.includes(name) || heavy.includes(name))).toEqual([]);
    },
  );

  it('is what judges a check', () => {
    expect(loadedAtOnce('src/core/check/judgeCheck.ts')).toEqual(expect.arrayContaining(onDemand));
  });
});

describe('a planted import is found', () => {
  it.each([
    ['src/core/run/order.ts', "import { readFile } from 'node:fs/promises';", 'without Node'],
    ['src/core/run/order.ts', "import fs from 'fs';", 'without Node'],
    ['src/core/run/order.ts', "import type { Uri } from 'vscode';", 'only src/extension'],
    ['src/core/run/order.ts', "import { a } from '../../state/runStore.ts';", 'core must not import state'],
    ['src/core/run/order.ts', "export * from '../../protocol/reportMessages.ts';", 'core must not import protocol'],
    ['src/core/run/order.ts', "import type { A } from '../../session/actor.ts';", 'core must not import session'],
    [
      'src/core/run/order.ts',
      "const a = await import('../../runners/kube/client.ts');",
      'core must not import runners',
    ],
    ['src/core/run/order.ts', "type A = import('../../cli/main.ts').A;", 'core must not import cli'],
    ['src/core/run/order.ts', "import '../../../test/unit/support/events.ts';", 'core must not import test'],
    ['src/protocol/reportMessages.ts', "import '../extension/contributions.ts';", 'protocol must not import extension'],
    ['src/runners/kube/client.ts', "import '../../state/digest.ts';", 'runners must not import state'],
    ['src/state/digest.ts', "import '../runners/kube/client.ts';", 'state must not import runners'],
    ['src/session/actor.ts', "import '../cli/main.ts';", 'session must not import cli'],
    ['src/session/actor.ts', "import '../extension/services.ts';", 'session must not import extension'],
    ['src/cli/main.ts', "import '../extension/services.ts';", 'cli must not import extension'],
    ['src/cli/main.ts', "import * as vscode from 'vscode';", 'only src/extension'],
    ['src/extension/services.ts', "import '../cli/main.ts';", 'extension must not import cli'],
    ['src/extension/services.ts', "import { Client } from 'pg';", 'when it is needed'],
    ['src/runners/sql/readOnlySession.ts', "import pg from 'pg';", 'when it is needed'],
    ['src/runners/sql/readRows.ts', "import Cursor from 'pg-cursor';", 'when it is needed'],
    ['src/runners/kube/client.ts', "import * as k8s from '@kubernetes/client-node';", 'when it is needed'],
    ['src/runners/kube/client.ts', "import { A, type B } from '@kubernetes/client-node';", 'when it is needed'],
    ['src/runners/kube/client.ts', "import '@kubernetes/client-node/dist/config.js';", 'when it is needed'],
    ['src/runners/kube/client.ts', "const k8s = require('@kubernetes/client-node');", 'when it is needed'],
    ['webview/report.ts', "import '../src/core/report/style.ts';", 'webview must not import core'],
    ['webview/report.ts', "import { readFileSync } from 'node:fs';", 'without Node'],
    ['webview/report.ts', "import { Button } from '@vscode/webview-ui-toolkit';", 'only webview/components'],
    ['src/tools/a.ts', "import '../core/errors.ts';", 'no place'],
  ])('in %s: %s', (file, text, rule) => {
    expect(violations(file, `/** A file. */\n${text}\n`)).toEqual([expect.stringContaining(rule)]);
    expect(violations(file, `/** A file. */\n${text}\n`)[0]).toContain(`${file}:2 `);
  });

  it.each([
    ['src/core/run/order.ts', "import type { RunEvent } from './event.ts';"],
    ['src/core/run/order.ts', "import * as l10n from '@vscode/l10n';"],
    ['src/core/run/order.ts', "// import fs from 'node:fs';\nconst text = \"import 'vscode'\";"],
    [
      'src/runners/sql/readOnlySession.ts',
      "import type { Client } from 'pg';\nconst { Pool } = (await import('pg')).default;",
    ],
    ['src/runners/kube/client.ts', "import { type A, type B } from '@kubernetes/client-node';"],
    ['src/session/actor.ts', "import '../runners/kube/client.ts';\nimport '../state/digest.ts';"],
    ['src/extension/services.ts', "import * as vscode from 'vscode';\nimport '../protocol/reportMessages.ts';"],
    ['webview/components/designSystem.ts', "import { provide } from '@vscode/webview-ui-toolkit';"],
    ['webview/report.ts', "import type { FromReport } from '../src/protocol/reportMessages.ts';"],
  ])('and nothing else: %s may have %s', (file, text) => {
    expect(violations(file, text)).toEqual([]);
  });
});
