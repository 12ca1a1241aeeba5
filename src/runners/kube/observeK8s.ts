/** What the Kubernetes API says: an object, the objects of a type, an answer as it is, or whether something is allowed. */
import * as l10n from '@vscode/l10n';
import { isJsonList, isJsonObject, member, without, type Json, type JsonObject } from '../../core/check/json.ts';
import type { K8sInput } from '../../core/check/sidecar/kindSchemas.ts';
import type { K8sCanSubject, K8sListSubject, Observed } from '../../core/check/subject.ts';
import { attempt, observed, unobserved, type Attempt } from '../network/attempt.ts';
import { FORBIDDEN, NOT_FOUND, type Answer } from './ask.ts';
import { objectPath, type ResourceCache } from './resource.ts';
import { requestJson, type JsonQuestion } from './requestJson.ts';
import { secretSubject } from './secretSubject.ts';

export interface Cluster {
  /** A kubeconfig of one context, as `pinContext` makes it. */
  readonly yaml: string;
  /** Where objects are looked for that the check gives no namespace for. */
  readonly namespace: string;
  readonly resources: ResourceCache;
}

type Objects = Extract<K8sInput, { kind: string }>;
type Can = Extract<K8sInput, { can: object }>['can'];

/** One deadline counts for all that has to be asked. */
export function observeK8s(input: K8sInput, cluster: Cluster, given: Attempt): Promise<Observed> {
  return attempt(given, 'Kubernetes', (signal) => observe(input, cluster, { ...given, signal }));
}

async function observe(input: K8sInput, cluster: Cluster, given: Attempt): Promise<Observed> {
  if ('raw' in input)
    return fromAnswer(await request(cluster, rawQuestion(input.raw), given), (value) => observed(value));
  if ('can' in input) return observeCan(input.can, cluster, given);
  const place = await objectPath(input, cluster, given);
  if (place.state !== 'found') return refused(place, input);
  return input.name === undefined
    ? observeList(input, place.path, cluster, given)
    : observeOne(input, place.path, cluster, given);
}

function request(cluster: Cluster, question: JsonQuestion, given: Attempt): Promise<Answer<JsonObject>> {
  return requestJson(cluster.yaml, question, given);
}

function rawQuestion(raw: string): JsonQuestion {
  const url = new URL(raw, 'https://api');
  return { path: url.pathname, query: Object.fromEntries(url.searchParams) };
}

async function observeOne(input: Objects, path: string, cluster: Cluster, given: Attempt): Promise<Observed> {
  const answer = await request(cluster, { path: `${path}/${encodeURIComponent(input.name ?? '')}` }, given);
  if (answer.state === 'refused' && answer.status === NOT_FOUND)
    return { state: 'no data', message: l10n.t('There is no {0} "{1}".', input.kind, input.name ?? '') };
  return fromAnswer(answer, (object) => observedOne(object, input), input);
}

/** Something else than the object, as a proxy may send it, would have none of the fields that must not be there. */
function observedOne(object: JsonObject, input: Objects): Observed {
  if (member(object, 'kind') !== input.kind) return unobserved(l10n.t('The answer is no {0}.', input.kind));
  return observed(isSecret(input) ? secretSubject(object) : { object: tidy(object) });
}

/** Objects of a page; the API server remembers where the next one begins. */
const PAGE = '500';
const MOST_OBJECTS = 10_000;

async function observeList(input: Objects, path: string, cluster: Cluster, given: Attempt): Promise<Observed> {
  const query = { ...labels(input), limit: PAGE };
  const items: JsonObject[] = [];
  let next: string | undefined = '';
  while (next !== undefined && items.length < MOST_OBJECTS) {
    const more: Record<string, string> = next === '' ? {} : { continue: next };
    const answer: Answer<JsonObject> = await request(cluster, { path, query: { ...query, ...more } }, given);
    if (answer.state !== 'answered') return refused(answer, input);
    // Go writes an empty list as null.
    const page = member(answer.value, 'items') === null ? [] : member(answer.value, 'items');
    if (!isJsonList(page)) return unobserved(l10n.t('The answer is no list of {0}.', input.kind));
    for (const item of page) if (isJsonObject(item)) items.push(listed(item, input));
    const token: Json | undefined = member(member(answer.value, 'metadata'), 'continue');
    next = typeof token === 'string' && token !== '' ? token : undefined;
  }
  return observed({ items, count: items.length } satisfies K8sListSubject, next !== undefined);
}

