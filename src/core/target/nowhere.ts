/**
 * The kubeconfig of a run without a context. Without any file, or with an empty one, kubectl would ask localhost:8080, and
 * inside a pod its own cluster; the name of this server can by RFC 6761 never be found.
 */
export const NOWHERE = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': 'no-kube-context',
  contexts: [{ name: 'no-kube-context', context: { cluster: 'no-kube-context', user: 'nobody' } }],
  clusters: [{ name: 'no-kube-context', cluster: { server: 'https://no-kube-context.invalid' } }],
  // Without any, kubectl would ask for a name and a password.
  users: [{ name: 'nobody', user: { token: 'none' } }],
});
