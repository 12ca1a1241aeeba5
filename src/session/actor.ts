/** Who acts: the git identity where there is one, else the login name. Self-declared either way. */
import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';

const GIT_TIMEOUT_MS = 3000;

/** @param isTrusted whether a program, git, may start in the folder */
export async function findActor(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  isTrusted: boolean,
): Promise<string> {
  const named = env['PROVEBOOK_ACTOR'];
  if (named !== undefined && named !== '') return named;
  return (isTrusted ? await gitEmail(folder) : undefined) ?? loginName();
}

async function gitEmail(folder: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', ['config', 'user.email'], {
      cwd: folder,
      timeout: GIT_TIMEOUT_MS,
    });
    return stdout.trim() === '' ? undefined : stdout.trim();
  } catch {
    return undefined;
  }
}

function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
