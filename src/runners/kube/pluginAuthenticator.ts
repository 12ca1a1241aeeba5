/** Credentials of a plugin for one client: asked for once however many need them, and kept until they expire. */
import type { KubeConfig } from '@kubernetes/client-node';
import * as z from 'zod';
import { askPlugin, execPlugin, type Credential, type ExecPlugin } from './execPlugin.ts';

type Authenticator = Parameters<KubeConfig['addAuthenticator']>[0];

export const EXEC_PLUGIN = 'provebook-exec-plugin';

/** Milliseconds for which a failure is told again without asking: a round of checks must not start a plugin for each. */
const FAILURE_MS = 2000;

const provider = z.object({ name: z.literal(EXEC_PLUGIN), config: z.object({ plugin: execPlugin }) });

export class PluginAuthenticator implements Authenticator {
  #answer: { readonly credential: Promise<Credential>; until: number } | undefined;

  isAuthProvider(user: Parameters<Authenticator['isAuthProvider']>[0]): boolean {
    return provider.safeParse(user.authProvider).success;
  }

  async applyAuthentication(
    user: Parameters<Authenticator['applyAuthentication']>[0],
    options: { headers?: object; cert?: unknown; key?: unknown },
  ): Promise<void> {
    const { token, certificate, key } = await this.#credential(provider.parse(user.authProvider).config.plugin);
    if (certificate !== undefined) options.cert = certificate;
    if (key !== undefined) options.key = key;
    if (token !== undefined) options.headers = { ...options.headers, Authorization: `Bearer ${token}` };
  }

  #credential(plugin: ExecPlugin): Promise<Credential> {
    if (this.#answer !== undefined && Date.now() < this.#answer.until) return this.#answer.credential;
    const asked = { credential: askPlugin(plugin), until: Infinity };
    this.#answer = asked;
    asked.credential.then(
      ({ expiresAt }) => (asked.until = expiresAt ?? Infinity),
      () => (asked.until = Date.now() + FAILURE_MS),
    );
    return asked.credential;
  }
}
