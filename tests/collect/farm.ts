import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { execFileSync } from 'node:child_process';

/** How a repository of the farm misbehaves; by the first part of its path. */
export type Fault =
  'hang' | 'drip' | 'reset' | 'password' | 'forbidden' | 'elsewhere' | 'teapot' | 'page' | 'flaky' | 'cut' | 'gone';

export interface Farm {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** Every request, as `GET /plain/oak.git/info/refs`. */
  readonly requests: readonly string[];
  /** The `Authorization` headers that came. */
  readonly credentials: string[];
  readonly stop: () => Promise<void>;
}

const backend = `${execFileSync('git', ['--exec-path']).toString().trim()}/git-http-backend`;

/**
 * A farm of repositories on this machine, served by git's own `http-backend`: `/plain/NAME` is `root/NAME` as it is, and
 * `/FAULT/NAME` the same with a fault.
 */
export async function startFarm(
  root: string,
  options: { readonly tls?: { readonly key: Buffer; readonly cert: Buffer } } = {},
): Promise<Farm> {
  const requests: string[] = [];
  const credentials: string[] = [];
  const seen = new Map<string, number>();
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://farm.example');
    const [, kind = '', ...rest] = url.pathname.split('/');
    requests.push(`${request.method} ${url.pathname}`);
    if (request.headers.authorization !== undefined) credentials.push(request.headers.authorization);
    const times = (seen.get(url.pathname) ?? 0) + 1;
    seen.set(url.pathname, times);
    // More slashes give one repository many addresses.
    const path = `/${rest.filter((part) => part !== '').join('/')}`;
    if (kind === 'plain') serve(root, path, url.search, request, response);
    else misbehave(kind as Fault, { path, search: url.search, times, root }, request, response);
  };
  const server: Server = options.tls === undefined ? createServer(answer) : createSecureServer(options.tls, answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    requests,
    credentials,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Call {
  readonly path: string;
  readonly search: string;
  /** The how manieth request for this path it is. */
  readonly times: number;
  readonly root: string;
}

function misbehave(fault: Fault, call: Call, request: IncomingMessage, response: ServerResponse): void {
  const { path, search, times, root } = call;
  const isPack = path.endsWith('/git-upload-pack');
  // The listing is a POST too; the pack is the last of them.
  const isFirst = times === 1;
  switch (fault) {
    case 'hang':
      return;
    case 'drip':
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' });
      dripOn(response);
      return;
    case 'reset':
    case 'cut':
      serve(root, path, search, request, response, isPack ? (chunks) => spoil(fault, chunks, response) : undefined);
      return;
    case 'password':
      response.writeHead(401, { 'www-authenticate': 'Basic realm="farm"' }).end();
      return;
    case 'forbidden':
      response.writeHead(403).end();
      return;
    case 'elsewhere':
      response.writeHead(301, { location: `http://localhost:1${path}${search}` }).end();
      return;
    case 'teapot':
      response.writeHead(503).end();
      return;
    case 'page':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>A page</title>');
      return;
    case 'gone':
      response.writeHead(404).end();
      return;
    case 'flaky':
      if (isFirst && !isPack) response.writeHead(503).end();
      else serve(root, path, search, request, response);
      return;
  }
}

function dripOn(response: ServerResponse): void {
  const timer = setInterval(() => response.write('0'), 300);
  response.on('close', () => clearInterval(timer));
}

/** Answers with a pack go wrong; those with a listing are whole. */
function spoil(fault: 'reset' | 'cut', chunks: Buffer, response: ServerResponse): Buffer | undefined {
  const at = chunks.indexOf('PACK');
  if (at === -1) return chunks;
  if (fault === 'reset') {
    response.write(chunks.subarray(0, at + 200));
    setTimeout(() => response.socket?.resetAndDestroy(), 50);
    return undefined;
  }
  const bad = Buffer.from(chunks);
  if (fault === 'cut') bad.fill(0x58, at + 40, at + 60);
  return bad;
}

/** git's own program for this, as a web server calls it. */
function serve(
  root: string,
  path: string,
  search: string,
  request: IncomingMessage,
  response: ServerResponse,
  change?: (body: Buffer) => Buffer | undefined,
): void {
  const child = spawn(backend, [], {
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
      PATH_INFO: path,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_ADDR: '127.0.0.1',
      REMOTE_USER: '',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin.on('error', () => {}));
  response.on('close', () => child.kill());
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.on('close', () => {
    const output = Buffer.concat(chunks);
    const end = output.indexOf('\r\n\r\n');
    const heads = output.toString('latin1', 0, Math.max(0, end)).split('\r\n');
    const fields = heads.map((line): [string, string] => [
      line.split(': ', 1)[0] ?? '',
      line.slice(line.indexOf(': ') + 2),
    ]);
    const status = Number(fields.find(([name]) => name === 'Status')?.[1].slice(0, 3) ?? 200);
    const body = change === undefined ? output.subarray(end + 4) : change(output.subarray(end + 4));
    if (body === undefined) return;
    if (response.destroyed) return;
    response.writeHead(
      end === -1 ? 500 : status,
      Object.fromEntries(fields.filter(([name]) => name !== '' && name !== 'Status')),
    );
    response.end(body);
  });
}
