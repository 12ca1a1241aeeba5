/** The secrets that a sidecar names, looked up where it says they are, once each. */
import * as l10n from '@vscode/l10n';
import type { SecretSource } from '../core/check/sidecar/connectionSchema.ts';
import { fillSecrets, fillSecretsInUrl, secretReferences } from '../core/check/sidecar/secretReference.ts';
import type { PinnedContext } from '../core/target/pinContext.ts';
import { readSecretKey } from '../runners/kube/secret.ts';

export interface SecretOptions {
  readonly secrets: Readonly<Record<string, SecretSource>>;
  /** Of the run; undefined where there is no kube context. */
  readonly context: PinnedContext | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asks a person, and remembers the answer; undefined where that is not possible or there was none. */
  readonly ask: (name: string, question: string) => Promise<string | undefined>;
  /** Told every secret before it is used, so that no output shows it. */
  readonly registerSecret: (value: string) => void;
}

export type SecretLookup =
  { readonly state: 'found'; readonly value: string } | { readonly state: 'missing'; readonly message: string };

export class SecretValues {
  readonly #options: SecretOptions;
  readonly #known = new Map<string, Promise<SecretLookup>>();

  constructor(options: SecretOptions) {
    this.#options = options;
  }

  /** The text with the values of the secrets that it refers to as `${secrets.NAME}`. */
  fill(text: string): Promise<SecretLookup> {
    return this.#fill(text, fillSecrets);
  }

  /** The same in a URL, of which each value stays one part. */
  fillUrl(url: string): Promise<SecretLookup> {
    return this.#fill(url, fillSecretsInUrl);
  }

  async #fill(text: string, put: typeof fillSecrets): Promise<SecretLookup> {
    const values = new Map<string, string>();
    for (const name of new Set(secretReferences(text))) {
      const secret = await this.#value(name);
      if (secret.state === 'missing') return secret;
      values.set(name, secret.value);
    }
    return { state: 'found', value: put(text, values) };
  }

  /** One that was not found is asked for again: a retry may find it. */
  #value(name: string): Promise<SecretLookup> {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const lookup = this.#lookUp(name).then((secret) => {
      if (secret.state === 'found') this.#options.registerSecret(secret.value);
      else this.#known.delete(name);
      return secret;
    });
    this.#known.set(name, lookup);
    return lookup;
  }

  async #lookUp(name: string): Promise<SecretLookup> {
    const { secrets, context, env, ask } = this.#options;
    const source = secrets[name];
    if (source === undefined) return missing(l10n.t('There is no secret "{0}" under "secrets".', name));
    if ('env' in source) {
      const value = env[source.env];
      return value === undefined
        ? missing(l10n.t('The environment variable {0} is not set.', source.env))
        : { state: 'found', value };
    }
    if ('prompt' in source) {
      const value = await ask(name, source.prompt);
      return value === undefined
        ? missing(l10n.t('The secret "{0}" has to come from a person, and nobody gave it.', name))
        : { state: 'found', value };
    }
    if (context === undefined) return missing(noCluster());
    const { name: secret, key, namespace } = source.kubeSecret;
    return readSecretKey(context.yaml, namespace ?? context.namespace, secret, key);
  }
}

function missing(message: string): SecretLookup {
  return { state: 'missing', message };
}

export function noCluster(): string {
  return l10n.t('This goes through a cluster, and there is no kube context.');
}
