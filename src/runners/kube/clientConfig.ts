/**
 * A pinned kubeconfig rewritten so that the client library reads it as kubectl would. By itself it does not (2.0.1,
 * `config.js` and `config_types.js`): a file beats inline data, `tokenFile` is not known, a context without a user
 * loses its CA, plain HTTP is refused, of an impersonation only the user name arrives, and a plugin is asked as
 * `execPlugin.ts` says.
 */
import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { parse } from 'yaml';
import * as z from 'zod';
import type { KubeConfig } from '@kubernetes/client-node';
import { EXEC_PLUGIN } from './pluginAuthenticator.ts';

export type ClientConfig =
  { readonly state: 'usable'; readonly json: string } | { readonly state: 'unusable'; readonly message: string };

/** @param yaml a kubeconfig of one context, as `pinContext` makes it */
export function toClientConfig(yaml: string): ClientConfig {
  const { clusters, users } = pinned.parse(parse(yaml, { version: '1.1' }));
  const [{ name, user } = { name: '', user: {} }] = users;
  const lost = ['as-uid', 'as-groups', 'as-user-extra'].find((field) => user[field] !== undefined);
  if (lost !== undefined) {
    return {
      state: 'unusable',
      message: l10n.t('The user entry "{0}" has "{1}", which only kubectl can do.', name, lost),
    };
  }
  // The names are ours: the library wants them not to be empty, and a user to be there.
  const json = JSON.stringify({
    'current-context': 'pinned',
    contexts: [{ name: 'pinned', context: { cluster: 'cluster', user: 'user' } }],
    clusters: [{ name: 'cluster', cluster: clientCluster(clusters[0].cluster) }],
    users: [{ name: 'user', user: clientUser(user, clusters[0].cluster) }],
  });
  return { state: 'usable', json };
}

const entry = z.record(z.string(), z.unknown());
const pinned = z.object({
  clusters: z.tuple([z.object({ cluster: entry })]),
  users: z.array(z.object({ name: z.string(), user: entry })).max(1),
});

type Entry = Readonly<z.infer<typeof entry>>;

function clientCluster(cluster: Entry): Entry {
  const isPlain = typeof cluster['server'] === 'string' && cluster['server'].startsWith('http:');
  const skip = isPlain ? { 'insecure-skip-tls-verify': true } : {};
  return { ...inlineFirst(cluster, ['certificate-authority']), ...skip };
}

function clientUser(user: Entry, cluster: Entry): Entry {
  const { tokenFile, token, exec, ...rest } = inlineFirst(user, ['client-certificate', 'client-key']);
  if (typeof exec === 'object' && exec !== null) {
    const info = 'provideClusterInfo' in exec && exec.provideClusterInfo === true ? { cluster } : {};
    return { ...rest, token, 'auth-provider': { name: EXEC_PLUGIN, config: { plugin: { ...exec, ...info } } } };
  }
  if (typeof tokenFile !== 'string' || tokenFile === '') return { ...rest, token };
  return { ...rest, 'auth-provider': { name: TOKEN_FILE, config: { path: tokenFile } } };
}

function inlineFirst(fields: Entry, names: readonly string[]): Entry {
  const beaten = names.filter((name) => Boolean(fields[`${name}-data`]));
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !beaten.includes(name)));
}

type Authenticator = Parameters<KubeConfig['addAuthenticator']>[0];

const TOKEN_FILE = 'provebook-token-file';

/** Reads the token for each request, for whoever writes the file renews it. kubectl trims it too. */
export const tokenFileAuthenticator: Authenticator = {
  isAuthProvider: (user) => tokenFileOf(user.authProvider) !== undefined,
  applyAuthentication: async (user, options: { headers?: object }) => {
    const token = (await readFile(tokenFileOf(user.authProvider) ?? '', 'utf8')).trim();
    options.headers = { ...options.headers, Authorization: `Bearer ${token}` };
  },
};

const tokenFileProvider = z.object({ name: z.literal(TOKEN_FILE), config: z.object({ path: z.string() }) });

function tokenFileOf(provider: unknown): string | undefined {
  return tokenFileProvider.safeParse(provider).data?.config.path;
}
