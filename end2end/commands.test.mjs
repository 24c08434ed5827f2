// The command line as a host meets it: what goes wrong is said in plain words with what to do, and ends with a number.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { program, root, startHouse } from './house.mjs';

let house, folder;
before(async () => { house = await startHouse(); folder = await mkdtemp(join(tmpdir(), 'command-')); });
after(async () => { await house?.stop(); await rm(folder, { recursive: true, force: true }); });

const run = (...words) => new Promise((done) => {
  execFile(program, words, { cwd: root, timeout: 20_000 }, (error, stdout, stderr) => done({ code: error?.code ?? 0, out: stdout + stderr }));
});

test('each command explains itself', async () => {
  for (const words of [['--help'], ['serve', '--help'], ['migrate', '--help'], ['content', 'check', '--help'], ['demo', '--help'], ['doctor', '--help']]) {
    const { code, out } = await run(...words);
    assert.equal(code, 0, words.join(' '));
    assert.match(out, /Usage/);
  }
});

test('a port in use, a wrong setting, a missing settings file', async () => {
  const port = new URL(house.at).port;
  const busy = await run('serve', '--listen', `127.0.0.1:${port}`, '--data', join(folder, 'a'));
  assert.equal(busy.code, 4);
  assert.match(busy.out, /listening on .* already.*--listen/s);
  const wrong = await run('serve', '--listen', 'everywhere');
  assert.equal(wrong.code, 2);
  assert.match(wrong.out, /“listen”/);
  const missing = await run('serve', '--config', join(folder, 'none.toml'));
  assert.equal(missing.code, 2);
  assert.match(missing.out, /is not there/);
});

test('a database that cannot be reached, and a folder that cannot be written', async () => {
  const gone = await run('migrate', '--database-url', 'postgres://nobody:secret@127.0.0.1:1/none', '--data', join(folder, 'b'));
  assert.equal(gone.code, 3);
  assert.doesNotMatch(gone.out, /secret/);
  await writeFile(join(folder, 'file'), 'x');
  const file = await run('migrate', '--data', join(folder, 'file/inside'));
  assert.equal(file.code, 4);
  assert.match(file.out, /--data/);
});

test('migrate twice, then demo people are not served as real ones', async () => {
  const data = join(folder, 'c');
  assert.equal((await run('migrate', '--data', data)).code, 0);
  assert.equal((await run('migrate', '--data', data)).code, 0);
  assert.equal((await run('demo', '--data', data)).code, 0);
  const served = await run('serve', '--data', join(data, 'demo'), '--listen', '127.0.0.1:0');
  assert.equal(served.code, 4);
  assert.match(served.out, /demo people/);
});

test('content check: clean, then broken, with file, line and what to do', async () => {
  assert.equal((await run('content', 'check')).code, 0);
  const content = join(folder, 'content');
  await cp(join(root, 'content'), content, { recursive: true });
  const lesson = join(content, 'courses/digital-doorways/03-accounts-and-passwords/40-lock-your-screen.md');
  await writeFile(lesson, (await readFile(lesson, 'utf8')).replace(/minutes: \d+/, 'minutes: nine'));
  const { code, out } = await run('content', 'check', '--content', content);
  assert.equal(code, 1);
  assert.match(out, /40-lock-your-screen\.md:\d+: error/);
});

test('the doctor looks and says', async () => {
  const { out } = await run('doctor', '--data', join(folder, 'd'));
  assert.match(out, /content:/);
  assert.match(out, /database:/);
});
