import { parseArgs } from 'node:util';
import { buildPrograms } from './build.ts';
import { startDemo } from './demo.ts';
import { formatDemo } from './demoFile.ts';

const usage = `Usage: main.ts build | up

  build  Builds the cluster's programs, or finds them built.
  up     Starts the demo, prints how to reach it as one line of JSON, and runs until standard input closes or
         Ctrl-C, then stops and removes everything.
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const command = parseArgs({ args, allowPositionals: true }).positionals[0];
  const asked = new AbortController();
  const end = () => asked.abort(new Error('stopped before it was ready'));
  process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end);
  try {
    if (command === 'build') await buildPrograms({ log, signal: asked.signal });
    else if (command === 'up') await up(asked.signal, end);
    else {
      process.stderr.write(usage);
      return 1;
    }
    return 0;
  } catch (error) {
    const cause: unknown = asked.signal.aborted ? asked.signal.reason : error;
    log(cause instanceof Error ? cause.message : String(cause));
    return 1;
  }
}

async function up(signal: AbortSignal, end: () => void): Promise<void> {
  // Whoever started us may be gone without a signal; then the pipe to us closes.
  process.stdin.on('end', end).on('error', end).resume();
  try {
    const started = performance.now();
    const demo = await startDemo({ log, signal });
    log(`The demo is ready after ${((performance.now() - started) / 1000).toFixed(1)} s.`);
    process.stdout.write(formatDemo(demo));
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    log('Stopping the demo');
    await demo.stop();
  } finally {
    // An open pipe would keep us running, also after a start that failed.
    process.stdin.destroy();
  }
}

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}
