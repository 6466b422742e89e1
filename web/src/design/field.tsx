import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { useWords } from '@/words/use-words';
import styles from './field.module.css';
import words from './words.json';

interface FieldProps {
  label: string;
  help?: ReactNode;
  /** What is wrong with what stands in it, as a sentence. */
  wrong?: string;
  optional?: boolean;
}

type Given = { id: string; className?: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

/** A label, what helps, the field and what is wrong, tied together for those who don't see them. */
export function Field({ label, help, wrong, optional, children }: FieldProps & { children: (given: Given) => ReactNode }) {
  const id = useId();
  const say = useWords(words);
  const describedBy = [help && `${id}-help`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label} {optional && <span className={styles.optional}>({say('optional')})</span>}
      </label>
      {help && <div id={`${id}-help`} className={styles.help}>{help}</div>}
      {children({ id, className: styles.input, ...(describedBy && { 'aria-describedby': describedBy }), ...(wrong && { 'aria-invalid': true }) })}
      {wrong && <div id={`${id}-wrong`} className={styles.wrong}>{wrong}</div>}
    </div>
  );
}

const parted = <P extends FieldProps>({ label, help, wrong, optional, ...rest }: P) => ({ field: { label, help, wrong, optional }, rest });

export function TextField(props: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className'>) {
  const { field, rest } = parted(props);
  return <Field {...field}>{(given) => <input required={!field.optional} {...rest} {...given} />}</Field>;
}

export function TextArea(props: FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'className'>) {
  const { field, rest } = parted(props);
  return <Field {...field}>{(given) => <textarea required={!field.optional} {...rest} {...given} />}</Field>;
}

export function SelectField(props: FieldProps & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'className'>) {
  const { field, rest } = parted(props);
  return <Field {...field}>{(given) => <select {...rest} {...given} />}</Field>;
}

export function Checkbox({ label, ...rest }: { label: ReactNode } & Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>) {
  return (
    <label className={styles.choice}>
      <input type="checkbox" {...rest} />
      <span>{label}</span>
    </label>
  );
}

export function Radio({ label, ...rest }: { label: ReactNode } & Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>) {
  return (
    <label className={styles.choice}>
      <input type="radio" {...rest} />
      <span>{label}</span>
    </label>
  );
}

/** Choices that belong together, under one question. */
export function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className={styles.set}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}
