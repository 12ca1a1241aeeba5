/** The Kubernetes client: loaded on first use (it takes 150 ms), and only ever made from a pinned kubeconfig. */
import zlib from 'node:zlib';
import * as l10n from '@vscode/l10n';
import type * as Kubernetes from '@kubernetes/client-node';
import { toClientConfig, tokenFileAuthenticator } from './clientConfig.ts';
import { PluginAuthenticator } from './pluginAuthenticator.ts';

export type KubernetesModule = typeof Kubernetes;

export interface LoadedClient {
  readonly state: 'loaded';
  readonly k8s: KubernetesModule;
  readonly config: Kubernetes.KubeConfig;
}

export type ClientLoading = LoadedClient | { readonly state: 'unusable'; readonly message: string };

/** Clients in use, by the kubeconfig they are made from. */
const clients = new Map<string, Kubernetes.KubeConfig>();
const MOST_CLIENTS = 8;

/**
 * The same kubeconfig gives the same client, because a client remembers what a credential plugin answered, and asking
 * one again may take seconds or a person.
 *
 * @param yaml a kubeconfig of one context, as `pinContext` makes it
 */
export async function loadClient(yaml: string): Promise<ClientLoading> {
  if (!canLoadClient()) return { state: 'unusable', message: nodeTooOld() };
  const known = clients.get(yaml);
  if (known !== undefined) return { state: 'loaded', k8s: await import('@kubernetes/client-node'), config: known };
  const reading = toClientConfig(yaml);
  if (reading.state === 'unusable') return reading;
  const k8s = await import('@kubernetes/client-node');
  // Whoever asked at the same time may have been faster, and one plugin is asked once.
  const config = clients.get(yaml) ?? makeClient(k8s, reading.json);
  clients.set(yaml, config);
  const [oldest] = clients.keys();
  if (clients.size > MOST_CLIENTS && oldest !== undefined) clients.delete(oldest);
  return { state: 'loaded', k8s, config };
}

/**
 * After the API server refused the credentials: the next client asks the plugin anew.
 *
 * @param refused the client whose they were; one that was made since stays
 */
export function forgetClient(yaml: string, refused: Kubernetes.KubeConfig | undefined): void {
  if (clients.get(yaml) === refused) clients.delete(yaml);
}

/**
 * The library's HTTP client uses this function while it loads; Node has it since 22.15 and 23.8. VS Code before 1.101
 * and Node 20 have not.
 */
export function canLoadClient(compression: object = zlib): boolean {
  return 'createZstdDecompress' in compression;
}

function nodeTooOld(): string {
  return l10n.t('Talking to a cluster needs Node {0} or newer; this is {1}.', '22.15', process.versions.node);
}

function makeClient(k8s: KubernetesModule, json: string): Kubernetes.KubeConfig {
  const config = new k8s.KubeConfig();
  config.addAuthenticator(tokenFileAuthenticator);
  config.addAuthenticator(new PluginAuthenticator());
  config.loadFromString(json);
  return config;
}
