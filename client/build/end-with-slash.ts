/**
 * What a page that lies in a folder of its own does first: its addresses are seen from that folder, and some hosts answer the folder's
 * address without its slash and send nobody on. It says the slash itself, since a host that takes it off again would be asked
 * for ever. Runs once, inline.
 */
export const endWithSlash = `/(\\/|\\.html)$/.test(location.pathname) || history.replaceState(null, '', location.pathname + '/' + location.search + location.hash)`;
