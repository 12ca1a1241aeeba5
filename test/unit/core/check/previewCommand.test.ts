import { describe, expect, it } from 'vitest';
import { previewArguments } from '../../../../src/core/check/previewCommand.ts';

describe('what is previewed', () => {
  it.each([
    ['kubectl delete pod -l app=web', ['delete', 'pod', '-l', 'app=web', '--dry-run=server']],
    [
      "kubectl scale deployment 'web' --replicas=0 -n shop",
      ['scale', 'deployment', 'web', '--replicas=0', '-n', 'shop', '--dry-run=server'],
    ],
    ['kubectl apply -f a.yaml', ['apply', '-f', 'a.yaml', '--dry-run=server']],
  ])('%s', (text, args) => {
    expect(previewArguments(text)).toEqual(args);
  });

  it.each([
    'kubectl get pods',
    'kubectl exec web-1 -- rm -r /data',
    'kubectl edit deployment web',
    'helm uninstall web',
    'kubectl delete pod $POD',
    'kubectl delete pod "$(cat pod)"',
    'kubectl delete pod web-1 && reboot',
    'kubectl delete pod web-1 > out.txt',
    'cat a.yaml | kubectl apply -f -',
    'kubectl apply -f -',
    'kubectl apply -k overlays/prod',
    'kubectl apply -f https://example.com/a.yaml',
    'kubectl delete --raw /api/v1/x',
    'kubectl delete pod web-1 --dry-run=none',
    'kubectl --context other delete pod web-1',
    'kubectl delete pod web-1 --context=other',
    'kubectl delete pod web-1 --kubeconfig other',
    'kubectl delete pod web-1 -s https',
  ])('is not %s', (text) => {
    expect(previewArguments(text)).toBeUndefined();
  });
});
