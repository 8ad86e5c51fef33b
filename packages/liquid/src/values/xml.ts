import { dotnet } from '@sluice/expressions';
import { Drop } from './kinds.ts';

/**
 * An XML body as templates see it: elements by their local names, whose letter case matters only where two differ in
 * nothing else. An element without child elements is its text; several of one name are a list; a loop over an element
 * goes over its child elements. `nil` is what an element marked xsi:nil becomes.
 */
export type Nil = 'blank' | 'null';

export function xmlValue(xml: string, nil: Nil): unknown {
  return new Root(dotnet.parseXml(xml), nil);
}

export function elementValue(element: dotnet.XElement, nil: Nil): unknown {
  const view = dotnet.elementView(element);
  if (view.nil) return nil === 'blank' ? '' : null;
  return view.children.length === 0 ? dotnet.elementText(element) : new Content(view, nil);
}

const isNamed = (name: string, key: unknown): boolean =>
  typeof key === 'string' && name.toLowerCase() === key.toLowerCase();

/** The document: its only member is the root element. */
class Root extends Drop {
  private readonly root: dotnet.XElement;
  private readonly nil: Nil;

  constructor(root: dotnet.XElement, nil: Nil) {
    super();
    this.root = root;
    this.nil = nil;
  }

  member(key: unknown): unknown {
    return isNamed(dotnet.elementName(this.root), key) ? elementValue(this.root, this.nil) : undefined;
  }

  override items(): readonly unknown[] {
    return [elementValue(this.root, this.nil)];
  }
}

class Content extends Drop {
  private readonly view: dotnet.ElementView;
  private readonly nil: Nil;

  constructor(view: dotnet.ElementView, nil: Nil) {
    super();
    this.view = view;
    this.nil = nil;
  }

  member(key: unknown): unknown {
    const { children } = this.view;
    dotnet.charge(children.length);
    const exact = children.filter((child) => dotnet.elementName(child) === key);
    const found = exact.length > 0 ? exact : children.filter((child) => isNamed(dotnet.elementName(child), key));
    if (found.length === 0) return undefined;
    const values = found.map((child) => elementValue(child, this.nil));
    return values.length === 1 ? values[0] : values;
  }

  override items(): readonly unknown[] {
    return this.view.children.map((child) => elementValue(child, this.nil));
  }
}
