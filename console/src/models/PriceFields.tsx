import { useState } from 'react';
import type { Price } from '../api/models';
import { TextField } from '../ui/Field';
import { t } from './messages';

interface Props {
  price: Price | null;
  error: string | undefined;
  onChange(price: Price | null): void;
}

/** What a million tokens cost, for models whose price is not shipped. */
export function PriceFields({ price, error, onChange }: Props) {
  const [input, setInput] = useState(String(price?.input ?? ''));
  const [output, setOutput] = useState(String(price?.output ?? ''));
  const tell = (nextInput: string, nextOutput: string) => {
    setInput(nextInput);
    setOutput(nextOutput);
    const whole = nextInput !== '' && nextOutput !== '';
    onChange(
      whole
        ? { input: Number(nextInput), cached: Number(nextInput), output: Number(nextOutput) }
        : null,
    );
  };
  return (
    <div className="price-fields">
      <TextField
        type="number"
        min={0}
        step="any"
        label={t('models.priceInput')}
        hint={t('models.priceHint')}
        error={error}
        value={input}
        onChange={({ target }) => tell(target.value, output)}
      />
      <TextField
        type="number"
        min={0}
        step="any"
        label={t('models.priceOutput')}
        value={output}
        onChange={({ target }) => tell(input, target.value)}
      />
    </div>
  );
}
