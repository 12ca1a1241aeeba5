import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Environment variable with the path of a Chromium or Chrome to use instead of a well-known one. */
const pathVariable = 'PROVEBOOK_CHROMIUM';

const wellKnown = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of the Chromium to drive, or undefined where none is installed. */
export function findChromium(): string | undefined {
  const named = process.env[pathVariable];
  return (named === undefined ? wellKnown : [named]).find((path) => existsSync(path));
}

/**
 * Starts a Chromium without a window. It ends with this process, as playwright-core holds the pipe it listens to.
 *
 * @throws Error that says how to get one, where none is installed.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error(
      'No Chromium was found. On Debian: apt-get install chromium fonts-noto-cjk. ' +
        `One in another place is named by the environment variable ${pathVariable}.`,
    );
  }
  return chromium.launch({ executablePath, headless: true, args: launchArguments });
}

const launchArguments = [
  // Containers and CI run as root, where Chromium refuses its sandbox; the only pages are those of our own server.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
