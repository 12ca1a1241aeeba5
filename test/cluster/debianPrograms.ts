import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that come from the system, and the Debian package that has each. */
const packages = {
  'redis-server': 'redis-server',
  'redis-cli': 'redis-tools',
  nginx: 'nginx',
  prometheus: 'prometheus',
  alertmanager: 'prometheus-alertmanager',
  mariadbd: 'mariadb-server',
  'mariadb-install-db': 'mariadb-server',
} as const;
export type DebianProgram = keyof typeof packages;

/** What only the unit suite starts. */
const ofTests: readonly DebianProgram[] = ['mariadbd', 'mariadb-install-db'];

/** Debian calls it otherwise than its makers do. */
const otherNames: Partial<Record<DebianProgram, string>> = { alertmanager: 'prometheus-alertmanager' };

/** The path of a program, if it is there. Servers lie in /usr/sbin, which is not on everybody's PATH. */
export function findDebianProgram(name: DebianProgram): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'].filter((folder) => folder !== '');
  const names = [otherNames[name], name].filter((one) => one !== undefined);
  return folders.flatMap((folder) => names.map((one) => join(folder, one))).find(isExecutable);
}

/** @returns the Debian packages of the demo whose programs are not there, such as "nginx". */
export function missingDebianPackages(): string[] {
  return missing((Object.keys(packages) as DebianProgram[]).filter((name) => !ofTests.includes(name)));
}

/** @returns the Debian packages of the unit suite whose programs are not there. */
export function missingTestPackages(): string[] {
  return missing(ofTests);
}

function missing(programs: readonly DebianProgram[]): string[] {
  return [...new Set(programs.filter((name) => findDebianProgram(name) === undefined).map((name) => packages[name]))];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
