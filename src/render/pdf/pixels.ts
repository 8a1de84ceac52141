/** The dots of a JPEG, four bytes each: red, green, blue, opacity. Undefined where it cannot be decoded. */
export async function jpegPixels(bytes: Uint8Array, width: number, height: number): Promise<Uint8Array | undefined> {
  const { Resvg } = await import('@resvg/resvg-js');
  const address = `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${address}" width="${width}" height="${height}"/></svg>`;
  const picture = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const { pixels } = picture;
  // Where nothing was drawn, all is clear.
  const isDrawn = picture.width === width && picture.height === height && pixels.some((value) => value !== 0);
  return isDrawn ? new Uint8Array(pixels) : undefined;
}
