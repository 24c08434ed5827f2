// Two hands on a keyboard, for journeys that nobody clicks through. Before each press the focus is on the screen, in front of everything, with
// its ring. Deliberately absent: anything that a keyboard cannot do.
import assert from 'node:assert/strict';

/** What has the focus: is it on the screen, in front of everything, and with a ring? For a choice its label shows that. */
function focused(selector) {
  const e = document.activeElement;
  if (!e || e === document.body) return { name: 'nothing' };
  const shown = (e.matches('.pick input, .switch > input') && document.querySelector(`label[for="${e.id}"]`)) || e;
  const box = [...shown.getClientRects()].find((r) => r.width > 0 && r.height > 0);
  const [x, y] = box ? [Math.max(box.left, 0) + Math.min(box.width / 2, 40), Math.max(box.top, 0) + Math.min(box.height / 2, 20)] : [-1, -1];
  const front = document.elementFromPoint(x, y);
  const ring = [e, shown].some((of) => { const s = getComputedStyle(of); return parseFloat(s.outlineWidth) >= 3 && s.outlineStyle !== 'none' && !/transparent|, 0\)$/.test(s.outlineColor); });
  return { name: e.outerHTML.slice(0, 140), seen: Boolean(front && (shown.contains(front) || front.contains(shown))), ring, skip: e.className === 'skip', main: e.id === 'main', wanted: Boolean(selector) && e.matches(selector) };
}

/** Two hands on a keyboard. `most` is how many stops there may be from the skip link to what one came for. */
export function hands(page) {
  let stops = 0;
  const key = async (name) => {
    await page.keyboard.press(name);
    if (!/Tab/.test(name)) return null;
    stops += 1;
    return page.evaluate(focused, '');
  };
  const at = async (selector) => {
    const now = await page.evaluate(focused, selector);
    assert.ok(now.seen, `the focus is out of sight on ${page.url()}: ${now.name}`);
    assert.ok(now.ring, `no ring on ${page.url()}: ${now.name}`);
    return now;
  };
  const hand = {
    stops: () => stops,
    key,
    /** A page's first stop is the skip link; it leads past the header. */
    async begin() {
      stops = 0;
      const now = await key('Tab');
      assert.ok(now.skip, `the first stop of ${page.url()} is ${now.name}`);
      await at();
      await page.keyboard.press('Enter');
      assert.ok((await page.evaluate(focused, '')).main, 'the skip link leads to the page');
    },
    /** Tab by Tab to the first thing that fits, and no further than `most`. */
    async to(selector, most = 12, way = 'Tab') {
      for (let n = 1; n <= most; n += 1) {
        await key(way);
        if ((await at(selector)).wanted) return n;
      }
      throw new Error(`${selector} is more than ${most} stops away on ${page.url()}`);
    },
    /** Presses what has the focus, and the next page is there. */
    async enter() {
      await at();
      const loaded = page.waitForEvent('load');
      await page.keyboard.press('Enter');
      await loaded;
    },
    async go(selector, most) {
      await hand.begin();
      await hand.to(selector, most);
      await hand.enter();
    },
    async type(words) {
      await at('input, textarea');
      await page.keyboard.type(words);
    },
    /** One of a row of choices, which is a single stop: the first one by Space, others by arrows. */
    async choose(number, most) {
      await hand.to('input[type=radio]', most);
      await page.keyboard.press(number === 0 ? 'Space' : 'ArrowDown');
      for (let n = 1; n < number; n += 1) await page.keyboard.press('ArrowDown');
      const now = await at('input[type=radio]:checked');
      assert.ok(now.wanted, `chosen by keyboard: ${now.name}`);
    },
  };
  return hand;
}
