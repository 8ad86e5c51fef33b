import { typeDef, type Row } from '../../types/define.ts';
import { typeCodeOf } from '../../values/convert-code.ts';
import { changeType, fromObject, TARGETS } from '../../values/convert-object.ts';
import type { RuntimeType } from '../../values/runtime-type.ts';

const rows: Record<string, Row> = {};
for (const target of TARGETS) {
  const convert = fromObject(target);
  rows[`${target.keyword} To${target.name}(IFormatProvider provider)`] = (self, provider) => convert(self, provider);
}

/** What `Convert` calls; the receiver stands in an object slot. */
export const IConvertible = typeDef('System.IConvertible', {
  kind: 'interface',
  documented: 'none',
  members: {
    ...rows,
    'TypeCode GetTypeCode()': typeCodeOf,
    'object ToType(Type conversionType, IFormatProvider provider)': (
      self,
      conversionType: RuntimeType | null,
      provider,
    ) => changeType(self, conversionType, provider),
  },
});
