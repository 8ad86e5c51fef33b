import { enumRows, typeDef } from '../../types/define.ts';
import { LoadOptions } from '../../values/xml/load.ts';
import { XmlNodeType } from '../../values/xml/node-type.ts';
import { SaveOptions } from '../../values/xml/serialize.ts';

/** The enums of XML. */
export const SystemXmlNodeType = typeDef('System.Xml.XmlNodeType', {
  kind: 'enum',
  documented: 'all',
  members: enumRows(XmlNodeType),
});

export const SystemSaveOptions = typeDef('System.Xml.Linq.SaveOptions', {
  kind: 'enum',
  flags: true,
  documented: 'none',
  members: enumRows(SaveOptions),
});

export const SystemLoadOptions = typeDef('System.Xml.Linq.LoadOptions', {
  kind: 'enum',
  flags: true,
  documented: 'none',
  members: enumRows(LoadOptions),
});
