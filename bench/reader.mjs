// Text to tree over real policies: our reader against fast-xml-parser (`preserveOrder`), which reads the same files
// with their expressions masked, same length, because most of them are not XML otherwise. Expressions stay unparsed.
//
//   node bench/reader.mjs [folder of policies] [rounds]
//
// Without a folder: the real documents of ../shared, or our own examples where it is absent.
// Rounds are interleaved, medians are reported, and every round's result is used, so nothing is optimised away.
// The process fails where ours is not at least as fast.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { XMLParser } from 'fast-xml-parser';
import { built } from './cases/built.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const shared = here('../../shared/corpus/policies');
const folder = process.argv[2] ?? (existsSync(shared) ? shared : here('../examples'));
const rounds = Number(process.argv[3] ?? 15);

const { parseDocument, children } = await built('parser', `export * from '@sluice/parser';`);

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.xml'))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
const masked = files.map(mask);
const megabytes = files.reduce((sum, text) => sum + text.length, 0) / 1e6;

/** Blanks every expression with letters; what fast-xml-parser then refuses is left out of its list, and counted. */
function mask(text) {
  const chars = [...Array(text.length).keys()].map((i) => text[i]);
  const pending = [parseDocument(text).document];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'Island') chars.fill('x', node.span.start, node.span.end);
    pending.push(...children(node));
  }
  return chars.join('');
}

const options = {
  preserveOrder: true,
  ignoreAttributes: false,
  commentPropName: '#comment',
  cdataPropName: '#cdata',
  trimValues: false,
};
const fastXmlParser = new XMLParser(options);
const readable = masked.filter((text) => {
  try {
    return fastXmlParser.parse(text);
  } catch {
    return false;
  }
});
const maskedMegabytes = readable.reduce((sum, text) => sum + text.length, 0) / 1e6;

let used = 0;
const contestants = {
  sluice: {
    size: megabytes,
    run: () => files.forEach((text) => (used += parseDocument(text).document.children.length)),
  },
  'sluice, masked': {
    size: maskedMegabytes,
    run: () => readable.forEach((text) => (used += parseDocument(text).document.children.length)),
  },
  'fast-xml-parser, masked': {
    size: maskedMegabytes,
    run: () => readable.forEach((text) => (used += fastXmlParser.parse(text).length)),
  },
};

const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
for (let round = -3; round < rounds; round++) {
  for (const [name, { run }] of Object.entries(contestants)) {
    const start = performance.now();
    run();
    if (round >= 0) times[name].push(performance.now() - start);
  }
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const speed = (name) => contestants[name].size / (median(times[name]) / 1000);
console.log(
  `${files.length} documents, ${megabytes.toFixed(2)} MB; fast-xml-parser reads ${readable.length} of them masked`,
);
for (const name of Object.keys(contestants)) {
  console.log(`${name.padEnd(24)} ${speed(name).toFixed(1).padStart(7)} MB/s  ${median(times[name]).toFixed(1)} ms`);
}
const ratio = speed('sluice, masked') / speed('fast-xml-parser, masked');
console.log(
  `ratio on the same text  ×${ratio.toFixed(2)}; on the documents as they are ×${(speed('sluice') / speed('fast-xml-parser, masked')).toFixed(2)}`,
);
if (used === 0 || ratio < 1) process.exitCode = 1;
