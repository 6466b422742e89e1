import { useEffect, useRef, useState } from 'react';
import { Button } from '@/design/button';
import { Row } from '@/design/layout';
import { Notice } from '@/design/notice';
import { useWords } from '@/words/use-words';
import styles from './door.module.css';
import { readsCodes } from './read-code';
import words from './words.json';

const everyMs = 200;

/** The camera of the phone, which reads codes for as long as it is on and the page is seen. */
export function Camera({ onCode }: { onCode: (text: string) => void }) {
  const say = useWords(words);
  const [isOn, setOn] = useState(false);
  const [isRefused, setRefused] = useState(false);
  return (
    <div className={styles.camera}>
      {isOn && <View onCode={onCode} onRefused={() => { setOn(false); setRefused(true); }} />}
      {isRefused && <Notice tone="warn" title={say('noCamera')} isNews><p>{say('noCameraHelp')}</p></Notice>}
      <Row>
        <Button aria-pressed={isOn} onClick={() => { setRefused(false); setOn(!isOn); }}>{say(isOn ? 'cameraOff' : 'cameraOn')}</Button>
      </Row>
    </div>
  );
}

function View({ onCode, onRefused }: { onCode: (text: string) => void; onRefused: () => void }) {
  const say = useWords(words);
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef({ onCode, onRefused });
  useEffect(() => void (told.current = { onCode, onRefused }));
  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | undefined;
    const read = readsCodes();
    const look = async () => {
      const code = document.hidden || !video.current || video.current.readyState < HTMLMediaElement.HAVE_CURRENT_DATA ? undefined : await read(video.current).catch(() => undefined);
      if (isOver) return;
      if (code) told.current.onCode(code);
      setTimeout(() => void look(), everyMs);
    };
    const begin = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
      if (isOver || !video.current) return stop(stream);
      video.current.srcObject = stream;
      await video.current.play();
      await look();
    };
    begin().catch(() => isOver || told.current.onRefused());
    return () => {
      isOver = true;
      stop(stream);
    };
  }, []);
  return <video ref={video} className={styles.video} muted playsInline aria-label={say('cameraView')} />;
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
