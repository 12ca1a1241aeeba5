// Builds the bundles: the extension, the command line and the supervisor of its processes (ES modules that share lazily
// loaded chunks), and the webview.
import { build, context } from 'esbuild';
import { rm } from 'node:fs/promises';

const watch = process.argv.includes('--watch');

// Half the bytes load in half the time; the source maps keep stack traces readable.
const shared = { bundle: true, minify: !watch, sourcemap: true, logLevel: 'warning', legalComments: 'none' };

/** Bundled CommonJS packages still call `require` for Node's own modules. */
const requireBanner =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

const heads = {
  ...shared,
  entryPoints: {
    extension: 'src/extension/extension.ts',
    cli: 'src/cli/main.ts',
    supervisor: 'src/runners/shell/supervisor.ts',
  },
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  splitting: true,
  platform: 'node',
  target: 'node20',
  external: ['vscode', 'pg-native'],
  banner: { js: requireBanner },
};

const webview = {
  ...shared,
  entryPoints: { plan: 'webview/plan.ts', report: 'webview/report.ts' },
  outdir: 'dist/webview',
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
};

if (watch) {
  await Promise.all([heads, webview].map(async (options) => (await context(options)).watch()));
} else {
  await rm('dist', { recursive: true, force: true });
  await Promise.all([heads, webview].map((options) => build(options)));
}
