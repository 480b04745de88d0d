/** A rising pair for "go on", a falling one for "look": told apart without understanding either. */
const PAIRS = { ok: [660, 990], stop: [440, 220] } as const;
export type Tone = keyof typeof PAIRS;

const MUTED = 'rollcall.muted';
const EACH_SECONDS = 0.09;
let context: AudioContext | null = null;

export function isMuted(): boolean {
  return localStorage.getItem(MUTED) === 'yes';
}

export function setMuted(muted: boolean): void {
  localStorage.setItem(MUTED, muted ? 'yes' : 'no');
}

/** Silent until the page has been touched once: browsers ask for that. */
export function playTone(tone: Tone): void {
  if (isMuted() || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  for (const [position, frequency] of PAIRS[tone].entries()) {
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    const start = currentTime + position * EACH_SECONDS;
    oscillator.frequency.value = frequency;
    volume.gain.setValueAtTime(0.12, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + EACH_SECONDS);
    oscillator.connect(volume).connect(destination);
    oscillator.start(start);
    oscillator.stop(start + EACH_SECONDS);
  }
}
