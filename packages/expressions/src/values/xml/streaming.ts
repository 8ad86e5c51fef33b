import { CLR } from '../clr.ts';
import type { XName } from './name.ts';

/** XStreamingElement: a name and content that is looked at only when the element is written or added to a tree. */
export class XStreamingElement {
  name: XName;
  readonly content: unknown[];

  constructor(name: XName, content: unknown = null) {
    this.name = name;
    this.content = [content];
  }

  get [CLR](): string {
    return 'System.Xml.Linq.XStreamingElement';
  }
}
