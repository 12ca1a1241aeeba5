import { changedData } from './files.ts';
import type { Apply, Mutation } from './mutation.ts';
import { prometheusFile } from './programFiles.ts';

/** What of a Prometheus rule is changed here. */
interface Rule {
  alert?: string;
  expr: string;
  for?: string;
  labels?: Record<string, string>;
}
interface Rules {
  groups: { rules: Rule[] }[];
}

const needs = 'prometheus';

/** Of the alerts of Prometheus. It looks for Alertmanager every five seconds only, and again after each of these. */
export const ruleMutations = {
  'rule-service-down-missing': {
    breaks: 'Nobody hears of a service that is down.',
    needs,
    apply: withoutRule('ServiceDown'),
  },
  'rule-cpu-missing': { breaks: 'Nobody hears of a high CPU load.', needs, apply: withoutRule('HighCpuUsage') },
  'rule-memory-missing': {
    breaks: 'Nobody hears of a high memory load.',
    needs,
    apply: withoutRule('HighMemoryUsage'),
  },
  'rule-error-rate-missing': {
    breaks: 'Nobody hears of failing requests.',
    needs,
    apply: withoutRule('HighErrorRate'),
  },
  'rule-judgment-missing': { breaks: 'Nobody hears of slow judgments.', needs, apply: withoutRule('SlowJudgment') },
  'rule-service-down-late': {
    breaks: 'A service may be down for five minutes before somebody hears of it.',
    needs,
    apply: changedRule('ServiceDown', (rule) => (rule.for = '5m')),
  },
  'rule-service-down-mild': {
    breaks: 'A service that is down is not critical.',
    needs,
    apply: changedRule('ServiceDown', (rule) => (rule.labels = { severity: 'info' })),
  },
  'rule-cpu-threshold': { breaks: 'The CPU may be at 95 %.', needs, apply: threshold('HighCpuUsage', '0.85', '0.95') },
  'rule-memory-threshold': {
    breaks: 'The memory may be at 95 %.',
    needs,
    apply: threshold('HighMemoryUsage', '0.85', '0.95'),
  },
  'rule-error-rate-threshold': {
    breaks: 'A tenth of the requests may fail.',
    needs,
    apply: threshold('HighErrorRate', '0.05', '0.1'),
  },
} satisfies Readonly<Record<string, Mutation>>;

/** Prometheus with one of its alerts changed. */
export function changedRule(alert: string, change: (rule: Rule) => unknown): Apply {
  return changedData(prometheusFile('rules'), (rules: Rules) => {
    const rule = rules.groups.flatMap((group) => group.rules).find((one) => one.alert === alert);
    if (rule === undefined) throw new Error(`no alert ${alert}`);
    change(rule);
  });
}

function threshold(alert: string, from: string, to: string): Apply {
  return changedRule(alert, (rule) => (rule.expr = rule.expr.replace(from, to)));
}

function withoutRule(alert: string): Apply {
  return changedData(prometheusFile('rules'), (rules: Rules) => {
    for (const group of rules.groups) group.rules = group.rules.filter((rule) => rule.alert !== alert);
  });
}
