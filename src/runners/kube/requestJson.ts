/** JSON from the API server as it was sent: the client's typed calls change or drop what their types do not know. */
import * as l10n from '@vscode/l10n';
import type { Configuration } from '@kubernetes/client-node';
import { isJsonObject, type Json, type JsonObject } from '../../core/check/json.ts';
import { ask, type Answer, type AskOptions } from './ask.ts';
import type { LoadedClient } from './client.ts';
import { shareConnections } from './sharedConnections.ts';

export interface JsonQuestion {
  /** With a slash at its beginning and without a query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Makes it a POST, which is how reviews of access are asked for. */
  readonly body?: JsonObject;
}

/** @param yaml a kubeconfig of one context, as `pinContext` makes it */
export function requestJson(yaml: string, question: JsonQuestion, options: AskOptions): Promise<Answer<JsonObject>> {
  return ask(yaml, options, (client, stop) => send(client, question, stop));
}

/** What the library makes for any API class: the server, its credentials and its connections. */
class RawApi {
  readonly configuration: Configuration;

  constructor(configuration: Configuration) {
    this.configuration = configuration;
  }
}

async function send({ k8s, config }: LoadedClient, question: JsonQuestion, stop: AbortSignal): Promise<JsonObject> {
  const { configuration } = config.makeApiClient(RawApi);
  const method = question.body === undefined ? k8s.HttpMethod.GET : k8s.HttpMethod.POST;
  const request = configuration.baseServer.makeRequestContext(question.path, method);
  request.setHeaderParam('Accept', 'application/json');
  for (const [name, value] of Object.entries(question.query ?? {})) request.setQueryParam(name, value);
  if (question.body !== undefined) {
    request.setHeaderParam('Content-Type', 'application/json');
    request.setBody(JSON.stringify(question.body));
  }
  request.setSignal(stop);
  await configuration.authMethods.default?.applySecurityAuthentication(request);
  shareConnections(config, request);
  const response = await configuration.httpApi.send(request).toPromise();
  const text = await response.body.text();
  if (response.httpStatusCode >= 300)
    throw Object.assign(new Error(text), { code: response.httpStatusCode, body: text });
  const value = JSON.parse(text) as Json;
  if (!isJsonObject(value)) throw new Error(l10n.t('The answer is no JSON object.'));
  return value;
}
