import jsQR from 'jsqr';

/** The browser's own decoder, where it has one; jsQR elsewhere (Safari, Firefox, WeChat). */
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
declare const BarcodeDetector: (new (options: {
  formats: string[];
}) => Detector) & { getSupportedFormats(): Promise<string[]> };

/** Milliseconds between two looks at the picture, and until the same code is read again. */
const lookEvery = 120;
const sameCodeAfter = 3000;

/**
 * Reads codes from the camera until stopped. Throws when there is no camera, it is not allowed, or the page came neither
 * over HTTPS nor from this machine: then a code is typed.
 */
export async function watchCamera(
  video: HTMLVideoElement,
  onCode: (text: string) => void,
): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  });
  video.srcObject = stream;
  await video.play();
  const decode = await decoder();

  let stopped = false;
  let last = { text: '', at: 0 };
  const look = async (): Promise<void> => {
    if (stopped) return;
    const text = await decode(video).catch(() => null);
    const now = performance.now();
    if (text && !stopped && (text !== last.text || now - last.at > sameCodeAfter)) {
      last = { text, at: now };
      onCode(text);
    } else if (text) {
      last.at = now;
    }
    setTimeout(look, lookEvery);
  };
  void look();
  return () => {
    stopped = true;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}

async function decoder(): Promise<(video: HTMLVideoElement) => Promise<string | null>> {
  if (
    typeof BarcodeDetector !== 'undefined' &&
    (await BarcodeDetector.getSupportedFormats()).includes('qr_code')
  ) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    if (!context || video.videoWidth === 0) return null;
    // A code held before the phone fills much of the picture; 640 points are enough and quick.
    const scale = Math.min(1, 640 / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
  };
}
