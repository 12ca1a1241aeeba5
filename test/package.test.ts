import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { scratchFolder } from './scratch.ts';
import { pages } from './unit/support/pages.ts';

const vsce = 'node_modules/@vscode/vsce/vsce';

describe('the package', () => {
  it('holds these files and no other', { timeout: 60_000 }, () => {
    expect(existsSync('dist/extension.js'), 'There is no build. Run "npm run build" first.').toBe(true);
    expect(packagedFiles()).toEqual([
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'dist/chunks/abandoned-HASH.js',
      'dist/chunks/approve-HASH.js',
      'dist/chunks/attest-HASH.js',
      'dist/chunks/check-HASH.js',
      'dist/chunks/checkLocations-HASH.js',
      'dist/chunks/chunk-HASH.js',
      'dist/chunks/contexts-HASH.js',
      'dist/chunks/createRunbook-HASH.js',
      'dist/chunks/dist-HASH.js',
      'dist/chunks/esm-HASH.js',
      'dist/chunks/exportReport-HASH.js',
      'dist/chunks/fill-HASH.js',
      'dist/chunks/foreignTexts-HASH.js',
      'dist/chunks/init-HASH.js',
      'dist/chunks/insertCheck-HASH.js',
      'dist/chunks/inspect-HASH.js',
      'dist/chunks/kubeconfigFiles-HASH.js',
      'dist/chunks/lint-HASH.js',
      'dist/chunks/lintFile-HASH.js',
      'dist/chunks/mysql2-HASH.js',
      'dist/chunks/note-HASH.js',
      'dist/chunks/observeFile-HASH.js',
      'dist/chunks/observeHttp-HASH.js',
      'dist/chunks/observeK8s-HASH.js',
      'dist/chunks/observeMysql-HASH.js',
      'dist/chunks/observePostgres-HASH.js',
      'dist/chunks/observePrometheus-HASH.js',
      'dist/chunks/observeRedis-HASH.js',
      'dist/chunks/observeTls-HASH.js',
      'dist/chunks/observer-HASH.js',
      'dist/chunks/performChecks-HASH.js',
      'dist/chunks/planPanels-HASH.js',
      'dist/chunks/render-HASH.js',
      'dist/chunks/reopen-HASH.js',
      'dist/chunks/report-HASH.js',
      'dist/chunks/run-HASH.js',
      'dist/chunks/runbookSession-HASH.js',
      'dist/chunks/sidecar-HASH.js',
      'dist/chunks/sidecarHelp-HASH.js',
      'dist/chunks/sign-HASH.js',
      'dist/chunks/skip-HASH.js',
      'dist/chunks/status-HASH.js',
      'dist/chunks/targetPin-HASH.js',
      'dist/chunks/testing-HASH.js',
      'dist/chunks/verify-HASH.js',
      'dist/chunks/waive-HASH.js',
      'dist/cli.js',
      'dist/extension.js',
      'dist/supervisor.js',
      'dist/webview/plan.css',
      'dist/webview/plan.js',
      'dist/webview/report.css',
      'dist/webview/report.js',
      'docs/architecture.md',
      'docs/checks.md',
      'docs/command-line.md',
      'docs/editor.md',
      'docs/guarantees.md',
      'docs/images/report.png',
      'docs/images/run.png',
      'docs/images/tree.png',
      'docs/library.md',
      'docs/reports.md',
      'docs/running.md',
      'docs/sql.md',
      'docs/state.md',
      'docs/troubleshooting.md',
      'docs/writing-runbooks.md',
      'l10n/bundle.l10n.ko.json',
      'media/preview.css',
      'media/provebook.svg',
      'media/walkthrough/approve.png',
      'media/walkthrough/checks.png',
      'media/walkthrough/open.png',
      'media/walkthrough/report.png',
      'media/walkthrough/run.png',
      'package.json',
      'package.nls.json',
      'package.nls.ko.json',
      'runbooks/judgify-production-readiness.checks.yaml',
      'runbooks/judgify-production-readiness.md',
      'runbooks/kubernetes-baseline.md',
      'runbooks/library/edge.yaml',
      'runbooks/library/kubernetes.yaml',
      'runbooks/library/postgresql.yaml',
      'runbooks/library/prometheus.yaml',
      'runbooks/library/redis.yaml',
      'schemas/checks.schema.json',
      'schemas/report.schema.json',
    ]);
  });
});

it('a page of the package leads to files of the package only, and shows its pictures', { timeout: 60_000 }, () => {
  const files = new Set(packagedFiles());
  const links = pages
    .filter(({ file }) => files.has(file))
    .flatMap(({ file, links: targets }) => targets.map((target) => ({ file, target })))
    .filter(({ target }) => !/^(?:[a-z]+:|#)/.test(target));
  expect(new Set(links.map(({ file }) => file))).toContain('README.md');
  expect(links.filter(({ target }) => target.endsWith('.png')).length).toBeGreaterThan(2);
  const goal = (file: string, target: string): string =>
    path.posix.join(path.posix.dirname(file), target.split('#')[0] ?? '');
  expect(links.filter(({ file, target }) => !files.has(goal(file, target)))).toEqual([]);
  const pictures = [...files].filter((file) => file.endsWith('.png'));
  expect(pictures.filter((file) => statSync(file).size > MAX_PICTURE_BYTES)).toEqual([]);
});

/** A picture of a window of VS Code in 256 colours stays below. */
const MAX_PICTURE_BYTES = 128 * 1024;

it('packed twice at the times of one commit the package has the same bytes', { timeout: 120_000 }, () => {
  const [first, second] = ['first.vsix', 'second.vsix'].map((name) => {
    const file = path.join(scratchFolder(), name);
    utimesSync('dist/cli.js', new Date(), new Date());
    const env = { ...process.env, SOURCE_DATE_EPOCH: '1700000000' };
    const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '-o', file];
    execFileSync(process.execPath, [vsce, 'package', ...options], { env, stdio: 'ignore' });
    return readFileSync(file);
  });
  expect(second?.equals(first ?? Buffer.alloc(0))).toBe(true);
  expect(readFileSync('package.json', 'utf8')).toMatch(/"package": "[^"]*SOURCE_DATE_EPOCH=/);
});

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dev: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      integrity: z.string().optional(),
    }),
  ),
});

describe('what ships with the product', () => {
  const { packages } = lockFile.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  const shipped = Object.entries(packages).filter(([name, { dev }]) => name !== '' && dev !== true);

  it('runs no script when it is installed, and is pinned by its digest', () => {
    expect(shipped.length).toBeGreaterThan(20);
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
    expect(shipped.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true)).toEqual([]);
  });

  it('has no script of its own that an installation runs', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    const hooks = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare'];
    expect(hooks.filter((name) => name in scripts)).toEqual([]);
  });
});

/** Sorted, with the hashes of chunks replaced; how many chunks share code is esbuild's affair. */
function packagedFiles(): readonly string[] {
  const listed = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], { encoding: 'utf8' });
  const files = listed.trim().split(/\r?\n/);
  return [...new Set(files.map((file) => file.replace(/-[0-9A-Z]{8}\.js$/, '-HASH.js')))].sort();
}
