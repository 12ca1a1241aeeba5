// The Debian packages that the demo and the suites need.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { missingDebianPackages, missingTestPackages } from '../test/cluster/debianPrograms.ts';
import { findChromium } from '../test/editor/browser.ts';
import { run } from './children.mjs';
import { print } from './progress.mjs';

/** What invoke-rc.d and deb-systemd-invoke ask before they start the service of a package. */
const policyFile = '/usr/sbin/policy-rc.d';
const policy = '#!/bin/sh\n# Of scripts/apt.mjs of Provebook, for the time of one installation.\nexit 101\n';
/** The services that the packages would run at the next boot: the name of each package with that of its service. */
const units = {
  'redis-server': 'redis-server',
  nginx: 'nginx',
  prometheus: 'prometheus',
  'prometheus-alertmanager': 'prometheus-alertmanager',
  'mariadb-server': 'mariadb',
};

/** Installs what is missing where that is possible. Resolves to a message about what is still missing, if anything. */
export function ensureBrowser() {
  return ensure(missingForBrowser, { elsewhere: howToGetChromium });
}

/**
 * Installs the programs of the demo that are missing, where that is possible. None of them is started as a service.
 * Resolves to a message about what is still missing, if anything.
 *
 * @param {(line: string) => void} log
 */
export function ensureDemoPackages(log) {
  return ensure(missingDebianPackages, { install: installWithoutServices, elsewhere: howToGetServers, log });
}

/** The same for the servers that the unit suite starts. */
export function ensureTestPackages() {
  return ensure(missingTestPackages, { install: installWithoutServices, elsewhere: howToGetMariadb });
}

async function ensure(findMissing, { install = installPackages, elsewhere, log = print }) {
  const missing = findMissing();
  if (missing.length === 0) return undefined;
  if (!canInstall()) return `There is no ${missing.join(' and no ')}. ${howToInstall(missing, elsewhere)}`;
  const status = await install(missing, log);
  const left = findMissing();
  return left.length === 0 ? undefined : `apt-get ended with status ${status}; still missing: ${left.join(', ')}.`;
}

function missingForBrowser() {
  return [
    ...(findChromium() === undefined ? ['chromium'] : []),
    // Without it the Korean of the screenshots is boxes. Other systems than Linux bring one along.
    ...(process.platform === 'linux' && !hasKoreanFont() ? ['fonts-noto-cjk'] : []),
  ];
}

function hasKoreanFont() {
  const { status, stdout } = spawnSync('fc-list', [':lang=ko', 'family'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() !== '' : existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/** A policy that is there already is the administrator's and stays; what it lets start is stopped again. */
async function installWithoutServices(packages, log) {
  const isOurs = denyStarts();
  try {
    return await installPackages(packages, log);
  } finally {
    if (isOurs) rmSync(policyFile, { force: true });
    const added = packages.flatMap((name) => units[name] ?? []);
    // Fails where there is no systemd, and then nothing was started either.
    spawnSync('systemctl', ['disable', '--quiet', '--now', ...added], { stdio: 'ignore' });
  }
}

/** Returns whether the policy is ours, which includes one that an installation before was killed over. */
function denyStarts() {
  try {
    writeFileSync(policyFile, policy, { mode: 0o755, flag: 'wx' });
    process.once('exit', () => rmSync(policyFile, { force: true }));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return readFileSync(policyFile, 'utf8') === policy;
  }
}

async function installPackages(packages, log) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, onLine: log };
  // Somebody else may be installing.
  const patiently = ['-q', '-o', 'DPkg::Lock::Timeout=120'];
  const updated = await run('apt-get', ['update', ...patiently], options);
  if (updated !== 0) return updated;
  return run('apt-get', ['install', '-y', ...patiently, '--no-install-recommends', ...packages], options);
}

function howToInstall(packages, elsewhere) {
  if (existsSync('/etc/debian_version')) return `Install with: sudo apt-get install ${packages.join(' ')}`;
  return elsewhere;
}

const howToGetChromium =
  'Install Chromium or Chrome; one in an unusual place is named by the environment variable PROVEBOOK_CHROMIUM.';
const howToGetServers = 'Install Redis 7, nginx, Prometheus and Alertmanager, and put their programs on PATH.';
const howToGetMariadb = 'Install the MariaDB server, and put mariadbd and mariadb-install-db on PATH.';
