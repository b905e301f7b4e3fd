/** What this folder uses of a service worker's global scope: the project's types are those of pages. */
type Lasting = { waitUntil(work: Promise<unknown>): void };
export type FetchEvent = Lasting & {
  request: Request;
  /** Whose request it is; empty for the opening of a page. */
  clientId: string;
  respondWith(answer: Promise<Response>): void;
};
export type MessageToWorker = Lasting & { data: unknown; ports: readonly MessagePort[] };
export type Client = { id: string; url: string; postMessage(message: unknown, ports: MessagePort[]): void };

export type InstallEvent = Lasting & {
  addRoutes?(route: {
    condition: {
      urlPattern: { protocol: string; hostname: string; port: string; pathname: string };
      requestMethod: string;
    };
    source: { cacheName: string };
  }): Promise<void>;
};

type Events = { install: InstallEvent; activate: Lasting; fetch: FetchEvent; message: MessageToWorker };

export type WorkerScope = {
  addEventListener<Name extends keyof Events>(name: Name, hear: (event: Events[Name]) => void): void;
  registration: { scope: string; active: object | null };
  clients: {
    claim(): Promise<void>;
    get(id: string): Promise<Client | undefined>;
    matchAll(): Promise<readonly Client[]>;
  };
  navigator: {
    userAgent: string;
    languages: readonly string[];
    userAgentData?:
      | {
          brands: readonly { brand: string; version: string }[];
          mobile: boolean;
          platform: string;
        }
      | undefined;
  };
};
