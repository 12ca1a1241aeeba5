/** What a sidecar is once read: checks with their requests, durations in milliseconds, and the place of each line. */
import type { Json } from '../json.ts';
import type { PathSegment } from '../path.ts';
import type { ItemSelector, Repetition, Severity } from './checkSchema.ts';
import type { Connection, SecretSource } from './connectionSchema.ts';
import type { Effects } from './effectsSchema.ts';
import type {
  DnsInput,
  ExecInput,
  FileInput,
  HttpInput,
  K8sInput,
  ManualInput,
  PrometheusInput,
  RedisInput,
  SqlInput,
  TcpInput,
  TlsInput,
} from './kindSchemas.ts';
import type { Matcher } from './matcherSchema.ts';
import type { Defaults, Target, Waiver } from './schema.ts';

export interface Sidecar {
  readonly version: 1;
  readonly runbook: string | undefined;
  readonly vars: Readonly<Record<string, Json>>;
  readonly targets: Readonly<Record<string, Target>>;
  readonly defaults: Defaults;
  readonly secrets: Readonly<Record<string, SecretSource>>;
  readonly connections: Readonly<Record<string, Connection>>;
  /** What a team's own programs do, by their sub-commands. */
  readonly effects: Effects;
  readonly checks: readonly Check[];
  readonly waivers: readonly Waiver[];
}

/** 1-based place in the sidecar. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Check extends Expectations {
  readonly id: string;
  /** Which item it proves; undefined for a check of the whole runbook. */
  readonly item: (Place & { readonly selector: ItemSelector }) | undefined;
  readonly title: string | undefined;
  readonly message: string | undefined;
  readonly uri: string | undefined;
  readonly tags: readonly string[];
  readonly request: ObservationRequest;
  readonly severity: Severity;
  /** Of one attempt. */
  readonly timeoutMs: number;
  readonly retry: Repetition | undefined;
  readonly sustain: Repetition | undefined;
  /** What it means that there is nothing to judge. */
  readonly empty: 'error' | 'pass' | 'fail';
  /** CEL over `vars`, `target` and `now`; where it is false, the check is skipped. */
  readonly when: CelAssertion | undefined;
  /** Only the verdict and counts may be stored, never what was seen. */
  readonly sensitive: boolean;
  /** A softer threshold: what does not hold here is a warning. */
  readonly warn: Expectations | undefined;
  /** What its executions record as asked, see `requestText`, and as expected, see `expectedTexts`. */
  readonly texts: { readonly request: string; readonly expected: readonly string[] };
  readonly place: Place;
}

/** All of them have to hold. */
export interface Expectations {
  readonly expect: readonly PathAssertion[];
  readonly cel: readonly CelAssertion[];
}

export interface PathAssertion extends Place {
  /** As written. */
  readonly path: string;
  readonly segments: readonly PathSegment[];
  readonly matcher: Matcher;
}

export interface CelAssertion extends Place {
  readonly expr: string;
  /** What it means that it is false. */
  readonly message: string | undefined;
}

interface RequestOf<Kind extends string, Input> {
  readonly kind: Kind;
  /** Name under `targets`; undefined where the file names none. */
  readonly target: string | undefined;
  /** With all variables filled in; secrets still stand as `${secrets.NAME}`. */
  readonly input: Input;
}

/** What a runner is asked to observe. Two equal requests are one observation. */
export type ObservationRequest =
  | RequestOf<'k8s', K8sInput>
  | RequestOf<'sql', SqlInput>
  | RequestOf<'redis', RedisInput>
  | RequestOf<'http', HttpInput>
  | RequestOf<'tls', TlsInput>
  | RequestOf<'tcp', TcpInput>
  | RequestOf<'dns', DnsInput>
  | RequestOf<'prometheus', PrometheusInput>
  | RequestOf<'exec', ExecInput>
  | RequestOf<'file', FileInput>
  | RequestOf<'manual', ManualInput>;

export type Kind = ObservationRequest['kind'];

/** What a runbook without a sidecar has. */
export const emptySidecar: Sidecar = {
  version: 1,
  runbook: undefined,
  vars: {},
  targets: {},
  defaults: { severity: 'error', concurrency: 4 },
  secrets: {},
  connections: {},
  effects: {},
  checks: [],
  waivers: [],
};
