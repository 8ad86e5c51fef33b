// JavaScript expression engines, each given its own form of the same expression.
import { Environment } from '@marcbachmann/cel-js';
import jexlModule from 'jexl';
import jsonata from 'jsonata';

const jexl = new jexlModule.Jexl();
jexl.addTransform('matches', (text, pattern) => new RegExp(pattern).test(text));
jexl.addTransform('int', (text) => Number.parseInt(text, 10));
jexl.addTransform('some', (list) => Array.isArray(list) && list.length > 0);

const cel = new Environment({ unlistedVariablesAreDyn: true });

export const peers = [
  {
    name: 'cel-js',
    compile: (c) => {
      if (c.cel === undefined) return null;
      const run = cel.parse(c.cel);
      return (x) => run(x);
    },
  },
  {
    name: 'jexl',
    compile: (c) => {
      if (c.jexl === undefined) return null;
      const run = jexl.compile(c.jexl);
      return (x) => run.evalSync(x);
    },
  },
];

/** jsonata only evaluates asynchronously: it is timed by itself, awaited one at a time. */
export const asyncPeers = [
  {
    name: 'jsonata',
    compile: (c) => {
      if (c.jsonata === undefined) return null;
      const run = jsonata(c.jsonata);
      return (x) => run.evaluate(x);
    },
  },
];
