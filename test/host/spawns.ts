/** Records every program that this process starts, unless the editor itself does. */
import childProcess, { ChildProcess } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { isEditorsOwn } from './ownCode.ts';

export interface SpawnRecord extends Disposable {
  /** Names of the programs, in order. */
  readonly programs: readonly string[];
}

export function recordSpawns(): SpawnRecord {
  const programs: string[] = [];
  // All that do not block come through here; it is no part of Node's documented surface.
  const prototype = ChildProcess.prototype as unknown as { spawn: (options: { file: string }) => unknown };
  const { spawn } = prototype;
  prototype.spawn = function (options) {
    if (!isEditorsOwn(new Error().stack ?? '')) programs.push(options.file);
    return spawn.call(this, options);
  };
  const blocking = {
    spawnSync: childProcess.spawnSync,
    execFileSync: childProcess.execFileSync,
    execSync: childProcess.execSync,
  };
  for (const [name, original] of Object.entries(blocking))
    Object.assign(childProcess, {
      [name]: (...args: unknown[]): unknown => {
        programs.push(String(args[0]));
        return (original as (...all: unknown[]) => unknown)(...args);
      },
    });
  syncBuiltinESMExports();
  return {
    programs,
    [Symbol.dispose]: () => {
      prototype.spawn = spawn;
      Object.assign(childProcess, blocking);
      syncBuiltinESMExports();
    },
  };
}
