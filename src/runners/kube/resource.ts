/** Where the API server keeps the objects of a type: the plural name and the scope, which only it knows. */
import * as l10n from '@vscode/l10n';
import { isJsonList, member, type Json, type JsonObject } from '../../core/check/json.ts';
import type { Answer } from './ask.ts';
import { requestJson } from './requestJson.ts';
import type { Attempt } from '../network/attempt.ts';

/** Answers of the discovery by group and version: one question serves all checks of a run. */
export type ResourceCache = Map<string, Promise<Answer<JsonObject>>>;

export interface TypedQuestion {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string | undefined;
  readonly allNamespaces?: boolean | undefined;
}

export type ObjectPath =
  { readonly state: 'found'; readonly path: string } | Exclude<Answer<never>, { state: 'answered' }>;

export async function objectPath(
  question: TypedQuestion,
  cluster: { readonly yaml: string; readonly namespace: string; readonly resources: ResourceCache },
  given: Attempt,
): Promise<ObjectPath> {
  const { apiVersion, kind, allNamespaces } = question;
  const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const answer = await discover(base, cluster, given);
  if (answer.state !== 'answered') return answer;
  const resources = member(answer.value, 'resources');
  const found = (isJsonList(resources) ? resources : []).find((one) => isTypeItself(one, kind));
  const plural = member(found, 'name');
  if (typeof plural !== 'string')
    return { state: 'invalid', message: l10n.t('The API server knows no {0} of {1}.', kind, apiVersion) };
  const namespaced = member(found, 'namespaced') === true && allNamespaces !== true;
  const namespace = encodeURIComponent(question.namespace ?? cluster.namespace);
  return { state: 'found', path: namespaced ? `${base}/namespaces/${namespace}/${plural}` : `${base}/${plural}` };
}

/** A failure is not kept: the next attempt asks again. */
function discover(
  base: string,
  { yaml, resources }: { readonly yaml: string; readonly resources: ResourceCache },
  given: Attempt,
): Promise<Answer<JsonObject>> {
  const known = resources.get(base);
  if (known !== undefined) return known;
  const asked = requestJson(yaml, { path: base }, given);
  resources.set(base, asked);
  void asked.then((answer) => {
    if (answer.state !== 'answered') resources.delete(base);
  });
  return asked;
}

/** `pods/log` and the like carry the kind of their parent. */
function isTypeItself(resource: Json, kind: string): boolean {
  const name = member(resource, 'name');
  return member(resource, 'kind') === kind && typeof name === 'string' && !name.includes('/');
}
