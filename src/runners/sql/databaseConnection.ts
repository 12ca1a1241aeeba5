/** What opens a database, whichever driver does it. */
import type { Trust } from '../tls/trusted.ts';

export interface DatabaseConnection {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string | undefined;
  readonly sslmode: 'disable' | 'require' | 'verify-full';
  /** Of `verify-full`. */
  readonly trust?: Trust | undefined;
}

export interface SessionLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}
