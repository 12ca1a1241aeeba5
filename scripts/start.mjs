// npm start: VS Code with the extension on runbooks/, beside a demo cluster; with --current-context on the person's own.
import { parseArgs } from 'node:util';
import { run, stopAll } from './children.mjs';
import { startDemo } from './demo.mjs';
import { createDemoSession } from './demoSession.mjs';
import { openEditor } from './openEditor.mjs';
import { onInterrupt } from './interrupt.mjs';
import { print, say, step } from './progress.mjs';

const usage = `Usage: npm start [-- OPTION…]

  --current-context  No demo: the kubeconfig, PATH and approvals of your own environment.
  --served           VS Code in the browser, also where there is a desktop one.
`;

await main();

async function main() {
  const options = readOptions();
  if (options === undefined) return;
  const parts = { asked: new AbortController() };
  onInterrupt(() => stopEverything(parts));
  try {
    await step('Building', build);
    const env = options['current-context'] ? process.env : await beginDemo(parts);
    parts.editor = openEditor({ env, signal: parts.asked.signal, isServed: options.served });
    await parts.editor;
    print(`\nVS Code is open on runbooks/. Ctrl-C ends ${parts.demo ? 'it and the demo' : 'it'}.`);
    if (parts.session) print(parts.session.instructions);
  } catch (error) {
    // Then somebody stops everything already.
    if (parts.asked.signal.aborted) return;
    process.stderr.write(`${error.message}\n`);
    await stopEverything(parts);
    process.exit(1);
  }
}

function readOptions() {
  const flags = { 'current-context': { type: 'boolean' }, served: { type: 'boolean' } };
  try {
    return parseArgs({ options: flags }).values;
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exitCode = 1;
    return undefined;
  }
}

async function build() {
  const status = await run(process.execPath, ['esbuild.mjs'], { onLine: print });
  if (status !== 0) throw new Error('The build failed; its messages are above.');
}

/** Starts the demo and does not wait for it. Returns the environment in which it will be found. */
async function beginDemo(parts) {
  const session = await createDemoSession();
  parts.session = session;
  parts.demo = startDemo((line) => {
    say(`demo: ${line}`);
    session.report('building', line);
  });
  followDemo(parts.demo, session);
  return session.env;
}

function followDemo(demo, session) {
  demo.ready
    .then(async (line) => {
      await session.join(JSON.parse(line));
      say('The demo is ready.');
      await demo.ended;
      session.report('failed', 'The demo has ended.');
    })
    .catch((error) => {
      say(`The demo did not start: ${error.message}. Its messages are above; VS Code stays open without it.`);
      session.report('failed', error.message);
    });
}

async function stopEverything({ asked, editor, demo, session }) {
  asked.abort(new Error('stopped before it was ready'));
  // An editor that is still being opened, or failed to, has taken care of itself when it settles.
  const stopEditor = editor?.then(
    (opened) => opened.stop(),
    () => undefined,
  );
  await Promise.all([stopEditor, demo?.stop()]);
  await stopAll();
  await session?.remove();
}
