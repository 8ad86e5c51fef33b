import { defineRule } from '../define.ts';

/** Lines that a reader still takes in; about what fits on a screen. */
const LINES = 100;

export default defineRule({
  id: 'long-expression',
  category: 'style',
  severity: 'hint',
  title: `An expression of more than ${LINES} lines`,
  why: 'Nothing inside a long expression has a name, a position in a trace or a test of its own. Split it over variables and statements, or move the work to the backend.',
  bad: [`<set-variable name="v" value="«@{\n${'  /* a step */\n'.repeat(LINES)}  return 1;\n}»" />`],
  good: [`<set-variable name="v" value="@{\n${'  /* a step */\n'.repeat(20)}  return 1;\n}" />`],
  check: {
    code({ value }, report) {
      const lines = value.expression.code.split('\n').length;
      if (lines > LINES) report(value.span, `This expression has ${lines} lines`);
    },
  },
});
