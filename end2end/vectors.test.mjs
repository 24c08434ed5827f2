// The hostile pieces of vectors.json in a real browser, with scripts on: as pages of an author, in the search, in forms that come back,
// in notes. Nothing runs, nothing asks, nothing is even stopped by the policy: the pieces are words. (R-SEC-02, A-01, A-02, A-04, A-08)
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { reader, root, startBrowser, startHouse } from './house.mjs';

const vectors = JSON.parse(await readFile(join(root, 'end2end/vectors.json'), 'utf8'));
/** What a field of one line holds of a piece: no control letters, no breaks, 80 letters. */
const asTyped = (piece) => piece.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '').trim().slice(0, 80).replaceAll('\n', '');
let house, browser, content;
before(async () => {
  content = await mkdtemp(join(tmpdir(), 'doorstep-content-'));
  await cp(join(root, 'content'), content, { recursive: true });
  await Promise.all(vectors.map((piece, n) => {
    const facts = `---\ntitle: ${JSON.stringify(piece.replaceAll('\u0001', ''))}\nversion: 1\n---\n`;
    return Promise.all([
      writeFile(join(content, `pages/v${n}.md`), `${facts}Before.\n\n${piece}\n\nAfter.\n`),
      writeFile(join(content, `pages/t${n}.md`), `${facts}Plain.\n`),
    ]);
  }));
  [house, browser] = await Promise.all([startHouse({ content }), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await house?.stop();
  await rm(content, { recursive: true, force: true });
});

/** A reader whose browser notices everything that a piece could do. */
async function watchful() {
  const one = await reader(browser, house);
  const done = [];
  one.page.on('dialog', (dialog) => { done.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  one.page.on('popup', (page) => { done.push(`window: ${page.url()}`); });
  one.page.on('framenavigated', (frame) => { if (!frame.url().startsWith(house.at) && frame.url() !== 'about:blank') done.push(`went to ${frame.url()}`); });
  await one.page.exposeFunction('noticed', (what) => { done.push(what); });
  await one.page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => window.noticed(`policy: ${event.violatedDirective} ${event.sourceFile ?? ''}`));
  });
  /** Touches what is there as a person would, so that handlers that wait for that have their chance. */
  const touch = async () => {
    await one.page.evaluate(() => {
      for (const element of document.querySelectorAll('main *')) {
        for (const kind of ['mouseover', 'pointerenter', 'focus', 'animationstart', 'toggle', 'error', 'load']) element.dispatchEvent(new Event(kind));
      }
    });
  };
  return { ...one, done, touch };
}

test('pages of an author who means harm', async () => {
  const one = await watchful();
  let texts = 0, titles = 0;
  for (const [n] of vectors.entries()) {
    const answer = await one.page.goto(`/en/about/v${n}`);
    if (answer.status() === 200) {
      texts += 1;
      await one.touch();
    } else {
      // A text may not even have such a link: the piece is shown as a title.
      one.expectFault(/404/);
      if ((await one.page.goto(`/en/about/t${n}`)).status() === 200) titles += 1;
    }
    assert.deepEqual(one.done, [], vectors[n]);
  }
  assert.ok(texts >= 450 && texts + titles === vectors.length, `${texts} texts, ${titles} titles`);
  console.log(`proof: hostile pieces in a browser · ${vectors.length}, shown as text ${texts}, as a title only ${titles}, executed ${one.done.length}`);
  await one.close();
});

test('searches and forms that come back', async () => {
  const one = await watchful();
  let tried = 0;
  for (const [n, piece] of vectors.entries()) {
    // All of them go through this in process; here every third, and whatever would close a box or a field.
    if (n % 3 !== 0 && !/^(<\/|["'])/.test(piece)) continue;
    await one.page.goto(`/en/search?q=${encodeURIComponent(piece)}`);
    assert.equal(await one.page.inputValue('#q'), asTyped(piece), 'it came back as it was');
    await one.touch();
    if (tried % 4 === 0) {
      await one.page.goto('/en/report');
      const words = `${vectors.slice(n, n + 8).join('\n')}${'x'.repeat(2100)}`;
      await one.page.fill('#words', words);
      await Promise.all([one.page.waitForNavigation(), one.page.click('main form button[type=submit]')]);
      assert.match(await one.page.inputValue('#words'), /x{2000}/);
      one.expectFault(/422/);
      await one.touch();
    }
    assert.deepEqual(one.done, [], piece);
    tried += 1;
  }
  console.log(`proof: hostile pieces typed in a browser · ${tried} searches, ${Math.ceil(tried / 4)} reports, executed ${one.done.length}`);
  await one.close();
});

test('the watch notices what it should', async () => {
  const one = await watchful();
  await one.page.goto('/en/help');
  await one.page.evaluate(() => { document.querySelector('main').innerHTML = '<img src=x onerror=alert(1)>'; });
  await one.page.waitForTimeout(200);
  assert.ok(one.done.some((what) => what.startsWith('policy:')), 'a handler that the policy stops is a report');
  one.expectFault(/.*/s);
  await one.close();
});
