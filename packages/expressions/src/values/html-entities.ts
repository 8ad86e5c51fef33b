/** The named character references of HTML 4 and `&apos;`, which are those that .NET knows, by their character. */
const NAMES = `
22 quot - - - amp apos
3c lt - gt
a0 nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro
b6 para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil
c8 Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave
da Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml
ec igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute
fe thorn yuml
152 OElig oelig
160 Scaron scaron
178 Yuml
192 fnof
2c6 circ
2dc tilde
391 Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi
3a7 Chi Psi Omega
3b1 alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon
3c6 phi chi psi omega
3d1 thetasym upsih - - - piv
2002 ensp emsp
2009 thinsp - - zwnj zwj lrm rlm
2013 ndash mdash
2018 lsquo rsquo sbquo - ldquo rdquo bdquo - dagger Dagger bull
2026 hellip
2030 permil - prime Prime
2039 lsaquo rsaquo
203e oline
2044 frasl
20ac euro
2111 image
2118 weierp
211c real
2122 trade
2135 alefsym
2190 larr uarr rarr darr harr
21b5 crarr
21d0 lArr uArr rArr dArr hArr
2200 forall - part exist - empty - nabla isin notin - ni
220f prod - sum minus
2217 lowast
221a radic
221d prop infin
2220 ang
2227 and or cap cup int
2234 there4
223c sim
2245 cong - - asymp
2260 ne equiv - - le ge
2282 sub sup nsub - sube supe
2295 oplus - otimes
22a5 perp
22c5 sdot
2308 lceil rceil lfloor rfloor
2329 lang rang
25ca loz
2660 spades
2663 clubs - hearts diams
`;

function read(): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const line of NAMES.trim().split('\n')) {
    const [first, ...names] = line.split(' ');
    names.forEach((name, i) => {
      if (name !== '-') map.set(name, String.fromCharCode(parseInt(first!, 16) + i));
    });
  }
  return map;
}

let entities: ReadonlyMap<string, string> | undefined;
/** The character of a name without `&` and `;`, in its exact case. */
export const htmlEntity = (name: string): string | undefined => (entities ??= read()).get(name);
