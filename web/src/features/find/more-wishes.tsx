import { Checkbox, Choices, SelectField } from '@/design/field';
import { accessibilityKinds, equipmentKinds, layoutKinds, type LayoutKind } from '@/design/spaces/kinds';
import { capital, useSpaceWords } from '@/design/spaces/space-words';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import styles from './find.module.css';
import type { Site } from './queries';
import type { Wish } from './search';
import words from './words.json';

interface MoreWishesProps {
  wish: Wish;
  sites: Site[];
  onWrite: (change: Partial<Wish>) => void;
}

/** What is seldom asked for, folded in; how much of it is chosen is said where it is not seen. */
export function MoreWishes({ wish, sites, onWrite }: MoreWishesProps) {
  const say = useWords(words);
  const spaceWords = useSpaceWords();
  const language = useLanguage();
  const count = wish.equipment.length + wish.accessibility.length + (wish.layout ? 1 : 0) + (wish.site ? 1 : 0);
  return (
    <details className={styles.more}>
      <summary>{count > 0 ? say('moreChosen', { count }) : say('more')}</summary>
      <div className={styles.wishes}>
        <div className={styles.selects}>
          {sites.length > 1 && (
            <SelectField label={say('site')} value={wish.site ?? ''} onChange={({ target }) => onWrite({ site: target.value || undefined })}>
              <option value="">{say('anySite')}</option>
              {sites.map(({ slug, name }) => <option key={slug} value={slug}>{said(name, language)}</option>)}
            </SelectField>
          )}
          <SelectField label={say('layout')} value={wish.layout ?? ''} onChange={({ target }) => onWrite({ layout: (target.value || undefined) as LayoutKind | undefined })}>
            <option value="">{say('anyLayout')}</option>
            {layoutKinds.map((kind) => <option key={kind} value={kind}>{capital(spaceWords.layout(kind))}</option>)}
          </SelectField>
        </div>
        <Several legend={say('equipment')} all={equipmentKinds} chosen={wish.equipment} word={spaceWords.equipment} onChoose={(equipment) => onWrite({ equipment })} />
        <Several legend={say('accessibility')} all={accessibilityKinds} chosen={wish.accessibility} word={spaceWords.accessibility} onChoose={(accessibility) => onWrite({ accessibility })} />
      </div>
    </details>
  );
}

interface SeveralProps<T extends string> {
  legend: string;
  all: readonly T[];
  chosen: readonly T[];
  word: (one: T) => string;
  onChoose: (chosen: T[]) => void;
}

function Several<T extends string>({ legend, all, chosen, word, onChoose }: SeveralProps<T>) {
  const toggled = (one: T, isChosen: boolean) => all.filter((each) => (each === one ? isChosen : chosen.includes(each)));
  return (
    <Choices legend={legend}>
      {all.map((one) => <Checkbox key={one} label={capital(word(one))} checked={chosen.includes(one)} onChange={({ target }) => onChoose(toggled(one, target.checked))} />)}
    </Choices>
  );
}
