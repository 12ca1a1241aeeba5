import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs of the demo that come from the system, and the Debian package that has each. */
const packages = {
  'redis-server': 'redis-server',
  'redis-cli': 'redis-tools',
  nginx: 'nginx',
  prometheus: 'prometheus',
  alertmanager: 'prometheus-alertmanager',
} as const;
export type DebianProgram = keyof typeof packages;

/** Debian calls it otherwise than its makers do. */
const otherNames: Partial<Record<DebianProgram, string>> = { alertmanager: 'prometheus-alertmanager' };

/** The path of a program, if it is there. Servers lie in /usr/sbin, which is not on everybody's PATH. */
export function findDebianProgram(name: DebianProgram): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'].filter((folder) => folder !== '');
  const names = [otherNames[name], name].filter((one) => one !== undefined);
  return folders.flatMap((folder) => names.map((one) => join(folder, one))).find(isExecutable);
}

/** @returns the Debian packages whose programs are not there, such as "nginx". */
export function missingDebianPackages(): string[] {
  const programs = Object.keys(packages) as DebianProgram[];
  return programs.filter((name) => findDebianProgram(name) === undefined).map((name) => packages[name]);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
