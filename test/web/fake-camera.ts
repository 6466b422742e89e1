import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { testDirectory } from '#testing';

const width = 640;
const height = 480;
const paper = 235;
const ink = 16;
const colourless = 128;

/** A camera that sees what it is told to: Chromium plays a file in its place. */
export class FakeCamera {
  private readonly file = join(testDirectory('camera'), 'seen.y4m');

  constructor() {
    this.see(undefined);
  }

  readonly args = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${this.file}`];

  /** What is held before it from the next time that it is turned on: a QR code, or nothing. */
  see(code: string | undefined): void {
    const luma = Buffer.alloc(width * height, paper);
    if (code !== undefined) draw(luma, code);
    const chroma = Buffer.alloc(width * height / 2, colourless);
    writeFileSync(this.file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`), luma, chroma]));
  }
}

function draw(luma: Buffer, code: string): void {
  const { modules } = QRCode.create(code, { errorCorrectionLevel: 'M' });
  const margin = 4;
  const scale = Math.floor(height / (modules.size + 2 * margin));
  const [left, top] = [(width - modules.size * scale) / 2, (height - modules.size * scale) / 2].map(Math.floor);
  for (let y = 0; y < modules.size * scale; y++) {
    for (let x = 0; x < modules.size * scale; x++) {
      if (modules.get(Math.floor(y / scale), Math.floor(x / scale))) luma[(top! + y) * width + left! + x] = ink;
    }
  }
}
