// The house under test: the built server on a free port with a data folder of its own, and a browser that watches what a page does.
// Every page opened by a `reader` fails its test on a console error, a policy report, a request to another host or HTML that is not valid.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { withoutScripts } from './axe.mjs';
import { faultsOfHtml } from './html.mjs';

export { axeFindsNothing } from './axe.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const program = process.env.DOORSTEP_SERVER ?? join(root, 'target/ci/doorstep');
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A free port below those that the system gives to connections going out: one of these could be taken before the server starts. */
const freePort = () => new Promise((done) => {
  const port = 10_000 + Math.floor(Math.random() * 20_000);
  const probe = createServer().once('error', () => done(freePort())).listen(port, '127.0.0.1', () => probe.close(() => done(port)));
});

/** What the command faketime puts before a program. The command itself would stand between us and the server when it is to stop. */
async function clockLibrary() {
  for (const machine of await readdir('/usr/lib')) {
    const file = join('/usr/lib', machine, 'faketime/libfaketimeMT.so.1');
    if (existsSync(file)) return file;
  }
  throw new Error('faketime is not here; xtask/setup-tests.sh installs it');
}

/**
 * Starts the product with demo people; `more` are words for the command line, `files` lie in its data folder. `token` is the first administrator's, if nobody runs the site yet.
 * With the `data` of a house that was left by `stop({ keep: true })` it is that house again, and `ahead` (`+700d`) is how much later: the program's clock, by faketime.
 */
export async function startHouse({ demo = true, more = [], files = {}, content, data: before, ahead } = {}) {
  const data = before ?? await mkdtemp(join(tmpdir(), 'doorstep-'));
  const port = await freePort();
  const args = ['serve', '--listen', `127.0.0.1:${port}`, '--public-url', `http://localhost:${port}`, '--data', data, '--log', 'warn'];
  const folder = demo ? join(data, 'demo') : data; // made-up people have a folder of their own
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text, { mode: 0o600 });
  if (content) args.push('--content', content);
  let out = '';
  const whole = [...args, ...more, ...(demo ? ['--demo'] : [])];
  const child = spawn(program, whole, { cwd: root, env: { ...process.env, ...(ahead ? { LD_PRELOAD: await clockLibrary(), FAKETIME: ahead } : {}) } });
  child.once('error', (error) => { out += error.message; });
  child.stdout.on('data', (piece) => { out += piece; });
  child.stderr.on('data', (piece) => { out += piece; });
  const at = `http://localhost:${port}`;
  for (let i = 0; i < 400; i += 1) {
    if (await fetch(`${at}/healthz/ready`).then((r) => r.ok, () => false)) break;
    assert.equal(child.exitCode, null, `the server stopped:\n${out}`);
    await new Promise((done) => setTimeout(done, 25));
  }
  return {
    at,
    data,
    said: () => out,
    token: () => out.match(/enter: (\S+)/)?.[1],
    async stop({ keep = false } = {}) {
      child.kill('SIGTERM');
      await new Promise((done) => child.once('exit', done));
      if (!keep) await rm(data, { recursive: true, force: true });
    },
  };
}

export const startBrowser = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });

/** A new reader: own cookies, own window. Collects everything that no page of ours may do. */
export async function reader(browser, house, options = {}) {
  const { width = 1280, height = 900, scripts = true, ...more } = options;
  const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: scripts, baseURL: house.at, ...more });
  context.setDefaultTimeout(30_000); // a machine that others use, too, is slow and not wrong
  const page = await context.newPage();
  if (!scripts) withoutScripts.add(page);
  const faults = [];
  const requests = [];
  const documents = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    requests.push(request.url());
    if (!request.url().startsWith(house.at) && !request.url().startsWith('data:')) faults.push(`foreign request: ${request.url()}`);
  });
  page.on('response', (answer) => {
    const isPage = answer.request().isNavigationRequest() && /html/.test(answer.headers()['content-type'] ?? '');
    // The body is gone when the next page comes very quickly; `valid.test.mjs` opens every page and waits.
    if (isPage) documents.push(answer.text().then((html) => faultsOfHtml(html, new URL(answer.url()).pathname), () => []));
  });
  return {
    page,
    requests,
    /** Statuses of 4xx are logged by the browser as errors; tests that want one say so. */
    expectFault(pattern) { faults.splice(0, faults.length, ...faults.filter((f) => !pattern.test(f))); },
    check() { assert.deepEqual(faults, [], `on ${page.url()}`); },
    async close() {
      faults.push(...(await Promise.all(documents)).flat());
      await context.close();
      assert.deepEqual(faults, [], `last on ${page.url()}`);
    },
  };
}

/** Nothing sticks out sideways. */
export async function fitsSideways(page) {
  const [page_wide, window_wide] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(page_wide <= window_wide, `${page.url()} is ${page_wide} px wide in a window of ${window_wide}`);
}

/** Follows a link or presses a button by its words, as people do. */
export const follow = async (page, words) => {
  const target = page.getByRole('link', { name: words }).or(page.getByRole('button', { name: words })).first();
  await Promise.all([page.waitForLoadState('load'), target.click()]);
  await page.waitForLoadState('load');
};

export const title = (page) => page.locator('h1').first().innerText();
