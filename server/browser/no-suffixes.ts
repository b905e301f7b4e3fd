/** For `tldts`, by which tough-cookie tells what may set cookies for whom: its list is long, and no cookie here names a domain. */
export const getDomain = (host: string): string => host;
export const getHostname = (host: string): string => host;
