// Reads a picture code as the camera of a phone would: from its points, with a reader that is not ours.
import jsQR from 'jsqr';

/** The words in the picture code of an `svg` on a page. */
export async function readsCode(browser, svg) {
  const drawn = await svg.evaluate((one) => one.outerHTML);
  const context = await browser.newContext();
  const page = await context.newPage();
  const points = await page.evaluate(async (svg) => {
    const picture = new Image();
    picture.src = `data:image/svg+xml,${encodeURIComponent(svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"'))}`;
    await picture.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 400 });
    const pen = canvas.getContext('2d');
    pen.drawImage(picture, 0, 0);
    return [...pen.getImageData(0, 0, 400, 400).data];
  }, drawn);
  await context.close();
  return jsQR(Uint8ClampedArray.from(points), 400, 400)?.data;
}
