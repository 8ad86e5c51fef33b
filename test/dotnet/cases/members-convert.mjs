// System.Convert, BitConverter and Encoding: every callable member.
import { members } from './_members.mjs';

export const cases = members(['System.Convert', 'System.BitConverter', 'System.Text.Encoding'], 4);
