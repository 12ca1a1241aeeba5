/** What each kind of observation hands to `expect` and `cel`: the contract between runners and the judgement. */
import type { Json, JsonObject } from './json.ts';

/** What became of one attempt to observe. Runners never throw: what went wrong is `unobserved`. */
export type Observed =
  | {
      readonly state: 'observed';
      readonly subject: JsonObject;
      /** There was more than the runner took: nothing can be said of all of it. */
      readonly truncated: boolean;
    }
  /** The question was answered, and the answer is that there is nothing: no such object, all samples NaN. */
  | { readonly state: 'no data'; readonly message: string }
  /** The question was not answered: timeout, 403, connection refused. The message says what to do where that is known. */
  | { readonly state: 'unobserved'; readonly message: string };

/** One object by its name. */
export interface K8sObjectSubject {
  readonly object: JsonObject;
}

/** All objects that the request selects; `count` is the length of `items`. */
export interface K8sListSubject {
  readonly items: readonly JsonObject[];
  readonly count: number;
}

/** Of a Secret by its name. The values never leave the client: only the keys and their sizes in bytes. */
export interface K8sSecretSubject {
  readonly keys: readonly string[];
  readonly bytes: Readonly<Record<string, number>>;
  /** Without `data` and `stringData`. */
  readonly object: JsonObject;
}

/** `k8s: { raw }` hands over the answer itself, which is an object. */
export type K8sRawSubject = JsonObject;

export interface K8sCanSubject {
  readonly allowed: boolean;
  readonly reason: string;
}

export interface SqlSubject {
  /** As the driver gives them: numbers beyond 2^53, numeric and count(*) are texts. */
  readonly rows: readonly JsonObject[];
  readonly rowCount: number;
  readonly columns: readonly string[];
  /** The only row; absent where there is not exactly one. */
  readonly row?: JsonObject;
  /** The only column of the only row; absent otherwise. */
  readonly value?: Json;
}

export interface RedisSubject {
  readonly reply: Json;
  /** `key:value` lines of a text reply, values as text. */
  readonly info: Readonly<Record<string, string>>;
}

export interface CertificateSubject {
  readonly daysUntilExpiry: number;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly subjectCN: string;
  readonly issuerCN: string;
  readonly sans: readonly string[];
  readonly selfSigned: boolean;
  readonly keySizeBits: number;
}

export interface HttpSubject {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly url: string;
  readonly redirects: readonly string[];
  readonly body: string;
  /** The body as JSON; absent where it is none. */
  readonly json?: Json;
  readonly durationMs: number;
  /** The Strict-Transport-Security header; absent without it. */
  readonly hsts?: { readonly maxAge: number; readonly includeSubDomains: boolean; readonly preload: boolean };
  readonly certificate?: CertificateSubject;
  readonly tlsVersion?: string;
}

/** `unknown`: neither side refused in so many words, so it proves nothing. */
export type TlsOffer = 'accepted' | 'rejected' | 'unknown';

export interface TlsSubject {
  readonly tlsVersion: string;
  readonly cipherSuite: string;
  readonly chainTrusted: boolean;
  readonly hostnameVerified: boolean;
  /** One entry for each version of `probeVersions`. */
  readonly offers: Readonly<Record<string, TlsOffer>>;
  readonly certificate: CertificateSubject;
}

export interface TcpSubject {
  readonly ports: readonly {
    readonly port: number;
    readonly state: 'open' | 'closed' | 'filtered' | 'error';
    readonly ms: number;
    readonly code: string | null;
  }[];
}

export interface DnsSubject {
  readonly rcode: string;
  /** Absent where the server refused or failed: whether there are records is not known then. */
  readonly answers?: readonly Json[];
}

export interface PrometheusSubject {
  /** `null` stands for NaN and the infinities. */
  readonly samples: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number | null }[];
  readonly count: number;
  /** Of the only sample; absent where there is not exactly one. */
  readonly value?: number | null;
  readonly warnings: readonly string[];
}

export interface ExecSubject {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The standard output, where `parse` asks for json or yaml. */
  readonly json?: Json;
  readonly durationMs: number;
}

export interface FileSubject {
  readonly json?: Json;
  readonly text?: string;
  /** ISO 8601 in UTC. */
  readonly mtime: string;
  readonly sha256: string;
}
