/** What this site does against forged tokens; the first of `sound` unless it is told otherwise, each of `broken` a mistake found in the wild. */
export const defences = {
  // Forged tokens: the site looks at the seal, by the one algorithm that it has chosen (RFC 8725, section 3.1).
  tokenCheck: { sound: ['verifies'], broken: ['believes-alg', 'decodes-only'] },
} as const;

/** What can be done either way, each at a price; the first unless it is told otherwise. */
export const choices = {
  /** Where a browser keeps its token: scripts read `storage`, and a foreign page's request carries a `cookie`. */
  tokenIn: ['storage', 'cookie'],
  /** Whether a token can end before its time. The store is then asked at each request, as with sessions. */
  denylist: ['off', 'on'],
  /** Whether who comes often need not log in every five minutes. The store then keeps one record for each login, as with sessions. */
  refreshTokens: ['off', 'on'],
} as const;

export type TokenPolicy = {
  readonly tokenCheck:
    | (typeof defences.tokenCheck.sound)[number]
    | (typeof defences.tokenCheck.broken)[number];
} & { readonly [Name in keyof typeof choices]: (typeof choices)[Name][number] };

export const soundPolicy: TokenPolicy = {
  tokenCheck: defences.tokenCheck.sound[0],
  tokenIn: choices.tokenIn[0],
  denylist: choices.denylist[0],
  refreshTokens: choices.refreshTokens[0],
};
