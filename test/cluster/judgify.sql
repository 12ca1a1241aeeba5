-- The demo's database. Deliberate fault (see faults.ts): the fifth table of the checklist, system_logs, is missing.
CREATE EXTENSION pg_stat_statements;

CREATE TABLE workflows (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE judgment_executions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workflow_id bigint NOT NULL REFERENCES workflows,
  correlation_id uuid NOT NULL DEFAULT gen_random_uuid(),
  result boolean NOT NULL,
  confidence numeric(4, 3) NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  duration_ms integer NOT NULL,
  executed_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX judgment_executions_executed_at ON judgment_executions (executed_at);

CREATE TABLE dashboards (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL,
  definition jsonb NOT NULL
);

CREATE TABLE action_logs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  execution_id bigint NOT NULL REFERENCES judgment_executions,
  action text NOT NULL,
  status text NOT NULL,
  logged_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO workflows (name) VALUES ('Temperature alarm'), ('Defect detection'), ('Order approval');

INSERT INTO judgment_executions (workflow_id, result, confidence, duration_ms, executed_at)
SELECT 1 + n % 3, n % 4 <> 0, 0.8 + (n % 20) / 100.0, 400 + (n * 37) % 900, now() - n * interval '7 minutes'
FROM generate_series(1, 60) AS n;

INSERT INTO dashboards (title, definition)
VALUES ('Judgments of today', '{"charts": ["count", "confidence"]}'), ('Response times', '{"charts": ["p95"]}');

INSERT INTO action_logs (execution_id, action, status)
SELECT id, 'notify-slack', 'done' FROM judgment_executions WHERE result;
