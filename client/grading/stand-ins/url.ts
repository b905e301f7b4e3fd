import url from 'url/';

export const { URL, URLSearchParams } = globalThis;
export const { Url, parse, format, resolve } = url;
export default { ...url, URL, URLSearchParams };
