import { decodeQR } from 'qr/decode.js';

/** What some browsers can do by themselves. */
interface Detector {
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> };

// A pass has some 60 × 60 modules: so many points are several for each.
const longestSide = 720;

/** @returns how to read the QR code that a camera sees; by the browser itself where it knows how */
export function readsCodes(): (video: HTMLVideoElement) => Promise<string | undefined> {
  const detector = ownDetector();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const own = await detector;
    if (own) return (await own.detect(video))[0]?.rawValue;
    return context ? decoded(video, canvas, context) : undefined;
  };
}

async function ownDetector(): Promise<Detector | undefined> {
  const { BarcodeDetector: known } = globalThis as { BarcodeDetector?: DetectorClass };
  const formats = (await known?.getSupportedFormats().catch(() => undefined)) ?? [];
  return known && formats.includes('qr_code') ? new known({ formats: ['qr_code'] }) : undefined;
}

function decoded(video: HTMLVideoElement, canvas: HTMLCanvasElement, context: CanvasRenderingContext2D): string | undefined {
  const scale = Math.min(1, longestSide / Math.max(video.videoWidth, video.videoHeight));
  const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
  if (width === 0 || height === 0) return undefined;
  Object.assign(canvas, { width, height });
  context.drawImage(video, 0, 0, width, height);
  try {
    return decodeQR(context.getImageData(0, 0, width, height));
  } catch {
    // Most of what a camera sees is no code.
    return undefined;
  }
}
