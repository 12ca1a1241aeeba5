// The Debian packages that the suites with a browser need.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '../test/editor/browser.ts';
import { run } from './children.mjs';
import { print } from './progress.mjs';

/** Installs what is missing where that is possible. Resolves to a message about what is still missing, if anything. */
export async function ensureBrowser() {
  const missing = missingPackages();
  if (missing.length === 0) return undefined;
  if (!canInstall()) return `There is no ${missing.join(' and no ')}. ${howToInstall(missing)}`;
  const status = await installPackages(missing);
  const left = missingPackages();
  return left.length === 0 ? undefined : `apt-get ended with status ${status}; still missing: ${left.join(', ')}.`;
}

function missingPackages() {
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

async function installPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, onLine: print };
  const updated = await run('apt-get', ['update', '-q'], options);
  if (updated !== 0) return updated;
  return run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
}

function howToInstall(packages) {
  if (existsSync('/etc/debian_version')) return `Install with: sudo apt-get install ${packages.join(' ')}`;
  return 'Install Chromium or Chrome; one in an unusual place is named by the environment variable PROVEBOOK_CHROMIUM.';
}
