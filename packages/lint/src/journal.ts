/**
 * What is known by name while a tree of branches is walked: changes are undone at the end of a branch and joined where
 * the branches meet. Costs what changes, not what is known.
 */
export class Journal<T> {
  private readonly known = new Map<string, T>();
  private readonly log: { readonly name: string; readonly before: T | undefined }[] = [];
  private readonly join: (ways: readonly (T | undefined)[]) => T;

  /** `join`: what is known where ways meet; undefined stands for a way on which nothing is. */
  constructor(join: (ways: readonly (T | undefined)[]) => T) {
    this.join = join;
  }

  get(name: string): T | undefined {
    return this.known.get(name);
  }

  set(name: string, value: T): void {
    this.log.push({ name, before: this.known.get(name) });
    this.known.set(name, value);
  }

  delete(name: string): void {
    this.log.push({ name, before: this.known.get(name) });
    this.known.delete(name);
  }

  names(): readonly string[] {
    return [...this.known.keys()];
  }

  mark(): number {
    return this.log.length;
  }

  /** Goes back to a mark; what had changed since then, with its last value. */
  undo(mark: number): Changes<T> {
    const changes = new Map<string, T | undefined>();
    for (const { name, before } of this.log.splice(mark).reverse()) {
      if (!changes.has(name)) changes.set(name, this.known.get(name));
      if (before === undefined) this.known.delete(name);
      else this.known.set(name, before);
    }
    return changes;
  }

  /** Joins branches. `implicit`: whether none of them may run, for a name that not all of them change or for any. */
  merge(branches: readonly Changes<T>[], implicit: 'yes' | 'no' | 'unless all', finish = (value: T): T => value): void {
    const ways = new Map<string, (T | undefined)[]>();
    for (const branch of branches)
      for (const [name, value] of branch) {
        const values = ways.get(name);
        if (values === undefined) ways.set(name, [value]);
        else values.push(value);
      }
    for (const [name, values] of ways) {
      const all = values.length === branches.length;
      if (!all || implicit === 'yes') values.push(this.known.get(name));
      this.set(name, finish(this.join(values)));
    }
  }
}

export type Changes<T> = ReadonlyMap<string, T | undefined>;
