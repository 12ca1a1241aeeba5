/** What the programs of an open runbook get, and where it is kept which of them run. */
import { childEnvironment } from '../runners/shell/childEnvironment.ts';
import { activeFolder, userFolder } from '../state/folders.ts';
import type { SessionOptions } from './sessionOptions.ts';

export interface Programs {
  readonly env: Readonly<Record<string, string>>;
  readonly activeFolder: string;
}

export function programsOf({ env, passOn }: Pick<SessionOptions, 'env' | 'passOn'>): Programs {
  return { env: childEnvironment(env, passOn), activeFolder: activeFolder(userFolder(env)) };
}