function labels({ selector, fieldSelector }: Objects): Record<string, string> {
  return {
    ...(selector === undefined ? {} : { labelSelector: selector }),
    ...(fieldSelector === undefined ? {} : { fieldSelector }),
  };
}

/** Objects of a list come without their type, which messages name. */
function listed(item: JsonObject, input: Objects): JsonObject {
  const whole = { apiVersion: input.apiVersion, kind: input.kind, ...item };
  if (!isSecret(input)) return tidy(whole);
  const { object, keys, bytes } = secretSubject(whole);
  return { ...object, keys, bytes };
}

function isSecret({ apiVersion, kind }: Objects): boolean {
  return apiVersion === 'v1' && kind === 'Secret';
}

/** What differs in each answer and proves nothing. */
function tidy(object: JsonObject): JsonObject {
  const metadata = member(object, 'metadata');
  return isJsonObject(metadata) ? { ...object, metadata: without(metadata, 'managedFields') } : object;
}

async function observeCan(can: Can, cluster: Cluster, given: Attempt): Promise<Observed> {
  const { verb, resource, group = '', subresource, name, as } = can;
  const resourceAttributes: JsonObject = {
    verb,
    resource,
    group,
    namespace: can.namespace ?? cluster.namespace,
    ...(subresource === undefined ? {} : { subresource }),
    ...(name === undefined ? {} : { name }),
  };
  const kind = as === undefined ? 'SelfSubjectAccessReview' : 'SubjectAccessReview';
  const spec: JsonObject = { resourceAttributes, ...(as === undefined ? {} : { user: as, groups: groupsOf(as) }) };
  const body: JsonObject = { apiVersion: 'authorization.k8s.io/v1', kind, spec };
  const path = `/apis/authorization.k8s.io/v1/${kind.toLowerCase()}s`;
  const answer = await request(cluster, { path, body }, given);
  return fromAnswer(answer, (review) => {
    const status = member(review, 'status');
    const [allowed, reason] = [member(status, 'allowed'), member(status, 'reason')];
    if (typeof allowed !== 'boolean') return unobserved(l10n.t('The review of access has no answer.'));
    return observed({ allowed, reason: typeof reason === 'string' ? reason : '' } satisfies K8sCanSubject);
  });
}

/** The groups that every service account is in, and that a review does not add by itself. */
function groupsOf(user: string): readonly string[] {
  const namespace = /^system:serviceaccount:([^:]+):/.exec(user)?.[1];
  if (namespace === undefined) return ['system:authenticated'];
  return ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
}

function fromAnswer(answer: Answer<JsonObject>, use: (value: JsonObject) => Observed, input?: Objects): Observed {
  return answer.state === 'answered' ? use(answer.value) : refused(answer, input);
}

function refused(answer: Exclude<Answer<never>, { state: 'answered' }>, input?: Objects): Observed {
  if (answer.state !== 'refused') return unobserved(answer.message);
  if (answer.status !== FORBIDDEN) return unobserved(l10n.t('The API server answered: {0}', answer.message));
  const ask =
    input === undefined ? '' : `kubectl auth can-i ${input.name === undefined ? 'list' : 'get'} ${input.kind}`;
  return unobserved(
    ask === ''
      ? l10n.t('Forbidden: {0}', answer.message)
      : l10n.t('Forbidden: {0} To see what is allowed: {1}', answer.message, ask),
  );
}
