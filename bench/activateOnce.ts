/**
 * Prints the milliseconds that loading the built extension and `activate` take in this process, with an editor that does
 * nothing. For a process of its own: the second time the modules are there already.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const dist = path.join(import.meta.dirname, '../dist');
const editor = 'editor:vscode';
const source = editorSource();

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode' ? { url: editor, shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === editor ? { format: 'module', source, shortCircuit: true } : next(url, context),
});

const from = performance.now();
const extension = (await import(pathToFileURL(path.join(dist, 'extension.js')).href)) as {
  readonly activate: (context: unknown) => unknown;
};
extension.activate({ subscriptions: [], extensionUri: {}, secrets: {}, workspaceState: { get: () => undefined } });
console.log(performance.now() - from);
// What goes on after the activation is not measured, and is not wanted here.
process.exit();

/** Whatever is asked of it is there, can be called, made and listed, and does nothing. No view is open yet. */
function editorSource(): string {
  const stub = `const stub = () => new Proxy(function () {}, {
    get: (_, key) => key === 'then' ? undefined : key === 'visible' ? false : key === Symbol.iterator ? () => [].values()
      : key === Symbol.toPrimitive ? () => '' : stub(),
    set: () => true,
    apply: stub,
    construct: stub,
  });`;
  const names = [...importedNames()].filter((name) => name !== 'l10n');
  return [stub, 'export const l10n = {};', ...names.map((name) => `export const ${name} = stub();`)].join('\n');
}

/** What the built files import of the editor. */
function importedNames(): ReadonlySet<string> {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  const imports = files.flatMap((name) => [
    ...readFileSync(path.join(dist, name), 'utf8').matchAll(/import\{([^}]*)\}from"vscode"/g),
  ]);
  return new Set(imports.flatMap(([, list = '']) => list.split(',').map((name) => name.replace(/ as .*/, ''))));
}
