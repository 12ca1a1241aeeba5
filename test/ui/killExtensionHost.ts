import { execFileSync } from 'node:child_process';

/**
 * Ends the extension host of an editor as the kernel does when memory runs out: it is asked nothing.
 *
 * @param userDataDir by which its server is told from others
 */
export function killExtensionHost(userDataDir: string): void {
  const all = processes();
  const server = all.find(({ command }) => command.includes('server-main.js') && command.includes(userDataDir));
  const host = all.find(({ parent, command }) => parent === server?.pid && command.includes('--type=extensionHost'));
  if (host === undefined) throw new Error(`No extension host runs in ${userDataDir}`);
  process.kill(host.pid, 'SIGKILL');
}

export function processes(): readonly {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}[] {
  const lines = execFileSync('ps', ['-eww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, parent, command = ''] = /^ *(\d+) +(\d+) (.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}
