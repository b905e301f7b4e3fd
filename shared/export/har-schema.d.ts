declare module 'har-schema' {
  /** The JSON schemas of HAR 1.2 by name, each with an `$id` such as `har.json#`. */
  const schemas: Record<string, object>;
  export default schemas;
}
