// The contrast of a text in a picture, measured: the picture is taken with the text and without it, so the pixels that differ are the text,
// and the second picture shows what lies under them.

/** The least contrast of a text against what is under it; 0 when the text cannot be seen at all. */
export async function contrastOnScreen(page, selector) {
  const text = page.locator(selector).first();
  await text.scrollIntoViewIfNeeded();
  const fill = await text.evaluate((e) => getComputedStyle(e).fill.match(/[\d.]+/g).slice(0, 3).map(Number));
  const box = await text.boundingBox();
  if (!box) return 0;
  const clip = { x: Math.floor(box.x), y: Math.floor(box.y), width: Math.ceil(box.width) + 1, height: Math.ceil(box.height) + 1 };
  const take = async () => (await page.screenshot({ clip })).toString('base64');
  const show = (how) => text.evaluate((e, visibility) => { e.style.visibility = visibility; }, how);
  const shown = await take();
  await show('hidden');
  const hidden = await take();
  await show('');
  // Decoded in a window of its own: the page's policy allows no pictures from elsewhere.
  const table = await page.context().newPage();
  try {
    return await table.evaluate(leastContrast, { shown, hidden, fill });
  } finally {
    await table.close();
  }
}

/** Runs in the browser. WCAG 2.2, definition of contrast ratio. */
async function leastContrast({ shown, hidden, fill }) {
  const pixels = async (png) => {
    const bytes = Uint8Array.from(atob(png), (c) => c.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const paper = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    paper.drawImage(picture, 0, 0);
    return paper.getImageData(0, 0, picture.width, picture.height).data;
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const [withText, without] = [await pixels(shown), await pixels(hidden)];
  let least = Infinity;
  for (let i = 0; i < withText.length; i += 4) {
    const [front, under] = [withText, without].map((p) => [p[i], p[i + 1], p[i + 2]]);
    // The edges of letters are mixed; what counts is where a letter is clearly drawn.
    if (Math.abs(light(front) - light(under)) > 0.05) least = Math.min(least, ratio(light(fill), light(under)));
  }
  return least === Infinity ? 0 : least;
}
