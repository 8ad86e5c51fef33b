import { command } from '../command.ts';
import { evaluateAll } from '../eval/eval.ts';

export const evaluate = command({
  name: 'eval',
  takes: ['EXPRESSION', '--jsonl FILE|-'],
  summary: 'Evaluate a policy expression.',
  about: `Evaluates EXPRESSION, @(…), @{…} or bare C#, and prints its value. The context is what --scenario gives,
and nothing else. With --jsonl, one {"id", "code", "context"} a line is answered by one object a line.`,
  options: {
    scenario: { value: 'FILE|-', help: 'The context, YAML or JSON; - for stdin.' },
    json: { help: 'Print type and value, exception or diagnostics as JSON.' },
    jsonl: { value: 'FILE|-', help: 'Answer the expressions of a file, one a line; - for stdin.' },
    service: { help: 'Refuse what the service refuses: types and members off its list.' },
  },
  examples: [
    [`sluice eval '@(DateTime.Parse("2026-01-31").AddMonths(1).ToString("d"))'`, '02/28/2026'],
    [`sluice eval 'context.Request.Headers["Accept"][0]' --scenario request.yaml`, 'A value of the request.'],
  ],
  run: evaluateAll,
});
