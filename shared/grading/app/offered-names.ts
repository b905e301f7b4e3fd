/** What a learner may import, by name without `node:`; a realm has the modules for it. */
export type OfferedModules = Readonly<Record<OfferedModule, unknown>>;
type OfferedModule = (typeof packages)[number] | keyof typeof builtIns;

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Offered as a whole: both realms have the same code. */
export const packages = ['express', 'express-session', 'cookie', 'cookie-parser'] as const;

/**
 * Of Node's modules: the names that the lab has, and those that it has not, though Node has. One list for both realms,
 * so that no text can be right in one and fall over in the other.
 */
export const builtIns = {
  assert: {
    has: words(`
      fail AssertionError ok equal notEqual deepEqual notDeepEqual deepStrictEqual notDeepStrictEqual strictEqual
      notStrictEqual throws rejects doesNotThrow doesNotReject ifError match doesNotMatch strict`),
    lacks: words('Assert CallTracker partialDeepStrictEqual'),
  },
  buffer: {
    has: words('Buffer SlowBuffer kMaxLength INSPECT_MAX_BYTES Blob atob btoa'),
    lacks: words('transcode isUtf8 isAscii kStringMaxLength constants resolveObjectURL File'),
  },
  crypto: {
    has: words(`
      createCipheriv createDecipheriv createHash createHmac getCiphers getHashes getRandomValues hash hkdf hkdfSync pbkdf2
      pbkdf2Sync randomBytes randomFill randomFillSync randomInt randomUUID scrypt scryptSync subtle timingSafeEqual webcrypto`),
    lacks: words(`
      Certificate Cipher Cipheriv Decipher Decipheriv DiffieHellman DiffieHellmanGroup ECDH Hash Hmac KeyObject Sign Verify
      X509Certificate argon2 argon2Sync checkPrime checkPrimeSync constants createCipher createDecipher createDiffieHellman
      createDiffieHellmanGroup createECDH createPrivateKey createPublicKey createSecretKey createSign createVerify decapsulate
      diffieHellman encapsulate fips generateKey generateKeyPair generateKeyPairSync generateKeySync generatePrime
      generatePrimeSync getCipherInfo getCurves getDiffieHellman getFips privateDecrypt privateEncrypt prng pseudoRandomBytes
      publicDecrypt publicEncrypt randomUUIDv7 rng secureHeapUsed setEngine setFips sign verify`),
  },
  events: {
    has: words('EventEmitter defaultMaxListeners init listenerCount once'),
    lacks: words(`
      EventEmitterAsyncResource addAbortListener captureRejectionSymbol captureRejections errorMonitor getEventListeners
      getMaxListeners kMaxEventTargetListeners kMaxEventTargetListenersWarned on setMaxListeners usingDomains`),
  },
  querystring: {
    has: words('decode encode escape parse stringify unescape'),
    lacks: words('unescapeBuffer'),
  },
  url: {
    has: words('URL URLSearchParams Url format parse resolve resolveObject'),
    lacks: words(`
      URLPattern domainToASCII domainToUnicode fileURLToPath fileURLToPathBuffer pathToFileURL urlToHttpOptions`),
  },
  util: {
    has: words(`
      TextDecoder TextEncoder callbackify debuglog deprecate format inherits inspect isArray isDeepStrictEqual promisify types`),
    lacks: words(`
      MIMEParams MIMEType _errnoException _exceptionWithHostPort _extend aborted convertProcessSignalToExitCode debug diff
      formatWithOptions getCallSites getSystemErrorMap getSystemErrorMessage getSystemErrorName isBoolean isBuffer isDate
      isError isFunction isNull isNullOrUndefined isNumber isObject isPrimitive isRegExp isString isSymbol isUndefined log
      parseArgs parseEnv setTraceSigInt stripVTControlCharacters styleText toUSVString transferableAbortController transferableAbortSignal`),
  },
} as const;

/** Of `process`: what it tells of time and machine, and how to end it. `offer-process.ts` adds the rest. */
export const processNames = {
  has: words(`
    arch cwd emitWarning exit hrtime memoryUsage nextTick noDeprecation platform throwDeprecation traceDeprecation uptime
    version versions`),
  lacks: words(`
    abort binding chdir config constrainedMemory availableMemory cpuUsage dlopen execPath execve features
    finalization getActiveResourcesInfo getBuiltinModule getegid geteuid getgid getgroups getuid kill loadEnvFile mainModule
    openStdin permission ref reallyExit release report resourceUsage setSourceMapsEnabled
    setUncaughtExceptionCaptureCallback setegid seteuid setgid setgroups setuid stdin umask unref`),
} as const;

/**
 * The globals: the language's, and those that Node and a browser's worker both have. What only one of them has would be
 * a trap, as would what reaches out of a realm.
 */
export const offeredGlobals: ReadonlySet<string> = new Set(
  words(`
    AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date
    DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array Function Infinity Int16Array
    Int32Array Int8Array InternalError Intl Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError
    Reflect RegExp Set SharedArrayBuffer String SuppressedError Symbol SyntaxError Temporal TypeError URIError Uint16Array
    Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly decodeURI decodeURIComponent encodeURI
    encodeURIComponent escape eval globalThis isFinite isNaN parseFloat parseInt undefined unescape

    AbortController AbortSignal Blob Buffer ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy Crypto CryptoKey
    CustomEvent DOMException DecompressionStream Event EventTarget File FormData Headers MessageChannel MessageEvent MessagePort
    Performance PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList
    PerformanceResourceTiming ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest
    ReadableStreamDefaultController ReadableStreamDefaultReader Request Response SubtleCrypto TextDecoder TextDecoderStream
    TextEncoder TextEncoderStream TransformStream TransformStreamDefaultController URL URLSearchParams WritableStream
    WritableStreamDefaultController WritableStreamDefaultWriter atob btoa clearImmediate clearInterval clearTimeout console
    crypto global performance process queueMicrotask setImmediate setInterval setTimeout structuredClone`),
);

/** Asked for by servers that ask others. */
export const networkGlobals = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'] as const;
