/**
 * What SARIF 2.1.0 (OASIS, sections 3.13 to 3.55) requires of the parts that we write: the mistakes of a log, as texts.
 * Written from the standard, not from our output, so that the two can disagree.
 */
type Json = Readonly<Record<string, unknown>>;

const isObject = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);
const LEVELS: readonly unknown[] = ['none', 'note', 'warning', 'error'];

export function sarifMistakes(log: unknown): string[] {
  const mistakes: string[] = [];
  const check = (fine: boolean, what: string): void => {
    if (!fine) mistakes.push(what);
  };
  const list = (value: unknown, what: string, min = 0): readonly Json[] => {
    check(
      Array.isArray(value) && value.length >= min && value.every(isObject),
      `${what}: an array of ${min} or more objects`,
    );
    return Array.isArray(value) ? value.filter(isObject) : [];
  };
  const message = (value: unknown, what: string): void =>
    check(isObject(value) && (typeof value.text === 'string' || typeof value.id === 'string'), `${what}: a message`);
  const whole = (value: unknown, min: number): boolean => Number.isInteger(value) && (value as number) >= min;

  const region = (value: unknown, what: string): void => {
    if (!isObject(value)) return check(false, `${what}: a region`);
    const { startLine, startColumn, endLine, endColumn, charOffset, charLength } = value;
    check(whole(startLine, 1) && whole(startColumn, 1), `${what}: lines and columns count from 1`);
    check(whole(endLine, startLine as number), `${what}: ends before it starts`);
    check(endLine !== startLine || whole(endColumn, startColumn as number), `${what}: ends before it starts`);
    check(whole(charOffset, 0) && whole(charLength, 0), `${what}: offsets count from 0`);
  };
  const artifact = (value: unknown, what: string): void => {
    const uri = isObject(value) ? value.uri : undefined;
    // RFC 3986: these never stand in a URI reference
    check(
      typeof uri === 'string' && !/[\s"<>\\^`{|}]|%(?![\dA-Fa-f]{2})/.test(uri),
      `${what}: a URI reference, not ${String(uri)}`,
    );
  };
  const location = (value: Json, what: string): void => {
    const { physicalLocation: at } = value;
    if (!isObject(at)) return check(false, `${what}: a physical location`);
    artifact(at.artifactLocation, what);
    region(at.region, what);
  };

  if (!isObject(log)) return ['a log is an object'];
  check(log.version === '2.1.0', 'version is 2.1.0');
  check(log.$schema === undefined || typeof log.$schema === 'string', '$schema is a URI');
  for (const run of list(log.runs, 'runs')) {
    const driver = isObject(run.tool) && isObject(run.tool.driver) ? run.tool.driver : {};
    check(typeof driver.name === 'string' && driver.name !== '', 'tool.driver.name is required');
    check(['utf16CodeUnits', 'unicodeCodePoints'].includes(run.columnKind as string), 'columnKind');
    const rules = list(driver.rules ?? [], 'rules');
    check(new Set(rules.map((r) => r.id)).size === rules.length, 'rules are unique');
    for (const rule of rules) {
      check(typeof rule.id === 'string' && rule.id !== '', 'a rule has an id');
      for (const part of ['shortDescription', 'fullDescription', 'help'])
        if (part in rule) check(isObject(rule[part]) && typeof rule[part].text === 'string', `${part} has a text`);
      const { defaultConfiguration: usual } = rule;
      check(usual === undefined || (isObject(usual) && LEVELS.includes(usual.level)), 'defaultConfiguration.level');
    }
    for (const call of list(run.invocations ?? [], 'invocations')) {
      check(typeof call.executionSuccessful === 'boolean', 'executionSuccessful is required');
      for (const note of list(call.toolExecutionNotifications ?? [], 'notifications')) {
        message(note.message, 'notification');
        check(LEVELS.includes(note.level), 'notification.level');
      }
    }
    for (const result of list(run.results, 'results')) {
      message(result.message, 'result');
      check(LEVELS.includes(result.level), 'result.level');
      check(rules[result.ruleIndex as number]?.id === result.ruleId, 'ruleIndex leads to the rule');
      list(result.locations, 'locations', 1).forEach((l) => location(l, 'location'));
      list(result.relatedLocations ?? [], 'relatedLocations').forEach((l) => location(l, 'relatedLocation'));
      const prints = result.partialFingerprints ?? {};
      check(isObject(prints) && Object.values(prints).every((p) => typeof p === 'string'), 'fingerprints are texts');
      for (const fix of list(result.fixes ?? [], 'fixes'))
        for (const change of list(fix.artifactChanges, 'artifactChanges', 1)) {
          artifact(change.artifactLocation, 'artifactChange');
          for (const replacement of list(change.replacements, 'replacements', 1)) {
            region(replacement.deletedRegion, 'deletedRegion');
            const { insertedContent: content } = replacement;
            check(content === undefined || (isObject(content) && typeof content.text === 'string'), 'insertedContent');
          }
        }
    }
  }
  return mistakes;
}
